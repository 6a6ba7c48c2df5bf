import { figuresIn } from "#core/arithmetic/read-figures";
import type { Explanation } from "#core/arithmetic/explain";
import type { Figure } from "#core/arithmetic/figure";
import type { Fact } from "#core/arithmetic/fact";
import { couldLead, judge, type Known } from "#core/arithmetic/judge";
import { begins, isAmended, isSupposing, linkTo, trailing, type Link } from "#core/arithmetic/link";
import { readingsOf } from "#core/arithmetic/reading";
import { sentencesOf } from "#core/text/sentence";

/** A result that was judged, and what it was reckoned from. */
export type Finding = { readonly result: Fact; readonly explanation: Explanation; readonly isRight: boolean };

type Kept = { fact: Fact; isResult: boolean; isUsed: boolean };

const numeric = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|third|quarter|twice|double[sd]?|triple[sd]?|both|a (?:kilobyte|megabyte|gigabyte|terabyte|petabyte|gig|meg|second|minute|hour|day|week|month|year|dollar|cent)|once)\b/iu;
const sentencesBack = 3;
const mostKnown = 6;

/** Every result of a turn that plainly follows from figures before it, right or not, in the order of the text. */
export function findingsIn(text: string, right: number): readonly Finding[] {
  if (!numeric.test(text)) return [];
  const findings: Finding[] = [];
  let kept: Kept[] = [];
  for (const [nth, { start, end }] of sentencesOf(text).entries()) {
    const sentence = text.slice(start, end);
    if (!numeric.test(sentence)) continue;
    kept = kept.filter(({ fact }) => fact.nth >= nth - sentencesBack);
    const said = factsIn(sentence, start, nth);
    let begun = false;
    let supposes = false;
    let lead = "";
    for (const [index, fact] of said.entries()) {
      const isFirst = index === 0;
      if (kept.length > 0 && isAmended(fact.before) && isSameKind(kept.at(-1)?.fact, fact)) {
        const taken = kept.pop();
        const last = findings.at(-1);
        if (last !== undefined && last.result === taken?.fact) findings.pop();
        lead = taken?.fact.before ?? "";
      } else lead = fact.before;
      const next = said[index + 1];
      if (next !== undefined && isAmended(next.before) && isSameKind(fact, next)) {
        kept.push({ fact, isResult: false, isUsed: false });
        continue;
      }
      const known = knownFrom(kept, next);
      const isPossible = fact.figure.low !== null && (couldLead(fact, known) || (next !== undefined && trailing.test(next.before)));
      const link: Link | null = !isPossible ? null : linkTo(fact, { before: lead, isFirst: isFirst && lead === fact.before, begun, supposes, isLast: next === undefined });
      supposes ||= isFirst && isSupposing(lead);
      const isBegun: boolean = begun || begins(lead);
      const judged = link === null || fact.figure.low === null ? null : judge({ result: fact, before: lead, link, known }, right);
      const trailed = judged?.isRight === true ? [] : trailingFacts(said, index);
      const own = knownFrom(kept, undefined).filter((one) => one.fact.nth === nth && one.standing === "fresh");
      const behind = trailed.length + own.length < 2 || trailed.length === 0 || fact.figure.low === null || (link === null && !isFirst) ? judged : (judge({ result: fact, before: lead, link: { cost: 0.5, isOutright: isFirst || link?.isOutright === true }, known: [...own, ...trailed.map((one): Known => ({ fact: one, standing: "fresh" }))] }, right) ?? judged);
      if (behind !== null) findings.push({ result: fact, ...behind });
      const used = new Set(behind?.explanation.factors.map(({ fact: factor }) => factor) ?? []);
      for (const one of kept) if (used.has(one.fact)) one.isUsed = true;
      const isPlain = behind === null && isPlainProduct(kept, fact);
      if (behind === null) markSame(kept, fact);
      const isResult = isPlain || (behind !== null && (behind.isRight || link !== null));
      kept.push({ fact, isResult, isUsed: false });
      if (fact.figure.factor === "times" && behind === null) markMultiple(kept, fact);
      if (behind !== judged && behind !== null) {
        for (const one of trailed) kept.push({ fact: one, isResult: false, isUsed: true });
        break;
      }
      begun = isResult ? false : isBegun;
    }
  }
  return findings;
}

