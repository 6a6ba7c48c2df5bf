import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

/** How much of a disk recordings always leave free. */
export const reserveBytes = 500_000_000;

/** The free bytes of the disk that holds a folder, or will, once it is made. */
export async function freeBytesOf(folder: string): Promise<number> {
  const above = dirname(folder);
  if (!existsSync(folder) && above !== folder) return freeBytesOf(above);
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
