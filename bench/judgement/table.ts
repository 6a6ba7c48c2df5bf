import type { Ear } from "#core/evidence/ear";
import { grouped, interval, mean, quadraticKappa } from "./agreement";
import type { JudgedProbe, LabelledSentence, SignalPair } from "./corpus";
import { againstPeople, againstSingleRaters, betweenRaters, gapShare, gapShareBetweenRaters, honest, ordered } from "./level-figures";
import { isGaming, type Read } from "./read-items";
import { afterAdditions, afterDisguises, twins, type Moved } from "./robustness";
import { isPairRight, macro, signalsHeard, type Heard } from "./signal-figures";
import { probeFigures } from "./probe-figures";

/** One line of the table: what was measured, what was wanted, and on how much. */
export type Line = {
  readonly what: string;
  readonly goal: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly isMet: boolean | null;
  /** What to compare it with, in words. */
  readonly beside: string;
};

type Measured = { readonly what: string; readonly goal: string; readonly value: number | null; readonly n: number; readonly isMet: (value: number) => boolean; readonly range?: { readonly low: number; readonly high: number } | null; readonly beside?: string };

const line = ({ what, goal, value, n, isMet, range = null, beside = "" }: Measured): Line => ({ what, goal, value, low: range?.low ?? null, high: range?.high ?? null, n, isMet: value === null ? null : isMet(value), beside });

type Material = { readonly ear: Ear; readonly items: readonly Read[]; readonly sentences: readonly LabelledSentence[]; readonly pairs: readonly SignalPair[]; readonly probes: readonly JudgedProbe[] };

export type PartTable = { readonly lines: readonly Line[]; readonly heard: readonly Heard[]; readonly moved: readonly { readonly name: string; readonly moved: readonly Moved[] }[] };

