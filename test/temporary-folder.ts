import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A run has a folder for all that is temporary, and leaves nothing of it behind: not the profiles of browsers either, which end with their worker. */
export default async function openTemporaryFolder(): Promise<() => Promise<void>> {
  const before = tmpdir();
  const folder = await mkdtemp(join(before, "altitude-"));
  process.env["TMPDIR"] = folder;
  return async () => {
    process.env["TMPDIR"] = before;
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}
