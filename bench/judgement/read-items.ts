import type { Assessment } from "#core/assessment/assessment";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Ear } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import type { Transcript, Turn } from "#core/transcript/transcript";
import { mean } from "./agreement";
import type { Item, Rating } from "./corpus";

/** An item with what the built-in reading and the raters make of it. */
export type Read = Item & {
  readonly assessment: Assessment;
  readonly value: number;
  readonly ratings: readonly Rating[];
  /** The mean of its raters; null where nobody has rated it. */
  readonly rated: number | null;
};

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

/** The assessment of an item, or of the same item with other words in it. */
export function assess(ear: Ear, item: Item, turns: readonly Turn[]): Assessment {
  return must(assessTranscript(ear, { ...transcriptOf(item), turns: [...turns] }, item.id));
}

export const transcriptOf = ({ id, round, scenario, question, target, turns }: Item): Transcript => ({ id, round, question, target, turns, ...(scenario === null ? {} : { scenario }) });

export function readItems(ear: Ear, items: readonly Item[], ratings: readonly Rating[]): readonly Read[] {
  const byItem = new Map<string, Rating[]>();
  for (const rating of ratings) byItem.set(rating.id, [...(byItem.get(rating.id) ?? []), rating]);
  return items.map((item) => {
    const assessment = assess(ear, item, item.turns);
    const own = byItem.get(item.id) ?? [];
    return { ...item, assessment, value: assessment.overall.altitude.value, ratings: own, rated: own.length === 0 ? null : mean(own.map(({ level }) => level)) };
  });
}

/** What the candidate says in an item, as one text. */
export const spoken = ({ turns }: { readonly turns: readonly Turn[] }): string => turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text).join(" ");

/** Answers made to fool a reading: a person would call them junior. */
export const isGaming = ({ set }: Item): boolean => set.endsWith("-gaming");
/** The same content told again by another speaker: no answer of its own. */
export const isTwin = ({ twinOf }: Item): boolean => twinOf !== undefined;
