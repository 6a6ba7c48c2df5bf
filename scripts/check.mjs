import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Types of each runtime, and lint: `npm run check`. Each is one check that passes or fails. */
const root = fileURLToPath(new URL("..", import.meta.url));
const checks = [
  ["types of everything that Node runs", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]],
  ["types of the core, which knows no runtime", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.core.json"]],
  ["types of the web app", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.web.json"]],
  ["lint and the arrows between rooms", ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "src", "test", "bench", "scripts"]],
];

/** @returns how many passed and failed; what they print is shown */
export async function check() {
  const results = [];
  for (const [name, args] of checks) {
    const code = await run(args);
    process.stdout.write(`${code === 0 ? "passed" : "FAILED"}  ${name}\n`);
    results.push(code === 0);
  }
  return { passed: results.filter((passed) => passed).length, failed: results.filter((passed) => !passed).length };
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
