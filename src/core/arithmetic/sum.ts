import type { Input } from "#core/arithmetic/fact";
import { apartBy, products, type Chosen, type Explanation, type Wanted } from "#core/arithmetic/explain";
import { isSameThing } from "#core/arithmetic/licence";

/** How the words ask for a sum: all in turn, what is left, or the longest of them. */
export type Gathering = "sum" | "rest" | "most";

const inTurn = /\b(?:plus|then|and then|after (?:another|the other)|one by one|in (?:sequence|series|a row|order|turn)|on top|adds? up|adding|added|add (?:it|them|that|those|these|another|up)|sum\w*|total\w*|altogether|overall|all in|end to end|combined|together|both|as well|another|come to|comes to|make up)\b|\+/i;
const remains = /\b(?:left|remain\w*|minus|spare|subtract\w*|rest|free)\b/i;
const atOnce = /\b(?:parallel|concurrent\w*|at the same time|simultaneous\w*|slowest|longest)\b/i;

/** What the words of a calculation ask for; null where they ask for none of these. */
export function gatheringIn(words: string, resultWords: string): Gathering | null {
  if (atOnce.test(words)) return "most";
  if (remains.test(resultWords)) return "rest";
  return inTurn.test(words) ? "sum" : null;
}

/**
 * Sums of products: the inputs in their order, parted into groups that each come to the unit of the result:
 * "three hops of 12 ms plus 30 ms". The first figure may stand apart, as the budget that they are taken from.
 */
export function sums(inputs: readonly Input[], wanted: Wanted, gathering: Gathering | null): readonly Explanation[] {
  const [first, ...others] = inputs;
  const whole = sumsOf(inputs, wanted, gathering);
  return first === undefined || first.omitted === Infinity || others.length < 2 ? whole : [...whole, ...sumsOf(others, wanted, gathering).map((one): Explanation => ({ ...one, cost: one.cost + Math.min(first.omitted, wanted.costs.slight) }))];
}

function sumsOf(inputs: readonly Input[], wanted: Wanted, gathering: Gathering | null): readonly Explanation[] {
  const found: Explanation[] = [];
  const count = inputs.length;
  if (count < 2 || count > mostParts) return [];
  for (const reading of wanted.readings) {
    // Counts and rates are told side by side without a thought of adding them.
    if (reading.bytes === 0 && reading.money === 0 && reading.seconds !== 1 && (gathering === null || !isOneThing(inputs, wanted))) continue;
    const one: Wanted = { ...wanted, readings: [{ ...reading, cost: 0 }] };
    for (let cuts = 1; cuts < 2 ** (count - 1); cuts += 1) {
      const parts = partsOf(inputs, cuts).flatMap((group) => bestOf(group, one) ?? []);
      const cost = parts.reduce((all, part) => all + part.cost, reading.cost + (gathering === null ? (parts.length > 2 && parts.every(({ factors }) => factors.length === 1) ? wanted.costs.clear : wanted.costs.strong) : 0));
      if (parts.length !== groupsIn(cuts) || cost > wanted.mostCost) continue;
      const range = gathered(parts, gathering ?? "sum");
      if (range.low > 0) found.push({ ...range, reading, cost, apart: apartBy(range, reading), factors: parts.flatMap(({ factors }) => factors), isSum: true });
    }
  }
  return found;
}

const mostParts = 5;

const isOneThing = (inputs: readonly Input[], { fact }: Wanted): boolean => inputs.every(({ fact: { figure } }) => (figure.stuff === "count" || figure.stuff === "bare" || figure.stuff === "share") && (figure.noun === "" || fact.figure.noun === "" || isSameThing(figure.noun, fact.figure.noun)));

const groupsIn = (cuts: number): number => 1 + [...cuts.toString(2)].filter((bit) => bit === "1").length;

function partsOf(inputs: readonly Input[], cuts: number): readonly (readonly Input[])[] {
  const parts: Input[][] = [[]];
  for (const [index, input] of inputs.entries()) {
    parts.at(-1)?.push({ ...input, omitted: Infinity });
    if ((cuts >> index) % 2 === 1) parts.push([]);
  }
  return parts;
}

/** A group's own product; a single figure stands for itself, in its own unit. */
function bestOf(group: readonly Input[], wanted: Wanted): Explanation | null {
  const [reading] = wanted.readings;
  const [input] = group;
  if (group.length > 1 || input === undefined || reading === undefined) {
    const [best] = [...products(group.map((one) => ({ ...one, options: one.options.map((option) => ({ ...option, cost: Math.min(option.cost, option.power === 1 ? wanted.costs.slight : option.cost) })) })), wanted)].sort((one, other) => one.cost - other.cost);
    return best ?? null;
  }
  const option = input.options.find(({ bytes, seconds, money, power }) => power === 1 && bytes === reading.bytes && seconds === reading.seconds && money === reading.money);
  if (option === undefined || input.fact.figure.stuff === "share" || input.fact.figure.factor !== null) return null;
  const factors: readonly Chosen[] = [{ input, fact: input.fact, option }];
  return { low: option.low, high: option.high, reading, cost: Math.min(option.cost, wanted.costs.slight), apart: 1, factors, isSum: false };
}


function gathered(parts: readonly Explanation[], gathering: Gathering): { readonly low: number; readonly high: number } {
  const [first, ...others] = parts;
  if (first === undefined) return { low: 0, high: 0 };
  switch (gathering) {
    case "sum":
      return others.reduce((all, part) => ({ low: all.low + part.low, high: all.high + part.high }), { low: first.low, high: first.high });
    case "rest":
      return others.reduce((all, part) => ({ low: all.low - part.high, high: all.high - part.low }), { low: first.low, high: first.high });
    case "most":
      return parts.reduce((all, part) => ({ low: Math.max(all.low, part.low), high: Math.max(all.high, part.high) }), { low: 0, high: 0 });
  }
}
