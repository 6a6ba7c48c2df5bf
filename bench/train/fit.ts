import { emptyModel, type Model, type Weighing } from "#core/classifier/model";
import { featureOf, number } from "#core/classifier/features";
import { SignalId } from "#core/words";
import type { AnswerExample, examplesFrom, SignalExample } from "./examples";
import { dot, ridge, supportVector, type Row } from "./learners";

/** A feature must stand in so many sentences to be learnt from. */
const leastOften = 3;
/** Weights under this many thousandths are left out of the file: together they move next to nothing. */
const leastWeight = 60;
/** What a row costs that is taken wrongly: a sentence labelled by itself, and one underlined in an answer, where much goes without being underlined. */
const cost = 1.2;
const costInAnswer = 0.15;
/** The examples in the content are promises: each is run as a test. */
const contentCost = 3;
const rounds = 15;
const penalty = 0.1;
const ridgeRounds = 40;
/** Authors are left out of the training in so many groups, to see from which margin a signal is best heard. */
const folds = 7;
/** How much precision counts there, against recall; a half would give F1. */
const precision = 0.75;
/** The bias is learnt as one more column of this value. */
const biasValue = 0.3;
const missedPenalty = 0.02;
const missedBias = 1;
/** Weights under this many thousandths of a share are left out. */
const leastMissed = 60;
/** Fewer raters than this who miss a signal teach nothing about it. */
const fewestMissing = 10;
/** The middle between mid and senior. */
const middle = 2.5;

type Space = { readonly columns: ReadonlyMap<string, number>; readonly rarity: readonly number[] };

type Given = ReturnType<typeof examplesFrom> & { readonly about: string };

/** The whole model, from examples alone: the same examples give the same weights. */
export function fit({ signals, answers, silent, products, technical, about }: Given): Model {
  const rows = signals.length + answers.reduce((sum, { sentences }) => sum + sentences.length, 0);
  return { about, rows, silent: [...silent], products: [...products], level: fitLevels(answers, technical), signal: fitSignals(signals) };
}

/** A model that knows altitude and no signal: for measuring how much corpus is enough. */
export function fitAltitudeOnly({ answers, silent, products, technical }: Omit<Given, "about" | "signals">): Model {
  const space = spaceOf(answers.flatMap(({ sentences }) => sentences));
  const level: Model["level"] = { outputs: ["altitude"], bias: [0], features: tabled(space, [{ weights: fitAltitude(space, answers, technical), least: leastWeight }]) };
  return { ...emptyModel, about: "Altitude only.", rows: answers.length, silent: [...silent], products: [...products], level };
}

function fitLevels(answers: readonly AnswerExample[], technical: ReadonlySet<string>): Model["level"] {
  const space = spaceOf(answers.flatMap(({ sentences }) => sentences));
  const missed = fitMissed(space, answers);
  return {
    outputs: ["altitude", ...missed.map(({ signal }) => signal)],
    bias: [0, ...missed.map(({ bias }) => bias)],
    features: tabled(space, [{ weights: fitAltitude(space, answers, technical), least: leastWeight }, ...missed.map(({ weights }) => ({ weights, least: leastMissed }))]),
  };
}

function fitSignals(signals: readonly SignalExample[]): Model["signal"] {
  const whole = learningFrom(signals);
  const foldOf = foldsOf(signals);
  const parted = Array.from({ length: folds }, (_, fold) => ({ learning: learningFrom(signals.filter((example) => foldOf(example) !== fold)), unseen: signals.filter((example) => foldOf(example) === fold) }));
  const fitted = SignalId.options.map((signal) => ({ weights: fitSignal(whole, signal), least: leastMargin(parted, signal) }));
  return {
    outputs: [...SignalId.options],
    bias: fitted.map(({ weights, least }) => thousandths((weights.at(-1) ?? 0) * biasValue - least)),
    features: tabled(whole.space, fitted.map(({ weights }) => ({ weights, least: leastWeight }))),
  };
}

/** Examples as rows, the same for every signal. */
type Learning = { readonly space: Space; readonly examples: readonly SignalExample[]; readonly rows: readonly Row[] };

function learningFrom(examples: readonly SignalExample[]): Learning {
  const space = spaceOf(examples.map(({ features }) => features));
  return { space, examples, rows: examples.map(({ features }) => withBias(rowOf(space, features), space.rarity.length)) };
}

/** In which fold an author's examples are left out; the content's own are in all of them. */
function foldsOf(signals: readonly SignalExample[]): (example: SignalExample) => number | null {
  const authors = [...new Set(signals.map(({ author }) => author))].filter((author) => author !== "content");
  return ({ author }) => (author === "content" ? null : authors.indexOf(author) % folds);
}

