import type { Figure } from "#core/arithmetic/figure";
import { once, onceWith, type Fact, type Reading } from "#core/arithmetic/fact";
import { periodWords, secondsIn } from "#core/arithmetic/units";
import type { Costs } from "#core/arithmetic/weights";
import { people } from "#core/arithmetic/words";

/** What the words round a claim say about parts and factors. */
export type Setting = {
  readonly costs: Costs;
  /** What is left of a part: "90 percent hit the cache, so these reach the database". */
  readonly isRest: boolean;
  /** Factors make smaller: "compresses ten to one". */
  readonly isShrinking: boolean;
  readonly isUptime: boolean;
  /** What misses is told outright: nothing is taken from the whole. */
  readonly isMiss: boolean;
};

const attached = /^(?:\s+(?:of\s+)?[\p{L}-]+){0,3}?(?:\s+|,\s+(?!an?\b))(?:come in |come |arrive |in |are made )?(?:per|by|an?|each|every|in|in the|in that|in this|in one|in an?|\/)\s*(second|minute|hour|day|night|week|month|year)\b|^(?:\s+[\p{L}-]+){0,2}?\s+(hourly|daily|weekly|monthly|yearly|annually)\b(?!-)/iu;
const ahead = /\b(?:per|an?|each|every|in an?|over an?)\s+(second|minute|hour|day|night|week|month|year)\b(?!\s+(?:is|has)\b)|\b(hourly|daily|nightly|weekly|monthly|yearly|annual(?:ly)?)\b/giu;
const everywhere = /\b(?:per|an?|each|every)\s+(second|minute|hour|day|week|month|year)\b|\b(hourly|daily|weekly|monthly|yearly|annual)\b|\/\s?(day)\b/iu;

function lastOf(pattern: RegExp, text: string): RegExpExecArray | null {
  let last: RegExpExecArray | null = null;
  for (const match of text.matchAll(pattern)) last = match;
  return last;
}

const inMonth = /^(?:\s+\p{L}+){0,2}\s+(?:in|during|over) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u;
const monthSeconds = 2_592_000;

const secondsOf = (match: RegExpExecArray | null): number | null => {
  const word = match?.slice(1).find((group) => group !== undefined)?.toLowerCase();
  return word === undefined ? null : (secondsIn.get(word) ?? periodWords.get(word) ?? (word.startsWith("annual") ? 31_536_000 : null));
};

/** Words of a line that carries bits by the second. */
const lines = /\b(?:links?|lines?|uplink|network|nic|bandwidth|throughput|connection|stream\w*|pipe|port|wire|egress|ingress)\b/i;

/** Every way in which a fact may be read, the likeliest at no cost. */
export function readingsOf(fact: Fact, setting: Setting): readonly Reading[] {
  const { figure } = fact;
  if (figure.low === null || figure.high === null || figure.low <= 0) return [];
  return figure.stuff === "share" ? shareReadings(fact, { low: figure.low, high: figure.high, bytes: 0, seconds: 0, money: 0, cost: 0 }, setting) : amountReadings(fact, setting.costs);
}

const amountReadings = onceWith((fact, costs: Costs) => overPeriods(fact, amountOf(fact.figure), costs));

