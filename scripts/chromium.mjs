import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * A Chromium to test with: the one that ALTITUDE_CHROMIUM names, one on the PATH, one that Playwright installed, and
 * otherwise one that is got now: Debian's package as root, else Playwright's own download.
 *
 * @returns its path; throws one sentence that says which command to run where none can be had
 */
export async function findChromium() {
  const named = process.env["ALTITUDE_CHROMIUM"];
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(`ALTITUDE_CHROMIUM names ${named}, which does not exist.`);
  }
  return onPath() ?? (await ofPlaywright()) ?? (await got());
}

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function onPath() {
  const folders = (process.env["PATH"] ?? "").split(":").filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => `${folder}/${name}`)).find((file) => existsSync(file)) ?? null;
}

async function ofPlaywright() {
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : null;
}

async function got() {
  const isRoot = process.getuid?.() === 0;
  const isDebian = existsSync("/usr/bin/apt-get");
  process.stderr.write("No Chromium was found; getting one. This takes a minute or two.\n");
  if (isRoot && isDebian) {
    tried("apt-get", ["update", "-qq"]);
    tried("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    const installed = onPath();
    if (installed !== null) return installed;
  }
  tried(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  const downloaded = await ofPlaywright();
  if (downloaded !== null) return downloaded;
  const command = isDebian ? "sudo apt-get install chromium" : "npx playwright-core install chromium";
  throw new Error(`The browser tests need a Chromium and none could be got. Run \`${command}\`, or set ALTITUDE_CHROMIUM to one.`);
}

/** The next way is tried where this one fails; what it printed tells why. */
function tried(command, args) {
  try {
    execFileSync(command, args, { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  } catch (error) {
    process.stderr.write(`${command} ${args.join(" ")}: ${error instanceof Error ? error.message.split("\n")[0] : "failed"}\n`);
  }
}
