import { fileURLToPath } from "node:url";
import { readPack } from "#content-pack/read-pack";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Assessment } from "#core/assessment/assessment";
import { earOf } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import { adjacentShare, correlation, exactShare, grouped, interval, mean, orderedShare, quadraticKappa, rankCorrelation, type Pair } from "./agreement";
import { readCorpus, type Item, type Rating } from "./corpus";

/** How well the built-in reading agrees with people, on answers whose authors have not seen the cues. Every figure with its n. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const figure = (value: number | null): string => (value === null ? "none" : value.toFixed(2));

const ear = must(earOf(must(await readPack(at("content")))));
const { items, ratings } = await readCorpus(at("bench/corpus"));

type Read = Item & { readonly assessment: Assessment; readonly value: number };
const read = items.map((item): Read => {
  const { id, round, scenario, question, target, turns } = item;
  const assessment = must(assessTranscript(ear, { id, round, question, target, turns, ...(scenario === null ? {} : { scenario }) }, id));
  return { ...item, assessment, value: assessment.overall.altitude.value };
});
const isGaming = ({ set }: Item): boolean => set.endsWith("-gaming");
const honest = read.filter((item) => !isGaming(item));

say(`content ${ear.pack.version}; ${String(honest.length)} answers in ${String(new Set(honest.map(({ set }) => set)).size)} sets by ${String(new Set(honest.map(({ author }) => author)).size)} authors, ${String(read.length - honest.length)} that game the reading`);

const sets = grouped(honest, ({ set }) => set);
const asPairs = (some: readonly Read[]): readonly Pair[] => some.map(({ level, value }) => ({ one: level, other: value }));
const line = (title: string, of: (some: readonly Read[]) => number | null): void => {
  const range = interval(sets, of);
  say(`${title.padEnd(58)} ${figure(of(honest))}  (${figure(range?.low ?? null)} to ${figure(range?.high ?? null)}, n = ${String(honest.length)})`);
};
say("\nreading against the level that the author meant:");
line("pairs of one question put in the right order", orderedShare);
line("rank correlation", (some) => rankCorrelation(asPairs(some)));
line("quadratic weighted kappa", (some) => quadraticKappa(asPairs(some)));
line("same level", (some) => exactShare(asPairs(some)));
line("at most one level apart", (some) => adjacentShare(asPairs(some)));

say("\nmean reading by level meant:");
for (const level of [1, 2, 3, 4]) {
  const some = honest.filter((item) => item.level === level);
  say(`  ${["junior", "mid", "senior", "staff"][level - 1] ?? ""}`.padEnd(12) + `${figure(some.length === 0 ? null : mean(some.map(({ value }) => value)))}  n = ${String(some.length)}, of which too little to read ${String(some.filter(({ assessment }) => !assessment.overall.enough).length)}`);
}

say("\nwhat must not predict the level, and must not predict the reading (correlation with level; with reading):");
const spoken = ({ turns }: Item): string => turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text).join(" ");
const count = (pattern: RegExp) => (item: Item): number => spoken(item).match(pattern)?.length ?? 0;
const features: readonly (readonly [string, (item: Item) => number])[] = [["words", count(/\S+/g)], ["digits", count(/\d/g)], ["\"I\"", count(/\bI\b/g)], ["\"we\"", count(/\bwe\b/gi)]];
for (const [name, of] of features) say(`  ${name.padEnd(8)} ${figure(correlation(honest.map(of), honest.map(({ level }) => level)))};  ${figure(correlation(honest.map(of), honest.map(({ value }) => value)))}`);

for (const item of read.filter(isGaming)) say(`${item === read.find(isGaming) ? "\nanswers that game the reading (a person would call them junior):\n" : ""}  ${item.id.padEnd(18)} ${figure(item.value)}${item.assessment.overall.enough ? "" : "  too little to read"}`);

if (ratings.length > 0) raters(ratings);

/** How far two people agree on the same answers: no reading can be asked to agree more with either. */
function raters(all: readonly Rating[]): void {
  const byItem = grouped(all, ({ id }) => id);
  const between = byItem.flatMap((some) => some.flatMap((one, index) => some.slice(index + 1).map((other) => ({ one: one.level, other: other.level }))));
  const value = new Map(read.map((item) => [item.id, item.value]));
  const withReading = byItem.flatMap((some) => {
    const own = value.get(some[0]?.id ?? "");
    return own === undefined ? [] : [{ one: mean(some.map(({ level }) => level)), other: own }];
  });
  say(`\ntwo raters with one another:   kappa ${figure(quadraticKappa(between))}, same ${figure(exactShare(between))}, adjacent ${figure(adjacentShare(between))}, n = ${String(between.length)}`);
  say(`reading with the mean rating:  kappa ${figure(quadraticKappa(withReading))}, same ${figure(exactShare(withReading))}, adjacent ${figure(adjacentShare(withReading))}, rank ${figure(rankCorrelation(withReading))}, n = ${String(withReading.length)}`);
}

if (process.argv.includes("--each")) {
  say("");
  for (const item of [...read].sort((one, other) => (one.set < other.set ? -1 : one.set > other.set ? 1 : one.level - other.level))) {
    const dimensions = item.assessment.dimensions.flatMap(({ id, value }) => (value === null ? [] : [`${id.slice(0, 5)} ${value.toFixed(2)}`])).join(" ");
    say(`${item.id.padEnd(18)} ${String(item.level)}  ${item.value.toFixed(2)}${item.assessment.overall.enough ? " " : "?"} ${dimensions}`);
  }
}