function overPeriods(fact: Fact, amount: Reading, costs: Costs): readonly Reading[] {
  const { figure } = fact;
  const plain = figure.perBytes === null ? amount : { ...over(amount, figure.perBytes), seconds: amount.seconds, bytes: amount.bytes - figure.perExtent };
  const at = (period: number, cost: number): Reading => ({ ...over(plain, period), seconds: plain.seconds - 1, cost });
  if (figure.period !== null) return (people.has(figure.noun) || figure.noun === "") && /(?:month|week|dai)ly\b/i.test(figure.text) ? [plain, at(figure.period, costs.trace)] : [at(figure.period, 0)];
  const found: Reading[] = [];
  const priced = figure.stuff === "money" ? secondsOf(ofPeriod.exec(fact.before)) : null;
  if (priced !== null) return [at(priced, 0), { ...plain, cost: costs.clear }];
  const behind = secondsOf(attached.exec(fact.after.slice(0, longestGap)));
  const front = secondsOf(lastOf(ahead, fact.before)) ?? (/\bin $/i.test(fact.before) || !inMonth.test(fact.after) ? null : monthSeconds);
  if (behind !== null) return [at(behind, 0), { ...plain, cost: /\bin th(?:at|is|e)\b/.test(fact.after) ? costs.slight : costs.clear }];
  if (figure.implied !== null) found.push(at(figure.implied, costs.trace));
  if (front !== null && figure.stuff !== "time") found.push(at(front, costs.trace));
  const anywhere = front === null && figure.stuff !== "time" ? secondsOf(everywhere.exec(fact.plain)) : null;
  if (anywhere !== null) found.push(at(anywhere, costs.some));
  if (figure.extent === 1 && (figure.isBits || lines.test(fact.before) || lines.test(fact.after))) found.push(at(1, figure.isBits ? costs.trace : costs.some));
  if (figure.stuff === "bare" && conversions.some((seconds) => seconds > 60 && figure.low === seconds)) found.push({ ...plain, seconds: 1, cost: costs.slight });
  return [{ ...plain, cost: front === null ? 0 : costs.slight }, ...found];
}

/** "a loaded hour is around 100 dollars". */
const ofPeriod = /\b(?:an?|one|each|every|the)\s+(?:\p{L}+\s+){0,2}(second|minute|hour|day|week|month|year)\s+(?:is|costs?|comes|runs|goes)\s+(?:\p{L}+\s+){0,3}$/iu;
const longestGap = 40;
const over = (reading: Reading, by: number): Reading => ({ ...reading, low: reading.low / by, high: reading.high / by });

/** Seconds in a minute, an hour, a day and so on, and what they are rounded to. */
export const conversions = [60, 3600, 86_400, 90_000, 100_000, 604_800, 2_500_000, 2_592_000, 2_600_000, 30_000_000, 31_536_000, 31_500_000, 32_000_000];

const surely = 0.9;
const more = /^\W*(?:more|higher|bigger|larger|growth|extra|overhead|on top|increase)\b/i;
const less = /^\W*(?:less|fewer|smaller|cheaper|lower|off|discount|reduction|savings?|saved)\b/i;
const full = /\b(?:full|utili[sz]\w+|busy|load(?:ed)?|occup\w+|fill\w*)\b/i;

function shareReadings({ figure, before, after }: Fact, plain: Reading, { costs, isRest, isShrinking, isUptime, isMiss }: Setting): readonly Reading[] {
  const rest = { ...plain, low: 1 - plain.high, high: 1 - plain.low };
  const turned = { ...plain, low: 1 / plain.high, high: 1 / plain.low };
  switch (figure.factor) {
    case "nines":
      return figure.period === null ? [rest] : [rest, { ...rest, low: rest.low * figure.period, high: rest.high * figure.period, seconds: 1, cost: costs.trace }];
    case "part":
      if (figure.period !== null) return [{ ...plain, low: plain.low / figure.period, high: plain.high / figure.period, seconds: -1 }, { ...plain, cost: costs.slight }];
      if (plain.low >= surely && plain.high < 1 && isUptime) return [rest, { ...plain, cost: costs.strong }];
      if (more.test(after)) return [{ ...plain, low: 1 + plain.low, high: 1 + plain.high }, { ...plain, cost: costs.slight }];
      if (less.test(after)) return [rest, { ...plain, cost: costs.slight }];
      if (full.test(before + after)) return [{ ...turned, cost: costs.slight }, plain, { ...rest, cost: costs.clear }];
      if (isRest) return [rest];
      if (/\bat\s+(?:about\s+)?$/i.test(before)) return [plain, { ...turned, cost: costs.slight }, { ...rest, cost: costs.clear }];
      return [plain, ...(rest.low > 0 && !isMiss ? [{ ...rest, cost: costs.clear }] : []), { ...turned, cost: costs.strong }];
    case "against":
      return isShrinking ? [turned] : [plain, { ...turned, cost: costs.slight }];
    case "times":
    case null:
      return isShrinking ? [turned, { ...plain, cost: costs.clear }] : [plain];
  }
}