/** Everything that is measured on one part of the corpus. Intervals are drawn over whole authors' sets, not single answers. */
export function tableOf({ ear, items, sentences, pairs, probes: judged }: Material): PartTable {
  const answers = honest(items);
  const sets = grouped(answers, ({ set }) => set);
  const rated = answers.filter(({ ratings }) => ratings.length > 0);
  const ratedSets = grouped(rated, ({ set }) => set);
  const people = quadraticKappa(betweenRaters(rated));
  const single = quadraticKappa(againstSingleRaters(rated));
  const gapPeople = gapShareBetweenRaters(rated);

  const heard = sentences.map((sentence): Heard => ({ ...sentence, heard: signalsHeard(ear, sentence.text) }));
  const heardGroups = grouped(heard, ({ author }) => author);
  const whole = macro(heard);
  const right = pairs.map((pair) => (isPairRight(ear, pair) ? 1 : 0));

  const additions = afterAdditions(ear, answers.concat(items.filter(isGaming)));
  const disguises = afterDisguises(ear, answers);
  const retold = twins(items);
  const probes = probeFigures(answers, judged);
  const rise = (name: string): readonly Moved[] => additions.find((one) => one.name === name)?.moved ?? [];
  const most = (moved: readonly Moved[]): number | null => (moved.length === 0 ? null : Math.max(...moved.map(({ by }) => by)));
  const shareAbove = (moved: readonly Moved[], limit: number): string => `${percent(moved.filter(({ by }) => by > limit + 0.001).length / Math.max(1, moved.length))} rise by more; on average ${signed(mean(moved.map(({ by }) => by)))}`;
  const size = (moved: readonly Moved[]): number | null => (moved.length === 0 ? null : mean(moved.map(({ by }) => Math.abs(by))));
  const shift = (moved: readonly Moved[]): string => `mean shift ${signed(mean(moved.map(({ by }) => by)))}`;

  const lines: Line[] = [
    line({ what: "level against raters, quadratic weighted kappa", goal: "≥ 0.80", value: quadraticKappa(againstPeople(rated)), range: interval(ratedSets, (some) => quadraticKappa(againstPeople(some))), n: rated.length, isMet: (value) => value >= 0.8, beside: people === null || single === null ? "" : `against single raters ${figure(single)}; rater against rater ${figure(people)}` }),
    line({ what: "level against what the author meant, kappa", goal: "", value: quadraticKappa(answers.map(({ level, value }) => ({ one: level, other: value }))), range: interval(sets, (some) => quadraticKappa(some.map(({ level, value }) => ({ one: level, other: value })))), n: answers.length, isMet: () => true }),
    line({ what: "order within a matched set", goal: "≥ 0.90", value: ordered(answers), range: interval(sets, ordered), n: sets.length, isMet: (value) => value >= 0.9 }),
    line({ what: "biggest gap is one that a rater named", goal: "≥ 0.75", value: gapShare(rated), range: interval(ratedSets, gapShare), n: rated.length, isMet: (value) => value >= 0.75, beside: gapPeople === null ? "" : `rater against rater ${figure(gapPeople)}` }),
    line({ what: "signals on labelled sentences, macro F1", goal: "≥ 0.85", value: whole.f1, range: interval(heardGroups, (some) => macro(some).f1, 1, 200), n: heard.length, isMet: (value) => value >= 0.85 }),
    line({ what: "signals on labelled sentences, precision", goal: "≥ 0.90", value: whole.precision, range: interval(heardGroups, (some) => macro(some).precision, 1, 200), n: heard.length, isMet: (value) => value >= 0.9, beside: whole.recall === null ? "" : `recall ${figure(whole.recall)}` }),
    line({ what: "longer text lacking a signal against shorter holding it", goal: "≥ 0.90", value: right.length === 0 ? null : mean(right), range: interval(grouped(right.map((one, index) => ({ one, index })), ({ index }) => String(index)), (some) => mean(some.map(({ one }) => one))), n: right.length, isMet: (value) => value >= 0.9 }),
    line({ what: "probes tied to the candidate's own words", goal: "≥ 0.95", value: probes.tied, n: probes.asked, isMet: (value) => value >= 0.95 }),
    line({ what: "probes that ask what was already answered", goal: "≤ 0.03", value: probes.answered, n: probes.judged, isMet: (value) => value <= 0.03 }),
    line({ what: "a list of keywords added: the most a reading rises", goal: "≤ 0.10", value: most(rise("keywords")), n: rise("keywords").length, isMet: (value) => value <= 0.1, beside: shareAbove(rise("keywords"), 0.1) }),
    line({ what: "a recital with reasons and numbers added", goal: "≤ 0.10", value: most(rise("recital")), n: rise("recital").length, isMet: (value) => value <= 0.1, beside: shareAbove(rise("recital"), 0.1) }),
    line({ what: "pleas to the judge added", goal: "0", value: most(rise("pleas")), n: rise("pleas").length, isMet: (value) => value <= 0, beside: shareAbove(rise("pleas"), 0) }),
    line({ what: "padding added", goal: "≤ 0.25", value: most(rise("padding")), n: rise("padding").length, isMet: (value) => value <= 0.25, beside: shareAbove(rise("padding"), 0.25) }),
    ...disguises.map(({ name, moved }) => line({ what: `${name}: how far a reading moves`, goal: "≤ 0.05", value: size(moved), n: moved.length, isMet: (value) => value <= 0.05, beside: shift(moved) })),
    line({ what: "told again in second-language English: how far it moves", goal: "≤ 0.30", value: size(retold), n: retold.length, isMet: (value) => value <= 0.3, beside: retold.length === 0 ? "" : shift(retold) }),
    line({ what: "quotes that are exact pieces of a turn", goal: "1", value: exactQuotes(items), n: items.length, isMet: (value) => value === 1 }),
  ];
  return { lines, heard, moved: [...additions, ...disguises] };
}

function exactQuotes(items: readonly Read[]): number | null {
  const all = items.flatMap(({ assessment, turns }) => assessment.evidence.map(({ turn, start, end, quote }) => (turns[turn]?.speaker === "candidate" && turns[turn].text.slice(start, end) === quote ? 1 : 0)));
  return all.length === 0 ? null : mean(all);
}

export const figure = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
