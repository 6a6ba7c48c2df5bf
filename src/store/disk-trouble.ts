import { refuse, type Result } from "#core/problem";
import { codeOf } from "#store/durable";

/** Says why the disk did not take part of a recording. What is no fault of the disk is thrown on. */
export function diskTrouble(error: unknown, root: string): Result<never> {
  const code = codeOf(error);
  if (code === "") throw error;
  if (isForRoom(error)) return diskFull(root);
  return refuse("recording-not-kept", `The folder ${root} did not take the recording (${code}).`, "See that you may write to it and that its disk is sound, then try again.");
}

/** Whether the disk had no room, or allowed none. */
export const isForRoom = (error: unknown): boolean => ["ENOSPC", "EDQUOT", "EFBIG"].includes(codeOf(error));

export const diskFull = (root: string) => refuse("recording-full", `The disk of ${root} is full: nothing more is recorded, and what was recorded is kept.`, "Delete recordings that you no longer need, or make room on the disk.");
