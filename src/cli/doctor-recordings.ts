import { join } from "node:path";
import type { Finding, Patient, Unused } from "#cli/doctor";
import { bytesUnder } from "#store/bytes-under";
import { freeBytesOf, reserveBytes } from "#store/free-bytes";

const what = "recordings";

/** Where recordings stand, what they take and may take, and whether anything can still be recorded. */
export async function recordings({ home, env }: Pick<Patient, "home" | "env">): Promise<Finding | Unused> {
  const { recordingsBytesFrom } = await import("#server/config");
  const allowed = recordingsBytesFrom(env);
  if (!allowed.ok) return { what, works: false, says: `${allowed.problem.message} ${allowed.problem.mend}` };
  if (allowed.value === 0) return { what, says: "ALTITUDE_RECORDINGS_MB is 0: nothing is recorded." };
  const root = join(home, "recordings");
  try {
    const [used, free] = [await bytesUnder(root), await freeBytesOf(root)];
    const taken = `${mb(used)} MB of the ${mb(allowed.value)} MB that ALTITUDE_RECORDINGS_MB allows`;
    if (used >= allowed.value) return { what, works: false, says: `Nothing more is recorded: ${taken} are taken. Erase recordings in Settings, or allow more.` };
    if (free <= reserveBytes) return { what, works: false, says: `Nothing is recorded: the disk of ${root} has ${mb(free)} MB free, and ${mb(reserveBytes)} MB always stay free. Make room on it.` };
    return { what, works: true, says: `${root}: ${taken}; of the disk's free ${mb(free)} MB, ${mb(reserveBytes)} MB always stay free.` };
  } catch {
    return { what, works: false, says: `${root} cannot be read. See who may read it.` };
  }
}

/** To a tenth below ten, else whole. */
const mb = (bytes: number): string => String(bytes < 10_000_000 ? Math.round(bytes / 100_000) / 10 : Math.round(bytes / 1_000_000));
