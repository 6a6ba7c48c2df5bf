import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Builds what is missing or older than its sources: `node scripts/build.mjs [node] [web]`, both where none is named. */

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What each part is made of, by what, and into which folder of dist/. */
const parts = {
  node: {
    sources: ["src/core", "src/content-pack", "src/store", "src/model", "src/mcp", "src/server", "src/cli", "bench", "package-lock.json", "package.json", "tsconfig.json", "tsdown.config.ts"],
    command: (out) => [join("node_modules", "tsdown", "dist", "run.mjs"), "--out-dir", out, "--logLevel", "warn"],
    after: (out) => run([join(out, "write-kept-pack.mjs")]),
  },
  web: {
    sources: ["src/core", "src/web", "package-lock.json", "package.json", "tsconfig.json", "tsconfig.web.json", "vite.config.ts", "vite-board.ts", "index.html", "public"],
    command: (out) => [join("node_modules", "vite", "bin", "vite.js"), "build", "--outDir", out, "--emptyOutDir", "--logLevel", "warn"],
    after: compressUnder,
  },
};

/**
 * Brings those parts up to date. Builds beside, then changes places, so that a server that runs never sees half a build.
 *
 * @param {readonly ("node" | "web")[]} names
 */
export async function build(names = ["node", "web"]) {
  await mkdir(dist, { recursive: true });
  for (const name of names) {
    const { sources, command, after } = parts[name];
    const stamp = join(dist, `${name}.stamp`);
    const wanted = await fingerprint(sources);
    if (existsSync(join(dist, name)) && (await textOf(stamp)) === wanted) continue;
    const fresh = join(dist, `.${name}-${process.pid}`);
    try {
      process.stderr.write(`Building ${name} …\n`);
      await run(command(fresh));
      await after(fresh);
      await replace(join(dist, name), fresh);
      await writeFile(stamp, wanted);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }
}

async function replace(place, fresh) {
  const old = `${fresh}-old`;
  if (existsSync(place)) await rename(place, old);
  await rename(fresh, place);
  await rm(old, { recursive: true, force: true });
}

/** What a build prints is shown, on stderr, only where it fails: stdout belongs to the program that is built. */
function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_ENV: "production" } });
    const printed = [];
    child.stdout.on("data", (chunk) => printed.push(chunk));
    child.stderr.on("data", (chunk) => printed.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${Buffer.concat(printed)}\nThe build failed: node ${args.join(" ")}`))));
  });
}

/** Changes when any source is added, changed or taken away; the text of the sources is not read. */
async function fingerprint(sources) {
  const hash = createHash("sha256");
  const files = (await Promise.all(sources.map(filesUnder))).flat().sort();
  for (const file of files) {
    const { mtimeMs, size } = await stat(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

async function filesUnder(place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  if (!(await stat(path)).isDirectory()) return [place];
  const names = await readdir(path, { withFileTypes: true });
  const nested = await Promise.all(names.map((entry) => (entry.isDirectory() ? filesUnder(join(place, entry.name)) : [join(place, entry.name)])));
  return nested.flat().filter((file) => !/\.test\.tsx?$/.test(file));
}

const compressible = new Set([".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".txt"]);

/** Puts the forms beside each text file that browsers take in its place. */
async function compressUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name))).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file);
      if (text.length < 1024) return;
      await writeFile(`${file}.br`, await promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
    }),
  );
}

async function textOf(file) {
  return existsSync(file) ? readFile(file, "utf8") : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2).filter((name) => name in parts);
  try {
    await build(named.length > 0 ? named : undefined);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
