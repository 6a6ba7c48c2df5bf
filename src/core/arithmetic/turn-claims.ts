import { figuresIn } from "#core/arithmetic/read-figures";
import type { Explanation } from "#core/arithmetic/explain";
import type { Fact } from "#core/arithmetic/fact";
import type { Figure } from "#core/arithmetic/figure";
import type { Judged, Known } from "#core/arithmetic/claim";
import { couldLead } from "#core/arithmetic/could-lead";
import { judge } from "#core/arithmetic/judge";
import type { Weights } from "#core/arithmetic/weights";
import { isPlainProduct, knownFrom, markMultiple, markSame, type Kept, mostKnown } from "#core/arithmetic/kept";
import { begins, isAmended, isAmendedBehind, isAmendedLong, isSupposing, isTrailing, linkTo } from "#core/arithmetic/link";
import { sentencesBack, sentencesToRead } from "#core/arithmetic/worth-reading";
import { sentencesOf, type Span } from "#core/text/sentence";

/** A result that was judged, and what it was reckoned from. */
export type Finding = { readonly result: Fact; readonly explanation: Explanation; readonly isRight: boolean };

/**
 * Every result of a turn that plainly follows from figures before it, right or not, in the order of the text.
 *
 * @param sentences of the text, where they are known
 */
export function findingsIn(text: string, weights: Weights, sentences: readonly Span[] = sentencesOf(text)): readonly Finding[] {
  const whole = withReasons(text, sentences);
  const isRead = sentencesToRead(text, whole);
  const findings: Finding[] = [];
  let kept: readonly Kept[] = [];
  for (const [nth, { start, end }] of whole.entries()) {
    if (isRead[nth] !== true) continue;
    kept = inSentence(text, factsIn(text.slice(start, end), start, nth), kept.filter(({ fact }) => fact.nth >= nth - sentencesBack), { weights, findings });
  }
  return findings;
}

/** "A gigabyte. That's what it takes, because …", "Ten hours. 900 million rows at 25k a second": a result and what it was reckoned from, as one. */
function withReasons(text: string, sentences: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of sentences) {
    const last = joined.at(-1);
    if (last !== undefined && last.end - last.start <= shortResult && reasons.test(text.slice(span.start, span.start + longReason)) && figuresIn(text.slice(last.start, last.end), 0).length === 1) joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}
