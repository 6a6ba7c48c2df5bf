import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that only its owner reads and that is whole at every moment, past a power cut too: the old one or the new one. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const next = `${file}.new`;
  await rm(next, { force: true });
  const handle = await open(next, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await moveWhole(next, file);
}

/** Moves a file or folder within its folder, past a power cut. */
export async function moveWhole(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** What was made, renamed or removed in a folder is on disk once the folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the system says went wrong, such as ENOENT; empty for any other error. */
export const codeOf = (error: unknown): string => (error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "");
export const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT";

/** How many bytes a file takes; 0 where there is none. */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
