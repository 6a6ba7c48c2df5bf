import type { Ear } from "#core/evidence/ear";
import type { Transcript } from "#core/transcript/transcript";
import { SignalId } from "#core/words";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { LabelledSentence, SignalPair } from "./corpus";
import { must } from "./read-items";

/** Labelled sentences do not say in which interview they fell: a signal counts as heard where either of these two rounds hears it. */
const rounds = ["system-design", "behavioural"] as const;
const opening = { "system-design": "How would you go about it?", behavioural: "Tell me about it." } as const;

/** A text as all that somebody says in each of the two rounds. */
export const saidAlone = (text: string): readonly Transcript[] =>
  rounds.map((round) => ({ id: "sentence", round, turns: [{ speaker: "interviewer", text: opening[round] }, { speaker: "candidate", text }] }));

/** Every signal heard in a text that is all that somebody says. */
export function signalsHeard(ear: Ear, text: string): ReadonlySet<SignalId> {
  return new Set(saidAlone(text).flatMap((transcript) => must(assessTranscript(ear, transcript, "sentence")).evidence.filter(({ strength }) => strength !== "named").map(({ signal }) => signal)));
}

export type Heard = LabelledSentence & { readonly heard: ReadonlySet<SignalId> };

export type SignalFigure = { readonly signal: SignalId; readonly precision: number | null; readonly recall: number | null; readonly f1: number; readonly n: number };

/** Precision, recall and F1 of one signal. Where nothing is labelled so, its F1 is not counted. */
export function figureOf(signal: SignalId, sentences: readonly Heard[]): SignalFigure | null {
  const labelled = sentences.filter(({ signals }) => signals.includes(signal));
  const claimed = sentences.filter(({ heard }) => heard.has(signal));
  const right = labelled.filter(({ heard }) => heard.has(signal)).length;
  if (labelled.length === 0) return null;
  return { signal, precision: claimed.length === 0 ? null : right / claimed.length, recall: right / labelled.length, f1: (2 * right) / (labelled.length + claimed.length), n: labelled.length };
}

/** The mean over all signals that are labelled somewhere; precision over those that are claimed somewhere. */
export function macro(sentences: readonly Heard[]): { readonly f1: number | null; readonly precision: number | null; readonly recall: number | null } {
  const all = SignalId.options.flatMap((signal) => figureOf(signal, sentences) ?? []);
  const meanOf = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return { f1: meanOf(all.map(({ f1 }) => f1)), precision: meanOf(all.map(({ precision }) => precision)), recall: meanOf(all.map(({ recall }) => recall)) };
}

/** Whether the text that holds the signal is told from the longer one that lacks it. */
export function isPairRight(ear: Ear, { signal, holds, lacks }: SignalPair): boolean {
  return signalsHeard(ear, holds).has(signal) && !signalsHeard(ear, lacks).has(signal);
}
