import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

/** `npm run fix`: what lint can mend by itself, and the schemas under content/schema/ written anew. */
const root = fileURLToPath(new URL("..", import.meta.url));
const lint = spawn(process.execPath, ["node_modules/eslint/bin/eslint.js", "--fix", "src", "test", "bench", "scripts"], { cwd: root, stdio: "inherit" });
const code = await new Promise((resolve) => {
  lint.once("error", () => resolve(1));
  lint.once("exit", (exit) => resolve(exit ?? 1));
});
await build(["node"]);
await import("../dist/node/write-editor-schemas.mjs");
process.exitCode = code;
