import { chromium, type Browser, type BrowserContext } from "playwright-core";

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

function how({ devices = "made-up", microphone }: Options) {
  const executablePath = process.env["ALTITUDE_CHROMIUM"] ?? "/usr/bin/chromium";
  const media = devices === "none" ? [] : ["--use-fake-device-for-media-stream", "--deny-permission-prompts", ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`])];
  // The detector of speech is 14 MB of WebAssembly, which Chromium would compile anew for speed in each fresh profile, for longer than a test lasts.
  return { executablePath, args: ["--js-flags=--liftoff-only", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...media] };
}
