import { chromium, type Browser } from "playwright-core";

/** The Chromium that `npm test` found, without anything that would ask another host. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env["ALTITUDE_CHROMIUM"] ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more] });
}
