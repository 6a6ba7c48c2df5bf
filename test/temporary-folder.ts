import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const name = "altitude-tests-";

/** A run has a folder for all that is temporary, and leaves nothing of it behind: not the profiles of browsers either, which end with their worker. */
export default async function openTemporaryFolder(): Promise<(() => Promise<void>) | undefined> {
  const before = tmpdir();
  // Called once for each project: one folder is enough, and names of sockets must be short.
  if (before.includes(name)) return undefined;
  const folder = await mkdtemp(join(before, name));
  // PostgreSQL runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  process.env["TMPDIR"] = folder;
  return async () => {
    process.env["TMPDIR"] = before;
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}
