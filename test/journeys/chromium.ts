import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";

type Options = {
  /** `none`: neither camera nor microphone is there. Made-up ones are a moving picture and a tone, which contexts may use that were `allowed` to; others are refused. */
  readonly devices?: "made-up" | "none";
  /** A WAV file that the made up microphone plays once, from when it is opened. */
  readonly microphone?: string;
};

/** What a context is opened with whose pages may use camera and microphone; every other is turned down. */
export const allowed = { permissions: ["camera", "microphone"] };

/** The Chromium that `npm test` found, without anything that would ask another host. */
export const launchChromium = (options: Options = {}): Promise<Browser> => chromium.launch(how(options));

/** The same over a profile that outlives it. */
export const openProfile = (folder: string, options: Options = {}): Promise<BrowserContext> => chromium.launchPersistentContext(folder, { ...how(options), ...allowed });

let shared: Promise<Browser> | null = null;

/** One for all files of a worker, which is as much work as opening a page: whoever opens a context in it closes it again. It ends with its worker. */
export async function sharedChromium(): Promise<Browser> {
  const known = await shared?.catch(() => null);
  // One that died takes down the file that it died in, and none of those after it.
  if (known?.isConnected() !== true) shared = launchChromium();
  return shared ?? launchChromium();
}

/**
 * A context whose pages share one process. A process of its own for each is more work than anything that a page does in it, so an empty page
 * keeps theirs alive: it is the first of the context's pages, and `closePages` leaves it.
 */
export async function openContext(options: BrowserContextOptions = {}, browser: Promise<Browser> = sharedChromium()): Promise<BrowserContext> {
  const context = await (await browser).newContext(options);
  await context.newPage();
  return context;
}

/** Closes what a test has opened in such a context. */
export async function closePages(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().slice(1).map((open) => open.close()));
}

/** Makes a visit to an address the first one: nothing that its pages have kept in this context is there any more. */
export async function forgetVisits(context: BrowserContext, address: string): Promise<void> {
  const [first] = context.pages();
  if (first === undefined) throw new Error("This context was opened without its empty page.");
  const devtools = await context.newCDPSession(first);
  await devtools.send("Storage.clearDataForOrigin", { origin: address, storageTypes: "all" });
  await devtools.detach();
}

function how({ devices = "made-up", microphone }: Options) {
  const executablePath = process.env["ALTITUDE_CHROMIUM"] ?? "/usr/bin/chromium";
  const media = devices === "none" ? [] : ["--use-fake-device-for-media-stream", "--deny-permission-prompts", ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`])];
  // The detector of speech is 14 MB of WebAssembly, which Chromium would compile anew for speed in each fresh profile, for longer than a test lasts.
  return { executablePath, args: ["--js-flags=--liftoff-only", "--no-sandbox", "--disable-gpu", "--renderer-process-limit=1", "--disable-site-isolation-trials", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...media] };
}
