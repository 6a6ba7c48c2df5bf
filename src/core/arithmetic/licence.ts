import { isNeutral, type Fact, type Reading, type Tie } from "#core/arithmetic/fact";

/** What the words say about how figures belong together. */

const loosely = "(?:about|roughly|around|approximately|maybe|say|some|just|only|an average of|on average|the|those|these|our|all|a|of the|my)";
const timesLink = new RegExp(`(?:^\\s*by|\\btimes|\\bmultiplied by|(?:^|\\s)x|×|\\*)\\s*(?:${loosely}\\s+)*$`, "i");
const divideLink = new RegExp(`(?:\\bdivided? (?:it |that |this )?by|\\bover|\\binto|\\bamong|\\bacross|\\bamongst|\\bbetween|[÷/]|\\bspread (?:on|over)|\\bout of|\\b(?:batch|batches|groups?|chunks?|pages|blocks) of|\\bper)\\s*(?:${loosely}\\s+)*$`, "i");
const everyLink = new RegExp(`\\b(?:every|each)\\s+(?:${loosely}\\s+)*$`, "i");
const outrightDivide = /\bdivided?\b|[÷/]/i;
const within = new RegExp(`\\bin\\s+(?:${loosely}\\s+)*$`, "i");
const sharesBehind = /^\W*(?:\p{L}+\W+){0,3}?(?:each|apiece|every|per|of them|of those)\b/iu;
const bears = new RegExp(`\\b(?:at|with|of|for|by|has|have|takes?|is|are|carries|weighs?|costs?|needs?|sends?|makes?|holds?)\\s+(?:${loosely}\\s+)*$`, "i");
const capacity = /\b(?:one|an?|each|every|single|per|the)\s+((?:\p{L}+\s+){1,3})(?:can\s+)?(?:handles?|does|do|holds?|takes?|serves?|manages?|fits?|process(?:es)?|sustains?|supports?|carr(?:y|ies)|stores?|eats?|drains?|has|have|gives?|runs?|keeps?|sends?|copes? with)\s+(?:with\s+)?(?:about\s+|roughly\s+|up to\s+|some\s+)?$/iu;
const costs = /^\W*(?:\p{L}+\W+){0,3}?(?:costs?|is billed|are billed|come at|for)\b/iu;
const added = /\b(?:plus|and another)\s+(?:about\s+|another\s+)?$|\+\s*$/i;
const distributedWithin = 40;

/** "… plus 40 of overhead". */
export const isAdded = ({ before }: Fact): boolean => added.test(before);

export const isTimesLinked = ({ before }: Fact): boolean => timesLink.test(before);
export const isDivideLinked = ({ before, figure }: Fact): boolean => (figure.stuff === "time" ? everyLink.test(before) || (divideLink.test(before) && !/\b(?:over|across|between)\b/i.test(before)) : divideLink.test(before));

/** "a billion times 2 KB", "two million at 1 KB": a figure that is reckoned with the one right before it. */
export const isChained = ({ before }: Fact, previous: Fact | undefined): boolean => before.length <= closely && (timesLink.test(before) || previous?.figure.noun === "times" || previous?.figure.text.endsWith(" times") === true || /^\s*(?:,\s*)?(?:at|of|divided by|over|[x×*/÷])\s+(?:about |roughly |maybe )?$/i.test(before));
const closely = 24;

/** "…, each of them two", "40 ms each": what is said of each of what was counted. */
export const isDistributed = ({ figure, before, after }: Fact): boolean => figure.each !== null || /\b(?:each|every)\b/i.test(before.slice(-distributedWithin)) || /^\W*(?:\p{L}+\W+)?(?:each|apiece)\b/iu.test(after);

/** How the words tie a fact to the others. */
const fans = /\b(?:fans? out to|writes? to|touches|crosses|goes through)\s+$/i;

export function tieOf(fact: Fact, others: readonly Fact[]): Tie {
  const { figure, before, after } = fact;
  const isAmount = figure.stuff === "size" || figure.stuff === "money";
  if (figure.each !== null || figure.factor !== null || figure.perBytes !== null || figure.noun === "times" || timesLink.test(before) || sharesBehind.test(after) || isDivideLinked(fact) || capacity.test(before) || fans.test(before) || /\b(?:each|every|apiece|per)\b/i.test(before)) return "shared";
  const naming = figure.stuff === "count" ? others.filter((other) => other !== fact && isNamedIn(figure.noun, other)) : [];
  if (naming.length > 0) return naming.some((other) => other.figure.stuff === "time") ? "borne" : "named";
  if (isAmount && bears.test(before)) return "borne";
  if ((figure.stuff === "count" || figure.stuff === "bare") && /\b(?:on|across|for|with|of)\s+(?:all\s+|about\s+)?$/i.test(before)) return "borne";
  const next = others[others.indexOf(fact) + 1];
  if (next !== undefined && next.nth === fact.nth && isChained(next, fact)) return "borne";
  return "none";
}

/** "8 connections per client", "each client": names the clients that were counted beside it. */
function isNamedIn(noun: string, { figure, before }: Fact): boolean {
  if (noun === "") return false;
  if (isSameThing(noun, figure.each ?? "")) return true;
  const words = before.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word, index) => ofOne.has(word) && words.slice(index + 1, index + 4).some((named) => isSameThing(named, noun)));
}

const ofOne: ReadonlySet<string> = new Set(["each", "every", "per", "a", "an", "one"]);

/** How far fetched it is that a fact divides: nothing where the words or its unit say so. */
export function divisionCost(fact: Fact, option: Reading, result: Fact, tie: Tie, others: readonly Fact[]): number {
  const { figure, before, after } = fact;
  if (timesLink.test(before)) return 4;
  if (!isNeutral(option)) return option.money !== 0 ? 4 : 0.2;
  if (figure.stuff === "share" || figure.factor !== null) return 4;
  if (isDivideLinked(fact)) return 0;
  const subject = capacity.exec(before)?.[1];
  if (subject !== undefined && subject.split(/\s+/).some((word) => isSameThing(word, result.figure.noun))) return 0;
  if (figure.each !== null && figure.each !== "" && others.some((other) => other !== fact && other.figure.each === null && other.figure.period === null && isSameThing(other.figure.noun, figure.noun))) return 0;
  if (figure.each !== null && figure.each !== "") return isSameThing(figure.each, result.figure.noun) ? 0 : 0.8;
  if (tie === "named") return result.figure.stuff === "time" ? 0.2 : 2;
  const isShared = result.figure.each !== null || /^\W*(?:each|apiece|per)\b/i.test(result.after);
  if (isShared && (result.figure.each === "" || result.figure.each === null || isSameThing(result.figure.each, figure.noun))) return 0;
  if (within.test(before)) return 0.8;
  return figure.stuff === "count" && costs.test(after) ? 0.2 : 3.5;
}

/** What was said to divide hardly multiplies, nor does what was said to be added. */
export function timesCost(fact: Fact, option: Reading, result: Fact, tie: Tie, others: readonly Fact[]): number {
  if (added.test(fact.before)) return 2;
  if (!isNeutral(option) || fact.figure.stuff === "share" || timesLink.test(fact.before)) return 0;
  if (divideLink.test(fact.before) && outrightDivide.test(fact.before)) return 3;
  return divisionCost(fact, option, result, tie, others) === 0 ? 1.2 : 0;
}

const stem = (noun: string): string => noun.toLowerCase().replace(/(?:(?<=[sx]|ch|sh)es|s)$/, "");
export const isSameThing = (one: string, other: string): boolean => one !== "" && other !== "" && stem(one) === stem(other);
