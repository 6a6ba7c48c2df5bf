import type { Evidence } from "#core/assessment/assessment";
import type { SignalId } from "#core/words";
import { grouped } from "../judgement/agreement";
import type { Label } from "../judgement/corpus";
import type { Pass, SentencePass } from "./measure";

/** One sentence: the signals that people see in it, that the built-in reader hears, and that the model adds. */
export type Seen = {
  readonly labelled: ReadonlySet<SignalId>;
  readonly heard: ReadonlySet<SignalId>;
  /** Of the model's, all that code kept, and those of them that count because the words bear them out. */
  readonly kept: ReadonlySet<SignalId>;
  readonly borneOut: ReadonlySet<SignalId>;
};

export type LabelledFigures = {
  readonly sentences: number;
  readonly labelled: number;
  readonly missed: number;
  readonly found: number;
  readonly foundBorneOut: number;
  /** What the model adds that nobody labelled. */
  readonly unlabelled: number;
  readonly unlabelledBorneOut: number;
};

/** What a model finds of the signals that people labelled and the built-in reader missed, and what else it proposes. */
export function labelledFigures(all: readonly Seen[]): LabelledFigures {
  const sum = (count: (one: Seen) => number): number => all.reduce((total, one) => total + count(one), 0);
  const sizeOf = (signals: ReadonlySet<SignalId>, holds: (signal: SignalId) => boolean): number => [...signals].filter(holds).length;
  return {
    sentences: all.length,
    labelled: sum(({ labelled }) => labelled.size),
    missed: sum(({ labelled, heard }) => sizeOf(labelled, (signal) => !heard.has(signal))),
    found: sum(({ labelled, heard, kept }) => sizeOf(labelled, (signal) => !heard.has(signal) && kept.has(signal))),
    foundBorneOut: sum(({ labelled, heard, borneOut }) => sizeOf(labelled, (signal) => !heard.has(signal) && borneOut.has(signal))),
    unlabelled: sum(({ labelled, heard, kept }) => sizeOf(kept, (signal) => !heard.has(signal) && !labelled.has(signal))),
    unlabelledBorneOut: sum(({ labelled, heard, borneOut }) => sizeOf(borneOut, (signal) => !heard.has(signal) && !labelled.has(signal))),
  };
}

/** Sentences that stand alone: what either round hears counts. */
export const seenAlone = (passes: readonly SentencePass[]): readonly Seen[] =>
  passes.map(({ sentence, readings }) => ({ labelled: new Set(sentence.signals), ...heardIn(readings.flatMap(({ assessment }) => assessment.evidence)) }));

/** Sentences labelled where they stand; what any labeller sees counts. */
export function seenInAnswers(passes: readonly Pass[], labels: readonly Label[]): readonly Seen[] {
  const byId = new Map(passes.map((pass) => [pass.answer.id, pass]));
  return grouped(labels, ({ id, turn, start, end }) => `${id} ${String(turn)} ${String(start)} ${String(end)}`).flatMap((same) => {
    const [place] = same;
    const pass = place === undefined ? undefined : byId.get(place.id);
    if (place === undefined || pass === undefined) return [];
    const evidence = pass.assessment.evidence.filter(({ turn, start, end }) => turn === place.turn && start < place.end && end > place.start);
    return [{ labelled: new Set(same.flatMap(({ signals }) => signals)), ...heardIn(evidence) }];
  });
}

/** What is no more than named counts as unheard, as it does for `npm run bench judgement`. */
function heardIn(evidence: readonly Evidence[]): Omit<Seen, "labelled"> {
  const signals = (holds: (one: Evidence) => boolean): ReadonlySet<SignalId> => new Set(evidence.filter(holds).map(({ signal }) => signal));
  return {
    heard: signals(({ by, strength }) => by === "built-in" && strength !== "named"),
    kept: signals(({ by }) => by !== "built-in"),
    borneOut: signals(({ by, confirmed }) => by !== "built-in" && confirmed),
  };
}
