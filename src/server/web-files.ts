import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { Context } from "hono";

type WebFile = { readonly path: string; readonly type: string; readonly encodings: readonly Encoding[] };
type Encoding = keyof typeof endings;

/** Forms that the build may have put beside a file, the best first. */
const endings = { br: ".br", gzip: ".gz" } as const;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".onnx": "application/octet-stream",
};

export type WebFiles = {
  /** The file at that path of the site, or null. */
  readonly at: (c: Context, path: string) => Promise<Response | null>;
};

/** The built web app. Only what stands in the folder now is ever served: a path is looked up, never joined. */
export async function webFilesIn(folder: string): Promise<WebFiles> {
  const names = await namesUnder(folder);
  const present = new Set(names);
  const files = new Map<string, WebFile>();
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const encodings = (["br", "gzip"] as const).filter((encoding) => present.has(`${name}${endings[encoding]}`));
    files.set(`/${name}`, { path: join(folder, name), type, encodings });
  }
  return {
    async at(c, path) {
      const file = files.get(path);
      return file === undefined ? null : serve(c, path, file);
    },
  };
}

async function namesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

async function serve(c: Context, path: string, { path: plain, type, encodings }: WebFile): Promise<Response | null> {
  const accepted = new Set((c.req.header("accept-encoding") ?? "").split(",").map((part) => part.split(";")[0]?.trim()));
  const encoding = encodings.find((one) => accepted.has(one));
  const body = await bytesOf(encoding === undefined ? plain : `${plain}${endings[encoding]}`);
  if (body === null) return null;
  return c.body(body, 200, {
    "content-type": type,
    "content-length": String(body.byteLength),
    // Names under assets/ carry a hash of what is in them.
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    ...(encodings.length > 0 ? { vary: "accept-encoding" } : {}),
    ...(encoding === undefined ? {} : { "content-encoding": encoding }),
  });
}

/** Null where a newer build has taken the file away since. */
async function bytesOf(path: string): Promise<ArrayBuffer | null> {
  try {
    const bytes = await readFile(path);
    return bytes.buffer instanceof ArrayBuffer ? bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
