import { ApiProblem, mayPass } from "../api";
import type { Segment } from "./shelf";

/** What is to be done next for one segment. */
export type Step =
  | { readonly kind: "begin" }
  | { readonly kind: "send"; readonly seq: number }
  | { readonly kind: "finish"; readonly durationMs: number }
  /** Nothing was recorded, so there is nothing to keep. */
  | { readonly kind: "drop" }
  | { readonly kind: "wait" };

/** Begun on the server with its first chunk, then one chunk after the other, then finished. */
export function nextStep({ recording, next, count, lastedMs, isEnded }: Segment): Step {
  if (count === 0) return { kind: isEnded ? "drop" : "wait" };
  if (recording === null) return { kind: "begin" };
  if (next < count) return { kind: "send", seq: next };
  return isEnded ? { kind: "finish", durationMs: lastedMs } : { kind: "wait" };
}

export type Next = { readonly segment: Segment; readonly step: Exclude<Step, { readonly kind: "wait" }> };

/**
 * The first segment with something to do, and what; null where all wait for more, or none is left. The interview that was recorded last
 * comes first, as it is the one that goes on now; of each interview the oldest segment.
 */
export function nextOf(segments: readonly Segment[]): Next | null {
  const latest = new Map<string, number>();
  for (const { session, startedAt } of segments) latest.set(session, Math.max(startedAt, latest.get(session) ?? startedAt));
  const lastOf = ({ session, startedAt }: Segment): number => latest.get(session) ?? startedAt;
  for (const segment of [...segments].sort((one, other) => lastOf(other) - lastOf(one) || one.startedAt - other.startedAt)) {
    const step = nextStep(segment);
    if (step.kind !== "wait") return { segment, step };
  }
  return null;
}

/** What is done where the server did not take a step. */
export type AfterRefusal =
  /** The same may be taken later. */
  | { readonly kind: "rest" }
  /** The server keeps no recordings: nothing more is recorded, and what there is waits here until it does. */
  | { readonly kind: "stop"; readonly problem: ApiProblem }
  /** Goes on with another chunk. */
  | { readonly kind: "go-on"; readonly changes: Pick<Segment, "next"> }
  /** Ends with what the server has. */
  | { readonly kind: "cut"; readonly problem: ApiProblem; readonly changes: Partial<Segment> }
  /** Neither taken nor known there. */
  | { readonly kind: "drop"; readonly problem: ApiProblem };

export function afterRefusal({ segment, step }: Next, problem: unknown): AfterRefusal {
  if (!(problem instanceof ApiProblem)) return { kind: "rest" };
  const { code } = problem;
  if (step.kind === "begin" && code === "recording-not-kept") return { kind: "stop", problem };
  // Nothing is lost by finishing late. A full disk that takes no chunk is told at once, for room to be made.
  if (code === "recording-full" ? step.kind === "finish" : mayPass(problem)) return { kind: "rest" };
  if (step.kind !== "send" || code === "session-unknown" || code === "recording-unknown") return { kind: "drop", problem };
  const changes = code === "chunk-gap" ? afterGap(segment, problem.next) : null;
  return changes === null ? { kind: "cut", problem, changes: { ...cutShort(segment), ...(segment.next === 0 ? { recording: null } : {}) } } : { kind: "go-on", changes };
}

/**
 * What is changed where the server wants another chunk than the one that came. Null: it wants one that was dropped here
 * long ago, as it has lost what it had; there is nothing to go on from.
 */
function afterGap({ next }: Pick<Segment, "next">, wanted: number | null): Pick<Segment, "next"> | null {
  return wanted !== null && wanted > next ? { next: wanted } : null;
}

/** The segment ends with what the server has of it. */
export const cutShort = ({ next, keptMs }: Pick<Segment, "next" | "keptMs">): Pick<Segment, "count" | "lastedMs" | "isEnded"> => ({ count: next, lastedMs: keptMs, isEnded: true });
