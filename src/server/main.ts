import { spawn } from "node:child_process";
import type { Problem } from "#core/problem";
import { readConfig } from "#server/config";
import { startServer } from "#server/serve";

/** Runs the app until it is told to stop. Exit codes: 0 stopped as told · 1 it could not start · 2 the environment is wrong. */
export async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) return fail(config.problem, 2);
  process.once("uncaughtException", (error) => {
    report(error);
    process.exit(1);
  });
  const running = await startServer(config.value, report);
  if (!running.ok) return fail(running.problem, 1);

  const { address, stop } = running.value;
  const stopped = new Promise<void>((resolve) => {
    let isStopping = false;
    const onSignal = (): void => {
      if (isStopping) process.exit(1);
      isStopping = true;
      void stop().then(resolve);
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
  process.stdout.write(`Altitude is ready at ${address}\n`);
  if (mayOpenBrowser()) openBrowser(address);
  await stopped;
  process.exit(0);
}

const isDebugging = process.env["ALTITUDE_DEBUG"] === "1";

function fail({ message, mend }: Problem, code: 1 | 2): void {
  process.stderr.write(`${`${message} ${mend}`.replace(/\s*\n\s*/g, " ")}\n`);
  process.exitCode = code;
}

/** What should not have happened, in one line; where it did, only when debugging. */
function report(error: unknown): void {
  const text = !(error instanceof Error) ? String(error) : isDebugging ? (error.stack ?? error.message) : `${error.name}: ${error.message}`.replace(/\s*\n\s*/g, " ");
  process.stderr.write(`${text}\n`);
}

function mayOpenBrowser(): boolean {
  const { CI, ALTITUDE_NO_OPEN, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasScreen = process.platform === "darwin" || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  return process.stdout.isTTY && CI === undefined && ALTITUDE_NO_OPEN === undefined && hasScreen;
}

/** Opening is a courtesy: where it fails, the address stands on the screen. */
function openBrowser(address: string): void {
  const opener = spawn(process.platform === "darwin" ? "open" : "xdg-open", [address], { stdio: "ignore", detached: true });
  opener.once("error", () => undefined);
  opener.unref();
}