const shortResult = 60;
const longReason = 80;
const reasons = /^\W*(?:(?:that|this|it)(?:'s| is) (?:what|how|because)|because|since|here's (?:why|how)|(?:that|this|it) (?:comes|came|follows) from|(?:that|this) is from|reason(?:ing)?:)/i;

type Gathered = { readonly weights: Weights; readonly findings: Finding[] };

/** Judges the figures of a sentence in their order. @returns what is known after it */
function inSentence(text: string, said: readonly Fact[], before: readonly Kept[], gathered: Gathered): readonly Kept[] {
  const kept = before.map((one) => ({ ...one }));
  let begun = false;
  let isSecond = false;
  for (const [index, fact] of said.entries()) {
    const next = said[index + 1];
    if (isRestated(kept.at(-1), fact) || corrects(kept, fact, text)) {
      kept.push({ fact, isResult: false, isUsed: false });
      continue;
    }
    const lead = takeBack(kept, fact, gathered.findings) ?? fact.before;
    // What is taken back in the next breath is no result.
    if (next !== undefined && isAmended(next.before) && isSameKind(fact, next)) {
      kept.push({ fact, isResult: false, isUsed: false });
      continue;
    }
    const supposes = isSupposing(said[0]?.before ?? "");
    const found = judgeAt({ said, index, kept, lead, begun, supposes, isSecond, weights: gathered.weights });
    isSecond = begins(lead) || (found !== null && linkTo(fact, { before: lead, isFirst: false, begun, supposes, isLast: true, isSecond, costs: gathered.weights.costs })?.isOutright === true);
    if (found !== null) gathered.findings.push({ result: fact, explanation: found.judged.explanation, isRight: found.judged.isRight });
    const used = new Set(found?.judged.explanation.factors.map((factor) => factor.fact) ?? []);
    for (const one of kept) if (used.has(one.fact)) one.isUsed = true;
    const isResult = found === null ? isPlainProduct(kept, fact) : true;
    if (found === null) markSame(kept, fact, gathered.weights.costs);
    kept.push({ fact: found === null ? fact : carried(fact, found.judged), isResult, isUsed: false });
    if (found === null && fact.figure.factor === "times") markMultiple(kept, fact);
    if (found?.isTrailed === true) return [...kept, ...said.slice(index + 1).map((one): Kept => ({ fact: one, isResult: false, isUsed: true }))];
    if (kept.length > mostKept) kept.splice(0, kept.length - mostKept);
    begun = !isResult && (begun || begins(lead));
  }
  return kept;
}

/** More figures than anybody keeps in mind; nothing is reckoned from so far back. */
const mostKept = 24;

/** "1.5 million parcels a day, each scanned eight times, makes 12 million scans": a day's, from then on. */
function carried(fact: Fact, { explanation: { reading }, isRight }: Judged): Fact {
  const { figure } = fact;
  if (!isRight || figure.period !== null || figure.low === null || reading.seconds !== -1 || (figure.stuff !== "count" && figure.stuff !== "size")) return fact;
  const period = Math.round(figure.low / reading.low);
  return { ...fact, figure: { ...figure, period } };
}

/** Takes a figure back that the next one amends ("sorry, no, twelve hundred"). @returns the words that led to it */
function takeBack(kept: Kept[], fact: Fact, findings: Finding[]): string | null {
  const last = kept.at(-1);
  if (last === undefined || !isAmended(fact.before) || !isSameKind(last.fact, fact)) return null;
  kept.pop();
  const finding = findings.at(-1);
  if (finding?.result === last.fact) {
    findings.pop();
    for (const one of kept) if (finding.explanation.factors.some((factor) => factor.fact === one.fact)) one.isUsed = false;
  }
  return last.fact.before;
}

/** "Thirty days are 720 hours": one span in two units, and nothing reckoned. */
function isRestated(last: Kept | undefined, { figure, nth, before }: Fact): boolean {
  if (last === undefined || last.fact.nth !== nth || figure.stuff !== "time" || last.fact.figure.stuff !== "time" || figure.period !== null || last.fact.figure.period !== null || !/^\s*(?:(?:month|day|week|year|hour)\s+)?(?:is|are|has|have|=|,|or)\s*(?:about\s*)?$/i.test(before)) return false;
  if (figure.low === null || last.fact.figure.low === null || Math.abs(figure.low / last.fact.figure.low - 1) > nearlySame) return false;
  last.isUsed = true;
  return true;
}
const nearlySame = 0.04;

/** "…, no, sorry, a van does 120 stops, not 12": another figure for what was said before; what was reckoned from it is taken back too. */
function corrects(kept: Kept[], fact: Fact, text: string): boolean {
  const { figure, before, nth } = fact;
  if (isAmendedLong(before) && figure.noun !== "") {
    const of = kept.findLastIndex((one) => one.fact.figure.noun === figure.noun && one.fact.figure.stuff === figure.stuff && one.fact.figure.period === figure.period);
    if (of < 0) return false;
    kept.splice(kept.length - 1 > of ? kept.length - 1 : of, 1);
    if (kept[of]?.fact.figure.noun === figure.noun) kept.splice(of, 1);
    return true;
  }
  const last = kept.at(-1);
  if (last === undefined || last.fact.nth === nth || !isAmendedBehind(text.slice(last.fact.figure.end, figure.start)) || last.fact.figure.low === null || figure.low === null) return false;
  if (last.fact.figure.low / last.fact.figure.by !== figure.low / figure.by || last.fact.figure.stuff !== figure.stuff) return false;
  kept.pop();
  return true;
}

type Moment = { readonly said: readonly Fact[]; readonly index: number; readonly kept: readonly Kept[]; readonly lead: string; readonly begun: boolean; readonly supposes: boolean; readonly isSecond: boolean; readonly weights: Weights };

/** Judges one figure by what was said before it; or, "30 servers, because …", by what follows in its sentence. */
function judgeAt({ said, index, kept, lead, begun, supposes, isSecond, weights }: Moment): { readonly judged: Judged; readonly isTrailed: boolean } | null {
  const [fact, next] = [said[index], said[index + 1]];
  if (fact === undefined || fact.figure.low === null) return null;
  const known = knownFrom(kept, fact, next);
  const behind = next !== undefined && isTrailing(next.before) ? said.slice(index + 1, index + 1 + mostKnown) : [];
  if (behind.length === 0 && !couldLead(fact, known)) return null;
  const isFirst = index === 0 && lead === fact.before;
  const link = linkTo(fact, { before: lead, isFirst, begun, supposes, isLast: next === undefined, isSecond, costs: weights.costs });
  const judged = link === null ? null : judge({ result: fact, before: lead, link, known, weights });
  const own = known.filter((one) => one.fact.nth === fact.nth && one.standing === "fresh");
  if (judged?.isRight !== true && behind.length > 0 && behind.length + own.length > 1 && (link !== null || isFirst)) {
    const trailed = judge({ result: fact, before: lead, link: { cost: weights.costs.slight, isOutright: isFirst || link?.isOutright === true }, known: [...own, ...behind.map((one): Known => ({ fact: one, standing: "fresh" }))], weights });
    if (trailed !== null) return { judged: trailed, isTrailed: true };
  }
  return judged === null ? null : { judged, isTrailed: false };
}

/** "a byte costs nine clocks": nine a byte. */
function ofOneUnit(sentence: string, start: number, figures: readonly Figure[]): readonly Figure[] {
  return figures.flatMap((figure, index) => {
    const [before, next] = [figures[index - 1], figures[index + 1]];
    const isUnit = (one: Figure | undefined, other: Figure | undefined): boolean =>
      one?.stuff === "size" && one.low === one.by && one.period === null && other !== undefined && /^(?:an?|one|each|every)\s/i.test(one.text) && /^\s+(?:costs?|takes?|needs?|is)\s+(?:about\s+|roughly\s+)?$/i.test(sentence.slice(one.end - start, other.start - start)) && other.perBytes === null && other.stuff !== "size";
    if (isUnit(figure, next)) return [];
    return before !== undefined && isUnit(before, figure) ? [{ ...figure, perBytes: before.by, perExtent: before.extent, each: figure.each ?? "" }] : [figure];
  });
}

function factsIn(sentence: string, start: number, nth: number): readonly Fact[] {
  const figures = ofOneUnit(sentence, start, figuresIn(sentence, start).filter((figure, index, all) => !isClock(sentence, start, figure, all[index + 1]) && !isClock(sentence, start, all[index - 1], figure)));
  const plain = blanked(sentence, start, figures);
  return figures.map((figure, index): Fact => {
    const at = figure.start - start;
    const window = windowOf(sentence, at);
    return { figure, sentence: sentence.slice(...window), plain: plain.slice(...window), nth, before: sentence.slice((figures[index - 1]?.end ?? start) - start, at), clause: clauseBefore(sentence, at), after: sentence.slice(figure.end - start, (figures[index + 1]?.start ?? start + sentence.length) - start) };
  });
}

/** A sentence with its figures blanked out. */
function blanked(sentence: string, start: number, figures: readonly Figure[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const figure of figures) {
    pieces.push(sentence.slice(done, figure.start - start), " ".repeat(figure.end - figure.start));
    done = figure.end - start;
  }
  return [...pieces, sentence.slice(done)].join("");
}

/** What is looked at of a sentence that runs on and on: the stretch that a place stands in, and half of the one before. */
function windowOf({ length }: string, at: number): readonly [number, number] {
  if (length <= longestSentence) return [0, length];
  const from = Math.floor(at / longestSentence) * longestSentence;
  return [Math.max(0, from - longestSentence / 2), Math.min(length, from + longestSentence)];
}
const longestSentence = 1200;

/** What stands before a place in its own clause. */
function clauseBefore(sentence: string, at: number): string {
  let from = at;
  while (from > Math.max(0, at - longestClause) && !(sentence.charAt(from) === " " && breaks.has(sentence.charAt(from - 1)))) from -= 1;
  return sentence.slice(from, at);
}
const longestClause = 400;
const breaks: ReadonlySet<string> = new Set([",", ";", ":", "–", "—", "(", ")"]);

/** "24 hours in a day": everybody knows. */
const isClock = (sentence: string, start: number, one: Figure | undefined, other: Figure | undefined): boolean =>
  one?.stuff === "time" && other?.stuff === "time" && /^(?:an?|one) /i.test(other.text) && /^\s*(?:in|to)\s*$/.test(sentence.slice(one.end - start, other.start - start));

const isSameKind = (one: Fact | undefined, other: Fact): boolean => one !== undefined && (one.figure.stuff === other.figure.stuff || other.figure.stuff === "bare" || one.figure.stuff === "bare");
