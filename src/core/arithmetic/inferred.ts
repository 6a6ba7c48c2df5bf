import type { Quantity } from "#core/arithmetic/quantity";
import { ones } from "#core/arithmetic/number-words";
import { secondsIn } from "#core/arithmetic/units";

/**
 * What a sentence must have meant that puts figures side by side and then says what follows: "five million cards, 40 KB each, so
 * 200 GB". Every figure before the result is used once. Nothing is inferred where the words could mean two different things.
 */
export type Inferred = { readonly value: number; readonly isRight: boolean; readonly inputs: readonly Quantity[] };

/** A figure with the powers of its base units; `mayDivide` where the words round it say so. */
type Term = { readonly value: number; readonly bytes: number; readonly seconds: number; readonly money: number; readonly mayDivide: boolean; readonly isTime: boolean; readonly isInsisted: boolean };

type Said = { readonly text: string; readonly inputs: readonly Quantity[]; readonly result: Quantity; readonly sentence: { readonly start: number; readonly end: number } };

const concludes = /\b(?:so|that's|thats|that is|which is|makes?|gives?|comes?|works? out|means?|altogether|in total|totals?|i get|i need|we need|yields?|equals?|adds? up|amounts?|thus|hence|therefore)\b|[=≈]/i;
const longestApart = 70;
const mostInputs = 4;
/** From here on a figure is off, not rounded. */
const off = 1.9;

export function inferred({ text, inputs, result, sentence }: Said, right: number): Inferred | null {
  const last = inputs.at(-1);
  const stated = result.value;
  if (last === undefined || stated === null || stated <= 0 || inputs.length > mostInputs) return null;
  const linked = text.slice(inputs[0]?.end ?? last.end, result.start);
  if (result.start - last.end > longestApart || !(concludes.test(linked) || (shares.test(linked) && equates.test(text.slice(last.end, result.start)))) || isOpen.test(text.slice(sentence.start, sentence.end))) return null;
  const before = text.slice(sentence.start, result.start);
  if (isMereCount(inputs, result) && !shares.test(before)) return null;
  const terms = [...inputs.map((quantity) => termOf(text, quantity)), ...unsaidFactors(before, inputs, sentence.start)];
  const wanted = termOf(text, result);
  if (terms.includes(null) || wanted === null) return null;
  const known = terms.flatMap((term) => term ?? []);
  // A result said over a period is compared over that period, and given back as it was said.
  const scale = stated / wanted.value;
  const isSame = (value: number): boolean => apart(value * scale, stated) <= right;

  if (known.length >= 2 && inOrder.test(before) && known.every(({ isTime }) => isTime) && wanted.isTime) {
    const sum = known.reduce((all, { value }) => all + value, 0);
    return isSame(sum) || apart(sum * scale, stated) >= off ? { value: sum * scale, isRight: isSame(sum), inputs } : null;
  }
  const direct = products(known, wanted);
  const whole = direct.length > 0 ? direct : products(known.filter(({ isTime, value }) => !(isTime && conversions.has(value))), wanted);
  const match = whole.find(isSame);
  if (match !== undefined) return { value: match * scale, isRight: true, inputs };
  const [first] = whole;
  if (first === undefined || known.length < 2 || whole.some((value) => apart(value, first) > clearly) || isPartOnly(known, wanted, right)) return null;
  return apart(first * scale, stated) >= off && apart(first * scale, stated) <= likeliest ? { value: first * scale, isRight: false, inputs } : null;
}

/** Towers, listings and dimensions are not reckoned with one another: a count follows from counts of its own kind, or by shares. */
const isMereCount = (inputs: readonly Quantity[], { unitClass, noun }: Quantity): boolean =>
  unitClass === "count" && noun !== "" && inputs.every((input) => input.unitClass === "count" || input.unitClass === "bare") && !inputs.some((input) => input.noun === noun);

/** "I divide by 86,400 seconds", of what was a rate already: only how it is converted. */
const conversions: ReadonlySet<number> = new Set([60, 3600, 86_400, 90_000, 100_000, 2_592_000, 31_536_000, 30_000_000]);
const equates = /\b(?:is|are|reaches?|takes?|costs?)\b[\s\w]*$/i;

/** Two readings this close are one. */
const clearly = 1.3;
const likeliest = 2_000_000;
const apart = (one: number, other: number): number => Math.max(one / other, other / one);

/** A guess, a comparison or a choice reckons nothing. */
const isOpen = /\b(?:aim(?:ed|ing)?|goal|want(?:ed)?|hope[ds]?|half of|part of|most of|some of|or maybe|at most|at least|budget|target|limit|instead of|rather than|more than|less than|compared|used to|went from|down from|up from|fell|dropped|between)\b|\?/i;
const inOrder = /\b(?:then|plus|and then|after another|in sequence|one by one|on top|add)\b/i;

/** Only some of the figures may have been meant: they come to what was said, and the one left out did not insist on being reckoned with. */
function isPartOnly(terms: readonly Term[], wanted: Term, right: number): boolean {
  for (const [without, term] of terms.entries()) {
    if (term.isInsisted) continue;
    const some = terms.filter((_, index) => index !== without);
    if (products(some, wanted).some((value) => apart(value, wanted.value) <= right)) return true;
  }
  return false;
}

/** Copies and factors are said in order to be reckoned with. */
const insists = /^(?:copies|copy|replicas?|followers)$/i;
const shares = /\b(?:each|apiece|per|every)\b/i;

/** Every product of all terms, some of them dividing where they may, in the unit wanted. */
function products(terms: readonly Term[], wanted: Term): readonly number[] {
  const found: number[] = [];
  const go = (index: number, value: number, bytes: number, seconds: number, money: number, isDivided = false): void => {
    const term = terms[index];
    if (term === undefined) {
      // "300k a second at 15k per box": a quotient may forget its period.
      const isForgotten = isDivided && seconds === -1 && wanted.seconds === 0 && bytes === 0 && money === 0;
      if (bytes === wanted.bytes && money === wanted.money && (seconds === wanted.seconds || isForgotten)) found.push(value);
      return;
    }
    go(index + 1, value * term.value, bytes + term.bytes, seconds + term.seconds, money + term.money, isDivided);
    if (term.mayDivide) go(index + 1, value / term.value, bytes - term.bytes, seconds - term.seconds, money - term.money, isDivided || !term.isTime);
  };
  go(0, 1, 0, 0, 0);
  return found;
}

const dividesBefore = /(?:\b(?:every|each|over|by|per|within|in|takes?|needs?|handles?|serves?|at|does|do|manages?)|[÷/])\s*(?:about|roughly|only|some|an?)?\s*$/i;
const periodBehind = /^\s*(?:of \w+ )?(?:(?:per|an?|each|every|\/)\s*\w+\s+)?(?:come |arrive |go out |are made |in )?(?:per|an?|each|every|\/)\s*(second|minute|hour|day|week|month|year)\b|^\s*(hourly|daily|weekly|monthly|yearly|annually)\b/i;
const periodBefore = /\b(hourly|daily|weekly|monthly|yearly|annual)\s+(?:\w+\s+){0,2}(?:is|are|of|comes to|would be|at)?\s*$/i;
const adverbs = new Map([["hourly", 3600], ["daily", 86_400], ["weekly", 604_800], ["monthly", 2_592_000], ["yearly", 31_536_000], ["annual", 31_536_000], ["annually", 31_536_000]]);

/** Null where a figure has no value, or one of a kind that is not reckoned with. */
function termOf(text: string, { value, unitClass, noun, start, end }: Quantity): Term | null {
  if (value === null || value <= 0 || unitClass === "availability") return null;
  const mayDivide = dividesBefore.test(text.slice(Math.max(0, start - 24), start));
  const plain = { value, bytes: 0, seconds: 0, money: 0, mayDivide, isTime: false, isInsisted: unitClass === "ratio" || insists.test(noun) };
  switch (unitClass) {
    case "count":
      return { ...plain, ...perPeriod(text, start, end, value) };
    case "bare":
    case "ratio":
      return plain;
    case "rate":
      return { ...plain, seconds: -1 };
    case "size":
      return { ...plain, ...perPeriod(text, start, end, value), bytes: 1 };
    case "bandwidth":
      return { ...plain, bytes: 1, seconds: -1 };
    case "time":
      // "25 minutes a day": for how many days is not said.
      if (periodBehind.test(text.slice(end, end + 40))) return null;
      return { ...plain, seconds: 1, mayDivide: true, isTime: true };
    case "money":
      return { ...plain, ...perPeriod(text, start, end, value), money: 1 };
  }
}

/** "40 dollars per seat per month", "the yearly bill is 120 thousand dollars": over how long, in seconds. */
function perPeriod(text: string, start: number, end: number, value: number): { readonly value: number; readonly seconds: number } {
  const behind = periodBehind.exec(text.slice(end, end + 40));
  const inside = /\b(hourly|daily|weekly|monthly|yearly|annual)\b/i.exec(text.slice(start, end))?.[1];
  const word = (inside ?? behind?.[1] ?? behind?.[2] ?? periodBefore.exec(text.slice(Math.max(0, start - 50), start))?.[1])?.toLowerCase();
  const period = word === undefined ? undefined : (secondsIn.get(word) ?? adverbs.get(word));
  return period === undefined ? { value, seconds: 0 } : { value: value / period, seconds: -1 };
}

const factors = /\b(?:factor|peaks?)\s+(?:of|at|is|about)*\s*([a-z]+|\d+(?:\.\d+)?)\b|\b([a-z]+|\d+)\s+(?:times|copies|replicas)\b|\b(twice|double|triple|both)\b/gi;
const words = new Map([["twice", 2], ["double", 2], ["triple", 3], ["both", 2]]);

/** Factors that are no quantities by themselves: "peak factor of three", "stored twice". */
function unsaidFactors(before: string, inputs: readonly Quantity[], offset: number): readonly Term[] {
  return [...before.matchAll(factors)].flatMap((match): Term[] => {
    const at = offset + match.index;
    if (inputs.some(({ start, end }) => start < at + match[0].length && end > at)) return [];
    const word = (match[1] ?? match[2] ?? match[3] ?? "").toLowerCase();
    const value = words.get(word) ?? ones.get(word) ?? Number(word);
    return Number.isFinite(value) && value > 1 ? [{ value, bytes: 0, seconds: 0, money: 0, mayDivide: false, isTime: false, isInsisted: true }] : [];
  });
}
