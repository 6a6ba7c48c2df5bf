import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { build } from "./build.mjs";

/** `npm run dev`: the web app as it is edited, over a server that is built and started anew whenever its sources change. */

const root = fileURLToPath(new URL("..", import.meta.url));
const port = process.env["PORT"] ?? "8848";
const rooms = ["core", "content-pack", "store", "mcp", "server"];

let server = null;
let isChanged = false;

async function restart() {
  try {
    await build(["node"]);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return;
  }
  if (server !== null && server.exitCode === null) {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await gone;
  }
  const program = 'import { main } from "./dist/node/server.mjs"; await main();';
  server = spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: root, stdio: "inherit", env: { ...process.env, PORT: port, ALTITUDE_NO_OPEN: "1" } });
}

/** One restart at a time, and one more where something changed meanwhile. */
let restarting = Promise.resolve();
function changed() {
  if (isChanged) return;
  isChanged = true;
  restarting = restarting.then(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    isChanged = false;
    await restart();
  });
}

await restart();
for (const room of rooms) watch(join(root, "src", room), { recursive: true }, changed);
watch(join(root, "content"), { recursive: true }, changed);
// vite.config.ts reads it: where the pages find their server.
process.env["ALTITUDE_API"] = `http://127.0.0.1:${port}`;
const web = await createServer({ server: { host: "127.0.0.1" } });
await web.listen();
web.printUrls();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    server?.kill("SIGTERM");
    await web.close();
    process.exit(0);
  });
}
