import { chromium, type Browser, type BrowserContext } from "playwright-core";

type Options = {
  /** A camera and a microphone that are made up: a moving picture and a tone. `allowed`: nobody is asked; `refused`: whoever asks is turned down. */
  readonly devices?: "allowed" | "refused";
  /** A WAV file that the made up microphone plays once, from when it is opened. */
  readonly microphone?: string;
};

const asking = { allowed: ["--use-fake-ui-for-media-stream"], refused: ["--deny-permission-prompts"] } as const;

/** The Chromium that `npm test` found, without anything that would ask another host. */
export const launchChromium = (options: Options = {}): Promise<Browser> => chromium.launch(how(options));

/** The same over a profile that outlives it. */
export const openProfile = (folder: string, options: Options = {}): Promise<BrowserContext> => chromium.launchPersistentContext(folder, how(options));

function how({ devices, microphone }: Options) {
  const executablePath = process.env["ALTITUDE_CHROMIUM"] ?? "/usr/bin/chromium";
  const media = devices === undefined ? [] : ["--use-fake-device-for-media-stream", ...asking[devices], ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`])];
  // The detector of speech is 14 MB of WebAssembly, which Chromium would compile anew for speed in each fresh profile, for longer than a test lasts.
  return { executablePath, args: ["--js-flags=--liftoff-only", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...media] };
}
