import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Types of each runtime, and lint: `npm run check`. Each is one check that passes or fails. Types are checked by TypeScript 7, in less than half
 * the time; lint reads them through the programming interface of TypeScript 6, which 7 does not have.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const checks = [
  ["types of everything that Node runs", ["node_modules/typescript-7/bin/tsc", "-p", "tsconfig.json"]],
  ["types of the core, which knows no runtime", ["node_modules/typescript-7/bin/tsc", "-p", "tsconfig.core.json"]],
  ["types of the web app", ["node_modules/typescript-7/bin/tsc", "-p", "tsconfig.web.json"]],
  ["lint and the arrows between rooms", ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "src", "test", "bench", "scripts"]],
];

/** @returns how many passed and failed; what each prints is shown when it has ended, and the two that take longest run side by side */
export async function check() {
  const left = [...checks];
  const results = [];
  const lane = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [name, args] = next;
      const { code, printed } = await run(args);
      process.stdout.write(`${printed}${code === 0 ? "passed" : "FAILED"}  ${name}\n`);
      results.push(code === 0);
    }
  };
  await Promise.all([lane(), lane()]);
  return { passed: results.filter((passed) => passed).length, failed: results.filter((passed) => !passed).length };
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => printed.push(chunk));
    child.once("error", (error) => resolve({ code: 1, printed: `${error.message}\n` }));
    child.once("close", (code) => resolve({ code: code ?? 1, printed: Buffer.concat(printed).toString() }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