/** What a result may be: as it was said, or in the unit or over the period that the figures before it had. */
export function resultReadings(fact: Fact, from: readonly Fact[], setting: Setting): readonly Reading[] {
  const { figure } = fact;
  const { costs } = setting;
  if (figure.low === null || figure.high === null || figure.low <= 0) return [];
  const found = [...readingsOf(fact, setting).filter(({ cost }) => cost < costs.clear || figure.stuff !== "share")];
  if (figure.stuff === "share") return setting.isUptime && figure.low >= surely && figure.high < 1 ? found.slice(0, 1) : [{ low: figure.low, high: figure.high, bytes: 0, seconds: 0, money: 0, cost: 0 }];
  const isTold = figure.period !== null || (figure.stuff !== "time" && isToldRound(fact));
  // "50 million posts times 1 KB is 50 GB a day": they were a day's.
  if (figure.period !== null && figure.stuff !== "time" && figure.perBytes === null) found.push({ ...amountOf(figure), cost: costs.some });
  if (isTold && figure.stuff !== "bare" && figure.implied === null) return found.filter(({ seconds, cost }) => figure.period !== null || seconds < 0 || cost <= costs.slight);
  const named = figure.stuff === "bare" && !isTold ? unitAhead.exec(fact.before.slice(-longestGap))?.[1] : undefined;
  const aheadBy = named === undefined ? undefined : secondsIn.get(named.toLowerCase());
  if (aheadBy !== undefined) found.push({ low: figure.low * aheadBy, high: figure.high * aheadBy, bytes: 0, seconds: 1, money: 0, cost: costs.trace });
  const lent = figure.stuff === "bare" ? from.filter(({ figure: { stuff } }) => stuff !== "share" && !(stuff === "time" && isTold)) : from.filter(({ figure: { period } }) => period !== null);
  for (const { figure: lender } of lent.slice(-mostLenders)) {
    const inUnit = figure.stuff === "bare" ? inUnitOf(figure, lender) : figure;
    if (inUnit === null) continue;
    const [reading] = isTold ? overPeriods({ ...fact, figure: inUnit }, amountOf(inUnit), costs) : overPeriods({ ...fact, figure: { ...inUnit, period: lender.period }, after: "", before: "", sentence: "", plain: "" }, amountOf(inUnit), costs);
    if (reading === undefined || (figure.stuff === "time" && lender.stuff !== "time")) continue;
    const isOther = figure.stuff === "count" && figure.noun !== "" && lender.noun !== figure.noun;
    found.push({ ...reading, cost: isOther ? lentCost(costs) + costs.trace : lentCost(costs), isLent: true });
    // "Three thousand dollars a month, so over five years fifteen thousand": dollars, and none a month.
    if (figure.stuff === "bare" && lender.period !== null && !isTold) found.push({ ...amountOf(inUnit), cost: lentCost(costs) + costs.trace, isLent: true });
  }
  return found;
}

const isToldRound = once(({ before, after }) => secondsOf(attached.exec(after.slice(0, longestGap))) !== null || secondsOf(lastOf(ahead, before.slice(-nearest))) !== null);

/** What it costs to read a result in the unit of another figure. */
export const lentCost = (costs: Costs): number => costs.slight;
/** "in hours that's 17.5". */
const unitAhead = /\bin (seconds|minutes|hours|days|weeks|months|years)\b(?:,| that| it| this| we| i)[^,;]{0,20}$/i;
const mostLenders = 4;
const nearest = 26;

function amountOf({ low, high, stuff, extent }: Figure): Reading {
  return { low: low ?? 0, high: high ?? 0, bytes: stuff === "size" ? extent : 0, seconds: stuff === "time" ? 1 : 0, money: stuff === "money" ? 1 : 0, cost: 0 };
}

/** "…, so sixty": sixty of what was said before. */
function inUnitOf(figure: Figure, lender: Figure): Figure | null {
  return figure.low === null || figure.high === null ? null : { ...figure, stuff: lender.stuff, extent: lender.extent, low: figure.low * lender.by, high: figure.high * lender.by, by: lender.by };
}
