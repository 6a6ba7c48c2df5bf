import type { Model } from "#core/classifier/model";
import { featureOf, number } from "#core/classifier/features";
import { SignalId } from "#core/words";
import type { AnswerExample, SignalExample } from "./examples";
import { dot, ridge, supportVector, type Row } from "./learners";

/** A feature must stand in so many sentences to be learnt from. */
const leastOften = 2;
/** Weights under this many thousandths are left out of the file: together they move next to nothing. */
const leastWeight = 30;
/** What a row costs that is taken wrongly: a sentence labelled by itself, and one underlined in an answer, where much goes without being underlined. */
const cost = 1.2;
const costInAnswer = 0.15;
/** The examples in the content are promises: each is run as a test. */
const contentCost = 3;
const rounds = 15;
const penalty = 0.1;
const ridgeRounds = 40;
/** The bias is learnt as one more column of this value. */
const biasValue = 0.3;
/** The middle between mid and senior. */
const middle = 2.5;

type Space = { readonly columns: ReadonlyMap<string, number>; readonly rarity: readonly number[] };

type Given = { readonly signals: readonly SignalExample[]; readonly answers: readonly AnswerExample[]; readonly silent: readonly string[]; readonly technical: ReadonlySet<string>; readonly about: string };

/** The whole model, from examples alone: the same examples give the same weights. */
export function fit({ signals, answers, silent, technical, about }: Given): Model {
  const space = spaceOf([...signals.map(({ features }) => features), ...answers.flatMap(({ sentences }) => sentences)]);
  const size = space.rarity.length;
  const altitude = fitAltitude(space, answers, technical);
  const fitted = SignalId.options.map((signal) => ({ signal, weights: fitSignal(space, signals, signal), least: leastMargin(signals, signal) }));
  const outputs = ["altitude" as const, ...fitted.map(({ signal }) => signal)];
  const bias = [0, ...fitted.map(({ weights, least }) => thousandths((weights[size] ?? 0) * biasValue - least))];
  const features: [string, number[]][] = [];
  for (const [name, column] of space.columns) {
    const pairs = [altitude, ...fitted.map(({ weights }) => weights)].flatMap((weights, output) => {
      const weight = thousandths(weights[column] ?? 0);
      return Math.abs(weight) < leastWeight ? [] : [output, weight];
    });
    if (pairs.length > 0) features.push([name, [thousandths(space.rarity[column] ?? 0), ...pairs]]);
  }
  features.sort(([one], [other]) => (one < other ? -1 : 1));
  return { about, rows: signals.length + answers.reduce((sum, { sentences }) => sum + sentences.length, 0), outputs, bias, silent: [...silent], gaps: [], features: Object.fromEntries(features) };
}

/** A model that knows altitude and no signal: for measuring how much corpus is enough. */
export function fitAltitudeOnly({ answers, silent, technical }: Pick<Given, "answers" | "silent" | "technical">): Model {
  const space = spaceOf(answers.flatMap(({ sentences }) => sentences));
  const weights = fitAltitude(space, answers, technical);
  const features = [...space.columns].flatMap(([name, column]): [string, number[]][] => {
    const weight = thousandths(weights[column] ?? 0);
    return Math.abs(weight) < leastWeight ? [] : [[name, [thousandths(space.rarity[column] ?? 0), 0, weight]]];
  });
  return { about: "Altitude only.", rows: answers.length, outputs: ["altitude"], bias: [0], silent: [...silent], gaps: [], features: Object.fromEntries(features) };
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

function fitSignal(space: Space, all: readonly SignalExample[], signal: SignalId): Float64Array {
  const examples = all.filter(({ only }) => only === null || only === signal);
  const size = space.rarity.length;
  return supportVector(examples.map(({ features }) => withBias(rowOf(space, features), size)), examples.map(({ signals }) => signals.has(signal)), { columns: size + 1, cost: (row) => costOf(examples[row]), rounds });
}

/**
 * The margin from which a signal counts as heard: the one at which authors left out of the training are heard best, precision
 * counting double.
 */
function leastMargin(all: readonly SignalExample[], signal: SignalId): number {
  const authors = [...new Set(all.map(({ author }) => author))].filter((author) => author !== "content");
  const scored = authors.flatMap((author) => {
    const others = all.filter((example) => example.author !== author);
    const space = spaceOf(others.map(({ features }) => features));
    const weights = fitSignal(space, others, signal);
    return all.filter((example) => example.author === author).map(({ features, signals }) => ({ margin: dot(weights, withBias(rowOf(space, features), space.rarity.length)), is: signals.has(signal) }));
  });
  scored.sort((one, other) => other.margin - one.margin);
  const labelled = scored.filter(({ is }) => is).length;
  let right = 0;
  let best = { worth: -1, margin: 0 };
  for (const [index, { margin, is }] of scored.entries()) {
    if (is) right += 1;
    const worth = right / (0.65 * (index + 1) + 0.35 * labelled);
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
  const rows = answers.map(({ sentences }) => meanRow(sentences.filter((features) => features.length > 0).map((features) => ({ row: rowOf(space, features), weight: Math.sqrt(features.length) }))));
  return ridge(rows.map((row) => onlyColumns(row, telling)), answers.map(({ level }) => level - middle), { columns: space.rarity.length, penalty, rounds: ridgeRounds });
}

const onlyColumns = ({ columns, values }: Row, kept: ReadonlySet<number>): Row => ({ columns: columns.filter((column) => kept.has(column)), values: values.filter((_, at) => kept.has(columns[at] ?? -1)) });

function meanRow(parts: readonly { readonly row: Row; readonly weight: number }[]): Row {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const cells = new Map<number, number>();
  for (const { row, weight } of parts) for (const [at, column] of row.columns.entries()) cells.set(column, (cells.get(column) ?? 0) + ((row.values[at] ?? 0) * weight) / whole);
  return { columns: [...cells.keys()], values: [...cells.values()] };
}