/** Weights by feature, the small ones left out. */
function tabled({ columns, rarity }: Space, outputs: readonly { readonly weights: Float64Array; readonly least: number }[]): Weighing["features"] {
  const features: [string, number[]][] = [];
  for (const [name, column] of columns) {
    const pairs = outputs.flatMap(({ weights, least }, output) => {
      const weight = thousandths(weights[column] ?? 0);
      return Math.abs(weight) < least ? [] : [output, weight];
    });
    if (pairs.length > 0) features.push([name, [thousandths(rarity[column] ?? 0), ...pairs]]);
  }
  return Object.fromEntries(features.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const thousandths = (value: number): number => Math.round(value * 1000);

function spaceOf(rows: readonly (readonly string[])[]): Space {
  const often = new Map<string, number>();
  for (const row of rows) for (const name of row) often.set(name, (often.get(name) ?? 0) + 1);
  const columns = new Map<string, number>();
  const rarity: number[] = [];
  for (const name of [...often.keys()].sort()) {
    const times = often.get(name) ?? 0;
    if (times < leastOften) continue;
    columns.set(name, columns.size);
    rarity.push(Math.log(rows.length / times) / 4);
  }
  return { columns, rarity };
}

/** A sentence as a row of length 1, rare features counting more. */
function rowOf({ columns, rarity }: Space, features: readonly string[]): Row {
  const own = features.flatMap((name) => columns.get(name) ?? []);
  const length = Math.sqrt(own.reduce((sum, column) => sum + (rarity[column] ?? 0) ** 2, 0)) || 1;
  return { columns: own, values: own.map((column) => (rarity[column] ?? 0) / length) };
}

const withBias = ({ columns, values }: Row, bias: number): Row => ({ columns: [...columns, bias], values: [...values, biasValue] });

function costOf(example: SignalExample | undefined): number {
  if (example?.author === "content") return contentCost;
  return example?.isInAnswer === true ? costInAnswer : cost;
}

function fitSignal({ space, examples, rows }: Learning, signal: SignalId): Float64Array {
  const own = examples.flatMap((example, row) => (example.only === null || example.only === signal ? [{ example, row: rows[row] ?? empty }] : []));
  return supportVector(own.map(({ row }) => row), own.map(({ example }) => example.signals.has(signal)), { columns: space.rarity.length + 1, cost: (at) => costOf(own[at]?.example), rounds });
}

const empty: Row = { columns: [], values: [] };

/**
 * The margin from which a signal counts as heard: the one at which authors left out of the training are heard best, precision
 * counting more than recall.
 */
function leastMargin(parted: readonly { readonly learning: Learning; readonly unseen: readonly SignalExample[] }[], signal: SignalId): number {
  const scored = parted.flatMap(({ learning, unseen }) => {
    const weights = fitSignal(learning, signal);
    return unseen.filter(({ only, isInAnswer }) => !isInAnswer && (only === null || only === signal)).map(({ features, signals }) => ({ margin: dot(weights, withBias(rowOf(learning.space, features), learning.space.rarity.length)), is: signals.has(signal) }));
  });
  scored.sort((one, other) => other.margin - one.margin);
  const labelled = scored.filter(({ is }) => is).length;
  let right = 0;
  let best = { worth: -1, margin: 0 };
  for (const [index, { margin, is }] of scored.entries()) {
    if (is) right += 1;
    const worth = right / (precision * (index + 1) + (1 - precision) * labelled);
    if (worth > best.worth) best = { worth, margin: (margin + (scored[index + 1]?.margin ?? margin)) / 2 };
  }
  return best.margin;
}

/** Numbers and terms of the trade tell no level: people name as many at each. */
function tellsLevel(name: string, technical: ReadonlySet<string>): boolean {
  const { one, other } = featureOf(name);
  return one !== number && other !== number && !technical.has(one) && !technical.has(other);
}

/** The altitude of a sentence: the weights by which the mean over an answer's sentences comes closest to its level. */
function fitAltitude(space: Space, answers: readonly AnswerExample[], technical: ReadonlySet<string>): Float64Array {
  const telling = new Set([...space.columns].flatMap(([name, column]) => (tellsLevel(name, technical) ? [column] : [])));
  const rows = answers.map((answer) => rowOfAnswer(space, answer));
  return ridge(rows.map((row) => onlyColumns(row, telling)), answers.map(({ level }) => level - middle), { columns: space.rarity.length, penalty, rounds: ridgeRounds });
}

/** By signal that raters miss: the weights by which the mean over an answer's sentences comes closest to how many of them miss it. */
function fitMissed(space: Space, answers: readonly AnswerExample[]): readonly { readonly signal: SignalId; readonly weights: Float64Array; readonly bias: number }[] {
  const rated = answers.filter(({ gaps }) => gaps.length > 0);
  const times = (signal: SignalId, gaps: AnswerExample["gaps"]): number => gaps.filter((named) => named.includes(signal)).length;
  const size = space.rarity.length;
  const rows = rated.map((answer) => rowOfAnswer(space, answer)).map(({ columns, values }): Row => ({ columns: [...columns, size], values: [...values, missedBias] }));
  return SignalId.options.filter((signal) => rated.reduce((sum, { gaps }) => sum + times(signal, gaps), 0) >= fewestMissing).map((signal) => {
    const shares = rated.map(({ gaps }) => times(signal, gaps) / gaps.length);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const weights = ridge(rows, shares.map((share) => share - mean), { columns: size + 1, penalty: missedPenalty, rounds: ridgeRounds });
    return { signal, weights, bias: thousandths(mean + (weights[size] ?? 0) * missedBias) };
  });
}

const rowOfAnswer = (space: Space, { sentences }: AnswerExample): Row => meanRow(sentences.filter((features) => features.length > 0).map((features) => ({ row: rowOf(space, features), weight: Math.sqrt(features.length) })));

const onlyColumns = ({ columns, values }: Row, kept: ReadonlySet<number>): Row => ({ columns: columns.filter((column) => kept.has(column)), values: values.filter((_, at) => kept.has(columns[at] ?? -1)) });

function meanRow(parts: readonly { readonly row: Row; readonly weight: number }[]): Row {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const cells = new Map<number, number>();
  for (const { row, weight } of parts) for (const [at, column] of row.columns.entries()) cells.set(column, (cells.get(column) ?? 0) + ((row.values[at] ?? 0) * weight) / whole);
  return { columns: [...cells.keys()], values: [...cells.values()] };
}
