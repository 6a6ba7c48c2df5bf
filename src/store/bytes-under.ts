import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, sizeOf } from "#store/durable";

/** What the files of a folder and of those below it take together; 0 where there is no such folder. */
export async function bytesUnder(folder: string): Promise<number> {
  try {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    // The app may run meanwhile, and take a file away.
    const sizes = await Promise.all(files.map(({ parentPath, name }) => sizeOf(join(parentPath, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
