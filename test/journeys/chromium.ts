import { chromium, type Browser } from "playwright-core";

type Options = {
  /** A camera and a microphone that are made up: a moving picture and a tone. `allowed`: nobody is asked; `refused`: whoever asks is turned down. */
  readonly devices?: "allowed" | "refused";
  /** A WAV file that the made up microphone plays once, from when it is opened. */
  readonly microphone?: string;
};

const asking = { allowed: ["--use-fake-ui-for-media-stream"], refused: ["--deny-permission-prompts"] } as const;

/** The Chromium that `npm test` found, without anything that would ask another host. */
export function launchChromium({ devices, microphone }: Options = {}): Promise<Browser> {
  const executablePath = process.env["ALTITUDE_CHROMIUM"] ?? "/usr/bin/chromium";
  const media = devices === undefined ? [] : ["--use-fake-device-for-media-stream", ...asking[devices], ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`])];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...media] });
}
