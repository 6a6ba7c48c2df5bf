import { z } from "zod";

/** Every reason for which a request can be refused. The names are public: `test/pins` holds them. */
export const ProblemCode = z.enum([
  "transcript-empty",
  "transcript-too-large",
  "transcript-too-many-turns",
  "transcript-malformed",
  "round-unknown",
  "scenario-unknown",
  "target-unknown",
  "minutes-unknown",
  "session-unknown",
  "session-ended",
  "session-paused",
  "session-changed",
  "session-open",
  "answer-empty",
  "answer-too-long",
  "key-missing",
  "key-in-flight",
  "key-reused",
  "evidence-unknown",
  "turn-unknown",
  "board-full",
  "story-unknown",
  "story-changed",
  "token-wrong",
  "request-malformed",
  "request-too-large",
  "route-unknown",
  "origin-refused",
  "host-refused",
  "content-malformed",
  "folder-locked",
  "port-taken",
  "database-newer",
  "database-unavailable",
  "model-malformed",
  "model-fixed",
  "model-unknown",
  "model-not-kept",
  "address-refused",
  "recording-unknown",
  "recording-closed",
  "recording-full",
  "recording-not-kept",
  "chunk-gap",
  "chunk-empty",
  "range-unmet",
  "internal",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** Why a request could not be met: `message` says what is wrong and where, `mend` how to put it right. `next`: the number of the chunk to be sent instead. */
export type Problem = { readonly code: ProblemCode; readonly message: string; readonly mend: string; readonly next?: number };
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: ProblemCode, message: string, mend: string): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, message, mend },
});

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
