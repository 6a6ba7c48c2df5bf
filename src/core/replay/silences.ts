import type { Replay } from "#core/replay/replay";

/** A time in which nobody speaks, on the session's clock. */
export type Silence = { readonly from: number; readonly to: number };

/** Shorter silences belong to the talk. */
const shortestMs = 1500;
/** So much of a silence is left before the next word. */
const leadMs = 300;

/** The silences that are long enough to be skipped. A turn that nobody spoke is no silence while it is read. */
export function silencesOf({ turns, lengthMs }: Pick<Replay, "turns" | "lengthMs">): readonly Silence[] {
  const said = turns
    .flatMap(({ from, to, stretches }) => (stretches.length > 0 ? stretches.map((stretch) => ({ from: stretch.from, to: stretch.to })) : [{ from, to }]))
    .sort((one, other) => one.from - other.from);
  const silences: Silence[] = [];
  let quietFrom = 0;
  for (const { from, to } of [...said, { from: lengthMs, to: lengthMs }]) {
    if (from - quietFrom > shortestMs) silences.push({ from: quietFrom, to: from });
    quietFrom = Math.max(quietFrom, to);
  }
  return silences;
}

/** Where to go on from within a silence: a little before the next word. Null where there is nothing to skip. */
export function afterSilence(silences: readonly Silence[], clockMs: number): number | null {
  const silence = silences.find(({ from, to }) => from <= clockMs && clockMs < to - leadMs);
  return silence === undefined ? null : silence.to - leadMs;
}
