import type { Quantity } from "#core/arithmetic/quantity";
import { quantitiesIn } from "#core/arithmetic/read-quantities";
import { sentencesOf, type Span } from "#core/text/sentence";
import type { Turn } from "#core/transcript/transcript";

/** A figure said to follow: what was said before it that it may follow from, and the relation where it was put into words. */
export type Statement = {
  readonly turn: number;
  readonly span: Span;
  readonly result: Quantity;
  /** Figures of this sentence and the end of the one before, oldest first. */
  readonly before: readonly Quantity[];
  /** "A times B is …", "A per B every T is …": null where the words leave open how they belong together. */
  readonly relation: readonly Factor[] | null;
  /** The figures of its own sentence before it. */
  readonly own: readonly Quantity[];
  readonly sentence: Span;
  readonly isDaily: boolean;
  /** A factor was named without its figure: "at peak that is 35 a second". */
  readonly hasUnsaidFactor: boolean;
};

/** A figure that multiplies, or that divides. */
export type Factor = { readonly quantity: Quantity; readonly power: 1 | -1 };

const most = 60;
const follows = /(?:=|≈|→|->|\b(?:is|are|was|be|that's|that is|thats|it's|gives|give|makes|make|equals|comes? (?:out )?(?:to|at)|came to|works? out|adds? up to|amounts? to|totals?|leaves|needs?|takes?|will take|costs?|reach(?:es)?|carry|i get|we get|i provision|i'd buy|i'd order|we store|are storing|we receive|writes?|so|which is|means|or|gets us|yields|i need|we need)\b)[\s\p{L},~≈']*$/iu;
const approximates = /^\s*(?:,|–|-|:)\s*(?:so\s+)?(?:about|around|roughly|approximately|some|nearly|almost|just over|just under|close to|say|~|≈)\s*[~≈]?\s*$/i;
const corrects = /^[\s,.–—-]*(?:no,? wait|wait,? no|sorry|i mean|or rather|no,? make that|scratch that|correction|actually,? no)\b/i;
const daily = /\b(daily|a day|per day|each day|every day|dau|\/day)\b/i;

const times = /^[\s,]*(?:times|multiplied by|x|×|\*)\s*(?:about|roughly|maybe|say|an average of|on average)?\s*$/i;
const eachHas = /^[\s,]*(?:\p{L}+\s+){0,2}(?:at|of|with|carrying|each)\s+(?:about|roughly|maybe|say|an average of|on average)?\s*$/iu;
const acts = /^\s+(?:\p{L}+\s+){0,6}$/u;
const everySo = /\b(?:every|each)\s*$/i;
const divides = /^[\s,]*(?:divided by|over|\/|÷)\s*(?:about|roughly|the)?\s*$/i;
const partOf = /\b(?:half|third|quarter|tenth|fifth|percent|%|most|some|part|rest) of (?:the|them|these|those|our|all)?\s*$/i;

/** Every statement of a candidate's turns in which one figure is said to follow from those before it. */
export function statementsIn(turns: readonly Turn[]): readonly Statement[] {
  return turns.flatMap(({ speaker, text }, turn) => (speaker === "candidate" ? inTurn(text, turn) : []));
}

function inTurn(text: string, turn: number): readonly Statement[] {
  const quantities = quantitiesIn(text).filter(({ value }) => value !== null);
  const statements: Statement[] = [];
  let carried: readonly Quantity[] = [];
  let next = 0;
  for (const sentence of sentencesOf(text)) {
    const inside: Quantity[] = [];
    for (let quantity = quantities[next]; quantity !== undefined && quantity.start < sentence.end; quantity = quantities[next]) {
      if (quantity.start >= sentence.start && quantity.end <= sentence.end) inside.push(quantity);
      next += 1;
    }
    const said = withoutCorrected(text, inside);
    for (const [index, { quantity: result, from }] of said.entries()) {
      const before = said[index - 1]?.quantity;
      if (before === undefined || !leadsTo(text.slice(before.end, from))) continue;
      const own = said.slice(0, index).map(({ quantity }) => quantity);
      const relation = relationIn(text, own);
      statements.push({
        turn,
        span: { start: (relation?.[0]?.quantity ?? own[0] ?? result).start, end: result.end },
        result,
        before: [...carried, ...own].slice(-mostBefore),
        relation,
        own: sinceLastResult(own, statements),
        sentence,
        isDaily: daily.test(text.slice(sentence.start, result.end)),
        hasUnsaidFactor: unsaid.test(besideFigures(text, [...own, result])),
      });
    }
    carried = said.slice(-2).map(({ quantity }) => quantity);
  }
  return statements;
}

const mostBefore = 5;

/** What a sentence reckons on with: its last result and what was said after it. */
function sinceLastResult(own: readonly Quantity[], statements: readonly Statement[]): readonly Quantity[] {
  const last = own.findLastIndex((quantity) => statements.some(({ result, own: earlier }) => result === quantity && earlier.length > 1));
  return last < 0 ? own : own.slice(last);
}

const unsaid = /\b(?:peaks?|replicat\w*|replicas?|copies|overhead|headroom|margin|spikes?|bursts?|growth|grow\w*|compress\w*|index(?:es)?|indices|metadata|doubl\w*|tripl\w*|halv\w*|half|redundan\w*|parity|dedup\w*|cach\w*|batch\w*)\b/i;

/** The words between figures, without those that belong to one: "three copies" has its figure, "with copies" has none. */
function besideFigures(text: string, said: readonly Quantity[]): string {
  return said.map(({ start }, index) => text.slice(said[index - 1]?.end ?? start, start)).join(" ");
}

/** What is set against a figure is not said to follow: "so we miss the 100 ms budget". */
const compares = /\b(?:miss|under|below|above|over|within|against|beyond|exceed|exceeds|beat|meet|instead)\b/i;

const leadsTo = (between: string): boolean => (between.length <= most && follows.test(between) && !compares.test(between)) || approximates.test(between);

/** "1,200 a second, no wait, 12,000": the later one counts, `from` where the first stood. */
function withoutCorrected(text: string, said: readonly Quantity[]): readonly { readonly quantity: Quantity; readonly from: number }[] {
  const kept: { quantity: Quantity; from: number }[] = [];
  let from: number | null = null;
  for (const [index, quantity] of said.entries()) {
    const next = said[index + 1];
    from ??= quantity.start;
    if (next !== undefined && corrects.test(text.slice(quantity.end, next.start))) continue;
    kept.push({ quantity, from });
    from = null;
  }
  return kept;
}

/** How the last figures before a result are said to belong together; null where that is not put into words. */
function relationIn(text: string, said: readonly Quantity[]): readonly Factor[] | null {
  const last = said.at(-1);
  if (last === undefined) return null;
  const factors: Factor[] = [{ quantity: last, power: 1 }];
  let first = said.length - 1;
  while (first > 0) {
    const [one, other] = [said[first - 1], said[first]];
    if (one === undefined || other === undefined) break;
    const between = text.slice(one.end, other.start);
    const link = linkOf(one, other, between);
    if (link === null) {
      // A figure that ended a statement of its own begins the next; anything else leaves the relation open.
      if (leadsTo(between) || /[,;]/.test(between)) break;
      return null;
    }
    const chained = factors[0];
    if (chained !== undefined && link === -1) factors[0] = { ...chained, power: -1 };
    factors.unshift({ quantity: one, power: 1 });
    first -= 1;
  }
  const head = said[first];
  if (head === undefined || partOf.test(text.slice(Math.max(0, head.start - 30), head.start))) return null;
  if (factors.length === 1 && (isActs(head) || head.unitClass === "time" || head.unitClass === "ratio" || head.unitClass === "bare")) return null;
  return factors;
}

const isActs = ({ unitClass, noun, text }: Quantity): boolean => unitClass === "rate" && (noun === "times" || noun === "time" || /^(?:once|twice)\b/i.test(text));

/** "… at three samples a second each": a rate of each of the things counted before it. */
const isEach = ({ unitClass, text }: Quantity): boolean => unitClass === "rate" && !/^(?:once|twice)\b/i.test(text);

function linkOf(one: Quantity, other: Quantity, between: string): 1 | -1 | null {
  if (times.test(between)) return 1;
  if (divides.test(between)) return -1;
  if ((other.unitClass === "size" || other.unitClass === "bandwidth" || isEach(other)) && (one.unitClass === "count" || one.unitClass === "rate") && eachHas.test(between)) return 1;
  if (isActs(other) && one.unitClass === "count" && acts.test(between)) return 1;
  if (other.unitClass === "time" && one.unitClass === "count" && everySo.test(between) && between.length <= most) return -1;
  return null;
}
