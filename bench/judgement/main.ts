import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { correlation, mean } from "./agreement";
import { arithmeticCases, arithmeticFigures, byAuthor, writtenCases } from "./arithmetic-figures";
import { parts, readCorpus, type Part } from "./corpus";
import { learningCurve } from "./learning-curve";
import { baselines, betweenRaters, honest, ordered } from "./level-figures";
import { isGaming, must, readItems, type Read } from "./read-items";
import { reportOf } from "./report";
import { speedLine } from "./speed-figures";
import { figure, tableOf, type Line } from "./table";
import { figureOf } from "./signal-figures";
import { SignalId } from "#core/words";

/**
 * How well the built-in reading agrees with people, on three parts of the corpus that share no author. `train` is what the classifier was
 * fitted to, so its figures flatter; `test` is only ever measured. Every figure with its n, and its 95 % interval over resampled sets.
 */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const ear = must(earOf(must(await readPack(at("content")))));
const corpus = await readCorpus(at("bench/corpus"));
const read = readItems(ear, corpus.items, corpus.ratings);
const of = <T extends { readonly author: string }>(all: readonly T[], part: Part): readonly T[] => all.filter(({ author }) => corpus.partOf(author) === part);

say(`content ${ear.pack.version}, Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}`);
say(`${String(read.length)} answers and transcripts, ${String(corpus.sentences.length)} labelled sentences, ${String(corpus.labels.length)} sentences labelled in their answers, ${String(corpus.ratings.length)} ratings, ${String(new Set(read.map(({ author }) => author)).size)} authors`);

const tables = parts.map((part) => ({ part, items: of(read, part), table: tableOf({ ear, items: of(read, part), sentences: of(corpus.sentences, part), pairs: of(corpus.pairs, part), probes: corpus.probes }) }));
for (const { part, items, table } of tables) {
  if (items.length === 0) continue;
  say(`\n== ${part}: ${[...new Set(items.map(({ author }) => author))].join(", ")}${part === "train" ? " (fitted to these: the figures flatter)" : ""}`);
  for (const line of table.lines) say(shown(line));
  say("  baselines beside the order within a set:");
  for (const [name, count] of Object.entries(baselines(ear.pack.lexicon.lists["product"] ?? []))) say(`    more ${name} wins: ${figure(ordered(honest(items).map((item) => ({ ...item, value: count(item) }))))}; correlation with the level ${figure(correlation(honest(items).map(count), honest(items).map(({ level }) => level)))}`);
  say(`  mean reading by level meant: ${[1, 2, 3, 4].map((level) => figure(mean(honest(items).filter((item) => item.level === level).map(({ value }) => value)))).join(" ")}`);
  say(`  the range holds what raters see: ${figure(coverage(items))}; too little to read: ${String(items.filter(({ assessment }) => !assessment.overall.enough).length)} of ${String(items.length)}`);
}

const cases = await arithmeticCases(at("bench/corpus/arithmetic.jsonl"));
const arithmetic = arithmeticFigures(cases, ear.pack.levels.arithmetic);
say(`\narithmetic: errors of 2× and more found ${String(arithmetic.found)} of ${String(arithmetic.wrong)} (goal ≥ 95 %); false alarms ${String(arithmetic.falseAlarms)} of ${String(arithmetic.sound)} (goal ≤ 3 %); ${String(cases.length)} cases\n  ${byAuthor(cases, ear.pack.levels.arithmetic)}\n  those it was developed on: ${byAuthor(await writtenCases(at("bench/corpus/arithmetic-dev.jsonl")), ear.pack.levels.arithmetic)}\n  those nobody read: ${byAuthor(await writtenCases(at("bench/corpus/arithmetic-unread.jsonl")), ear.pack.levels.arithmetic) || "none are left"}`);

say(`\nspeed, on the development part:\n${shown(speedLine(ear, of(corpus.items, "development")))}`);

const gaming = read.filter(isGaming);
if (gaming.length > 0) say(`\nanswers made to fool a reading, which a person would call junior (mean ${figure(mean(gaming.map(({ value }) => value)))}):\n${gaming.map(({ id, value }) => `  ${id} ${figure(value)}`).join("\n")}`);

const worst = worstOf(read.filter(({ author }) => corpus.partOf(author) !== "train"));
say(`\nthe worst twenty misses outside the train part:\n${worst.map(({ id, rated, level, value, round, register }) => `  ${id.padEnd(14)} read ${figure(value)}, ${rated === null ? "meant" : "rated"} ${figure(rated ?? level)}  ${round}, ${register}`).join("\n")}`);

const curve = learningCurve(ear, corpus);
say(`\nlearning curve, order within a set of the development part: ${curve.map(({ answers, order }) => `${String(answers)} answers ${figure(order)}`).join(", ")}`);

if (process.argv.includes("--signals")) for (const { part, table } of tables) for (const signal of SignalId.options) say(`${part.padEnd(12)} ${signal.padEnd(26)} ${(({ precision, recall, f1, n }) => `F1 ${figure(f1)} precision ${figure(precision)} recall ${figure(recall)} n ${String(n)}`)(figureOf(signal, table.heard) ?? { precision: null, recall: null, f1: 0, n: 0 })}`);
if (process.argv.includes("--arithmetic")) for (const one of [...arithmetic.missed, ...arithmetic.alarmed]) say(`${one.verdict} ${one.factor === null ? "" : String(one.factor)} ${one.text}`);
if (process.argv.includes("--each")) for (const item of [...read].filter(({ author }) => corpus.partOf(author) !== "test").sort((one, other) => (one.set < other.set ? -1 : one.set > other.set ? 1 : one.level - other.level))) say(`${item.id.padEnd(16)} ${String(item.level)} rated ${figure(item.rated)} read ${figure(item.value)}${item.assessment.overall.enough ? "" : "?"} fix ${item.assessment.firstFix?.signal ?? "none"}; raters miss ${item.ratings.map(({ gaps }) => gaps.join(" ")).join(" | ")}`);

const reports = at("bench/reports");
await mkdir(reports, { recursive: true });
await writeFile(join(reports, "judgement.html"), reportOf({ version: ear.pack.version, tables: tables.filter(({ items }) => items.length > 0), arithmetic, curve, raters: betweenRaters(read), worst }));
say("\nwritten: bench/reports/judgement.html");

function shown({ what, goal, value, low, high, n, isMet, beside }: Line): string {
  const range = low === null || high === null ? "" : ` (${figure(low)} to ${figure(high)})`;
  const mark = goal === "" || isMet === null ? " " : isMet ? "✓" : "✗";
  return `  ${mark} ${what.padEnd(58)} ${`${figure(value)}${range}`.padEnd(22)} ${goal.padEnd(8)} n = ${String(n)}${beside === "" ? "" : `; ${beside}`}`;
}

function coverage(items: readonly Read[]): number | null {
  const rated = honest(items).flatMap(({ rated: seen, level, assessment: { overall } }) => [(seen ?? level) >= overall.altitude.low && (seen ?? level) <= overall.altitude.high ? 1 : 0]);
  return rated.length === 0 ? null : mean(rated);
}

function worstOf(items: readonly Read[]): readonly Read[] {
  const miss = ({ rated, level, value }: Read): number => Math.abs((rated ?? level) - value);
  return [...honest(items)].sort((one, other) => miss(other) - miss(one)).slice(0, 20);
}
