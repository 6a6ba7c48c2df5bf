import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const form = /^[\w-]{43}$/;

/**
 * The token that agents show at `/mcp`, from the file `mcp-token` of the data folder, for its owner only. It is made at the first
 * start and stays, so that what was set up goes on working; delete the file for another. Where the folder cannot be written, as
 * may be beside a PostgreSQL database, it lasts as long as this process.
 */
export async function mcpToken(home: string): Promise<string> {
  const file = join(home, "mcp-token");
  const known = await keptIn(file);
  if (known !== null) return known;
  const fresh = randomBytes(32).toString("base64url");
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, `${fresh}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (error) {
    if (!isOfFiles(error)) throw error;
  }
  return fresh;
}

async function keptIn(file: string): Promise<string | null> {
  try {
    const text = (await readFile(file, "utf8")).trim();
    await chmod(file, 0o600);
    return form.test(text) ? text : null;
  } catch (error) {
    if (isOfFiles(error)) return null;
    throw error;
  }
}

const isOfFiles = (error: unknown): boolean => error instanceof Error && "code" in error;

/** Whether an Authorization header shows the token; how long that takes tells nothing of it. */
export function shows(header: string | undefined, token: string): boolean {
  const shown = /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(shown), digest(token));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
