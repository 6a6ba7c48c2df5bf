import type { Fact } from "#core/arithmetic/fact";
import type { Known } from "#core/arithmetic/claim";
import type { Costs } from "#core/arithmetic/weights";
import { readingsOf } from "#core/arithmetic/reading";

/** A figure that was said, and what became of it. */
export type Kept = { fact: Fact; isResult: boolean; isUsed: boolean };

export const mostKnown = 6;

/** "15,000 on average and 45,000 at a three times peak": the factor is told with what it came to. */
export function markMultiple(kept: Kept[], factor: Fact): void {
  const told = kept.at(-2);
  if (told === undefined || told.fact.nth !== factor.nth || factor.before.length > closely) return;
  const from = kept.find(({ fact: { figure } }) => Math.abs((figure.low ?? 0) * (figure.period === null ? 1 : 1 / figure.period) * (factor.figure.low ?? 0) - (told.fact.figure.low ?? 0) / (told.fact.figure.period ?? figure.period ?? 1)) <= (told.fact.figure.low ?? 0) / (told.fact.figure.period ?? figure.period ?? 1) / 20);
  const own = kept.find(({ fact }) => fact === factor);
  if (from === undefined || own === undefined) return;
  own.isUsed = true;
  from.isUsed = true;
}

/** "Thirty-two cores each doing 1,500 a second, a machine serves 48k": told with what it comes to. */
export function isPlainProduct(kept: readonly Kept[], { figure, nth }: Fact): boolean {
  if (figure.low === null || figure.low < leastTold || figure.stuff === "share") return false;
  const unused = kept.filter((before) => !before.isUsed && before.fact.figure.low !== null);
  const own = unused.filter((before) => before.fact.nth === nth);
  const [one, other] = (own.length === 1 && figure.low >= surelyTold ? unused : own).slice(-2);
  const [first, second, told] = [one?.fact.figure.low ?? 0, other?.fact.figure.low ?? 0, figure.low];
  if (one === undefined || other === undefined || Math.abs((other.fact.figure.stuff === "time" ? first / second : first * second) / told - 1) > exactly) return false;
  one.isUsed = true;
  other.isUsed = true;
  return true;
}
const leastTold = 100;
/** From here on no product is chance, though its figures stand in two sentences. */
const surelyTold = 10_000;
const exactly = 0.03;

/** "43 million daily, on average 500 a second": one figure in two units. */
export function markSame(kept: readonly Kept[], { figure }: Fact, costs: Costs): void {
  const { low, period } = figure;
  if (low === null || period === null) return;
  for (const one of kept) {
    const other = one.fact.figure;
    if (other.low === null || other.stuff === "share" || other.stuff === "time" || figure.stuff === "time" || (other.stuff === "size") !== (figure.stuff === "size")) continue;
    const rate = readingsOf(one.fact, { ...plainly, costs }).find(({ seconds }) => seconds === -1);
    if (rate !== undefined && other.period !== period && Math.abs(Math.log((rate.low * period) / low)) < nearlySame) one.isUsed = true;
  }
}
const nearlySame = 0.16;
const plainly = { isRest: false, isShrinking: false, isUptime: false, isMiss: false } as const;

/** What a result may be reckoned from; a factor right behind it ("7k a second (3x)") belongs to it too. */
export function knownFrom(kept: readonly Kept[], fact: Fact, next: Fact | undefined): readonly Known[] {
  const last = kept.findLastIndex(({ isResult }) => isResult);
  const known = kept.map((one, index): Known => ({ fact: one.fact, standing: index === last ? "last-result" : one.isUsed || index < last ? "used" : "fresh" })).slice(-mostKnown);
  const isBehind = next !== undefined && next.figure.factor === "times" && next.before.length <= closely && /^\s*(?:peaks?|avg|average)?\s*(?:\(|at\s+(?:a\s+)?|with\s+(?:a\s+)?|for\s+)/i.test(next.before);
  // "53 minutes down in a year"
  const isOver = fact.figure.stuff === "time" && next !== undefined && next.figure.stuff === "time" && /^an?\s/i.test(next.figure.text) && /^(?:\s+(?!and\b|but\b)\p{L}+){0,3}\s+(?:in|over|within|during)\s*$/iu.test(next.before);
  return isBehind || isOver ? [...known, { fact: next, standing: "beside" }] : known;
}

const closely = 24;