function factsIn(sentence: string, start: number, nth: number): readonly Fact[] {
  const figures = figuresIn(sentence, start).filter((figure, index, all) => !isClock(sentence, start, figure, all[index + 1]) && !isClock(sentence, start, all[index - 1], figure));
  const plain = figures.reduce((text, figure) => text.slice(0, figure.start - start) + " ".repeat(figure.end - figure.start) + text.slice(figure.end - start), sentence);
  return figures.map((figure, index): Fact => ({ figure, sentence, plain, nth, before: sentence.slice((figures[index - 1]?.end ?? start) - start, figure.start - start), after: sentence.slice(figure.end - start, (figures[index + 1]?.start ?? start + sentence.length) - start) }));
}

/** "24 hours in a day": everybody knows. */
const isClock = (sentence: string, start: number, one: Figure | undefined, other: Figure | undefined): boolean =>
  one?.stuff === "time" && other?.stuff === "time" && /^(?:an?|one) /i.test(other.text) && /^\s*(?:in|to)\s*$/.test(sentence.slice(one.end - start, other.start - start));

const isSameKind = (one: Fact | undefined, other: Fact): boolean => one !== undefined && (one.figure.stuff === other.figure.stuff || other.figure.stuff === "bare" || one.figure.stuff === "bare");

/** "15,000 on average and 45,000 at a three times peak": the factor is told with what it came to. */
function markMultiple(kept: Kept[], factor: Fact): void {
  const told = kept.at(-2);
  if (told === undefined || told.fact.nth !== factor.nth || factor.before.length > closely) return;
  const from = kept.find(({ fact: { figure } }) => Math.abs((figure.low ?? 0) * (figure.period === null ? 1 : 1 / figure.period) * (factor.figure.low ?? 0) - (told.fact.figure.low ?? 0) / (told.fact.figure.period ?? figure.period ?? 1)) <= (told.fact.figure.low ?? 0) / (told.fact.figure.period ?? figure.period ?? 1) / 20);
  const own = kept.find(({ fact }) => fact === factor);
  if (from === undefined || own === undefined) return;
  own.isUsed = true;
  from.isUsed = true;
}

/** "Thirty-two cores each doing 1,500 a second, a machine serves 48k": told with what it comes to. */
function isPlainProduct(kept: readonly Kept[], { figure, nth }: Fact): boolean {
  if (figure.low === null || figure.low < leastTold || figure.stuff === "share") return false;
  const [one, other] = kept.filter((before) => before.fact.nth === nth && !before.isUsed && before.fact.figure.low !== null).slice(-2);
  const [first, second, told] = [one?.fact.figure.low ?? 0, other?.fact.figure.low ?? 0, figure.low];
  if (one === undefined || other === undefined || Math.abs((other.fact.figure.stuff === "time" ? first / second : first * second) / told - 1) > exactly) return false;
  one.isUsed = true;
  other.isUsed = true;
  return true;
}
const leastTold = 100;
const exactly = 0.03;

/** "43 million daily, on average 500 a second": one figure in two units. */
function markSame(kept: readonly Kept[], { figure }: Fact): void {
  const { low, period } = figure;
  if (low === null || period === null) return;
  for (const one of kept) {
    const other = one.fact.figure;
    if (other.low === null || other.stuff === "share" || other.stuff === "time" || figure.stuff === "time" || (other.stuff === "size") !== (figure.stuff === "size")) continue;
    const rate = readingsOf(one.fact, plainly).find(({ seconds }) => seconds === -1);
    if (rate !== undefined && other.period !== period && Math.abs(Math.log((rate.low * period) / low)) < nearlySame) one.isUsed = true;
  }
}
const nearlySame = 0.16;
const plainly = { isRest: false, isShrinking: false, isUptime: false, isMiss: false } as const;

/** What a result may be reckoned from; a factor right behind it ("7k a second (3x)") belongs to it too. */
function knownFrom(kept: readonly Kept[], next: Fact | undefined): readonly Known[] {
  const last = kept.findLastIndex(({ isResult }) => isResult);
  const known = kept.map(({ fact, isUsed }, index): Known => ({ fact, standing: index === last ? "last-result" : isUsed || index < last ? "used" : "fresh" })).slice(-mostKnown);
  const isBehind = next !== undefined && next.figure.factor === "times" && next.before.length <= closely && /^\s*(?:peaks?|avg|average)?\s*(?:\(|at\s+(?:a\s+)?|with\s+(?:a\s+)?|for\s+)/i.test(next.before);
  return isBehind ? [...known, { fact: next, standing: "beside" }] : known;
}

const closely = 24;

/** "We need 30 servers, because peak is 60k a second and a server does two thousand." */
function trailingFacts(said: readonly Fact[], index: number): readonly Fact[] {
  const behind = said.slice(index + 1);
  return behind[0] !== undefined && trailing.test(behind[0].before) ? behind : [];
}
