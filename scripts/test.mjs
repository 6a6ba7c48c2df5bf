import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { findChromium } from "./chromium.mjs";

/** `npm test`: everything. Types, lint, units, servers and databases, browser journeys. The last line counts. */
const root = fileURLToPath(new URL("..", import.meta.url));

async function main() {
  const chromium = await findChromium();
  const checked = await check();
  await build();
  const folder = await mkdtemp(join(tmpdir(), "altitude-test-"));
  const report = join(folder, "report.json");
  const code = await vitest(report, chromium);
  const { numPassedTests, numFailedTests, numTotalTestSuites, success } = JSON.parse(await readFile(report, "utf8"));
  await rm(folder, { recursive: true, force: true });
  const passed = checked.passed + numPassedTests;
  // A file that could not even be loaded has no tests to count, and is a failure all the same.
  const failed = checked.failed + Math.max(numFailedTests, (success && code === 0) || numTotalTestSuites === 0 ? 0 : 1);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && numPassedTests > 0 ? 0 : 1;
}

function vitest(report, chromium) {
  return new Promise((resolve) => {
    const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ALTITUDE_CHROMIUM: chromium } });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.stdout.write("0 passed, 1 failed\n");
  process.exitCode = 1;
}
