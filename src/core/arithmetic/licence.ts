import type { Costs } from "#core/arithmetic/weights";
import { isNeutral, once, type Fact, type Reading, type Tie } from "#core/arithmetic/fact";

/** What the words say about how figures belong together. */

const loosely = "(?:about|roughly|around|approximately|maybe|say|some|just|only|an average of|on average|the|those|these|our|all|a|of the|my)";
const timesLink = new RegExp(`(?:^\\s*by|\\btimes|\\bmultiplied by|(?:^|\\s)x|×|\\*)\\s*(?:${loosely}\\s+)*$`, "i");
const divideLink = new RegExp(`(?:\\bdivided? (?:it |that |this )?by|\\bover|\\binto|\\bamong|\\bacross|\\bamongst|\\bbetween|[÷/]|\\bspread (?:on|over)|\\bout of|\\b(?:batch|batches|groups?|chunks?|pages|blocks) of|\\bper)\\s*(?:${loosely}\\s+)*$`, "i");
const everyLink = new RegExp(`\\b(?:every|each)\\s+(?:${loosely}\\s+)*$`, "i");
/** "one server for every 250 requests". */
const forEvery = /\bfor (?:every|each)\s+$/i;
/** "A hundred million a month over thirty days": parted, where what is parted is said by a period already. */
const spreadOver = /\bover\s+(?:the\s+)?$/i;
/** "in batches of ten thousand": how large one of them is. */
const batchLink = new RegExp(`\\b(?:batch|batches|groups?|chunks?|pages|blocks) of\\s+(?:${loosely}\\s+)*$`, "i");
/** "a lock timeout of two seconds": what was set, and nothing that takes so long. */
const limitLink = new RegExp(`\\b(?:time-?outs?|limit|deadline|cap|ttl|expiry|grace period) (?:of|at|is|was|to)\\s+(?:${loosely}\\s+)*$`, "i");
const outrightDivide = /\bdivided?\b|[÷/]/i;
const within = new RegExp(`\\bin\\s+(?:${loosely}\\s+)*$`, "i");
const sharesBehind = /^\W*(?:\p{L}+\W+){0,3}?(?:each|apiece|every|per|of them|of those)\b/iu;
const bears = new RegExp(`\\b(?:at|with|of|for|by|has|have|takes?|is|are|carries|weighs?|costs?|needs?|sends?|makes?|holds?)\\s+(?:${loosely}\\s+)*$`, "i");
const capacity = /\b(?:one|an?|each|every|single|per|the)\s+((?:\p{L}+\s+){1,3})(?:can\s+)?(?:handles?|does|do|holds?|takes?|serves?|manages?|fits?|process(?:es)?|sustains?|supports?|carr(?:y|ies)|stores?|eats?|drains?|has|have|gives?|runs?|keeps?|sends?|copes? with)\s+(?:with\s+)?(?:about\s+|roughly\s+|up to\s+|some\s+)?$/iu;
/** "a round trip is 80 ms", "one call costs": what is said of one goes for each. */
const ofOneThing = /\b(?:an?|one|each|every|any|per|single)\s+(?:[\p{L}-]+\s+){1,3}(?:is|takes?|costs?|needs?|lasts?|eats?|burns?|draws?|has|holds?|weighs?|makes?|uses?|pays?|writes?|reads?|adds?)\s+(?:about\s+|roughly\s+|around\s+|some\s+|maybe\s+|only\s+|up\s+|in\s+)*$/iu;
/** "12 calls one after another". */
const inTurn = /^\W*(?:\p{L}+\W+){0,3}?(?:one after (?:another|the other)|in (?:sequence|series|a row|turn|order)|sequential\w*|serial\w*|back to back|one by one)\b/iu;
/** "each pod asks for": whatever it does. */
const eachDoes = /\b(?:each|every)\s+((?:\p{L}+\s+){1,2})\p{L}+s(?:\s+(?:for|up|to|with|on|in|about|at|roughly|only|just))*\s+$/iu;
const isPriced = /^\W*(?:\p{L}+\W+){0,3}?(?:costs?|is billed|are billed|come at|for)\b/iu;
const added = /\b(?:plus|and another)\s+(?:about\s+|another\s+)?$|\+\s*$/i;
const distributedWithin = 40;

const spread = /\b(?:on|across|for|with|of)\s+(?:all\s+|about\s+)?$/i;
const fans = /\b(?:fans? out to|writes? to|touches|crosses|goes through)\s+$/i;

/** What a figure's own words say, read once: it is an input of many results. */
const wordsOf = once((fact) => {
  const { figure, before, after } = fact;
  const isTimes = timesLink.test(before);
  const divides = divideLink.test(before);
  const isDivide = figure.stuff === "time" ? everyLink.test(before) || (divides && !/\b(?:over|across|between)\b/i.test(before)) : divides || forEvery.test(before);
  const subject = (capacity.exec(before) ?? eachDoes.exec(before))?.[1]?.split(/\s+/) ?? null;
  const hasEach = /\b(?:each|every|apiece|per)\b/i.test(before);
  return {
    isAdded: added.test(before),
    isTimes,
    isDivide,
    isOutrightlyDivided: divides && outrightDivide.test(before),
    isBatch: batchLink.test(before),
    isLimit: limitLink.test(before),
    isWithin: within.test(before),
    /** "four cranes working in parallel" share what takes time. */
    isAbreast: figure.stuff === "count" && /^\W*(?:\p{L}+\W+){0,3}?(?:in parallel|at once|at the same time|simultaneously|side by side|concurrently|between them)\b/iu.test(after),
    costs: figure.stuff === "count" && isPriced.test(after),
    /** "10 workers do 500": what they do all together. */
    isGroup: figure.stuff === "count" && /^\s*(?:(?:can|could|will|would) )?(?:do|did|handle|serve|take|process|hold|manage|carry|carried|handled|served)s?\s/i.test(after),
    /** The words for what can do so much: "server" in "one server takes 500". */
    subject,
    isDistributed: ofOneThing.test(before) || figure.each !== null || (hasEach && /\b(?:each|every)\b(?! one of)/i.test(before.slice(-distributedWithin))) || /^\W*(?:\p{L}+\W+)?(?:each|apiece)\b/iu.test(after),
    isShared: figure.each !== null || figure.factor !== null || figure.perBytes !== null || figure.noun === "times" || isTimes || isDivide || subject !== null || hasEach || sharesBehind.test(after) || fans.test(before) || ofOneThing.test(before) || (figure.stuff === "count" && inTurn.test(after)),
    isBorne: figure.stuff === "size" || figure.stuff === "money" ? bears.test(before) : (figure.stuff === "count" || figure.stuff === "bare") && spread.test(before),
    isOfEach: /^\W*(?:each|apiece|per)\b/i.test(after),
  };
});

/** Whether its own words tie a figure to others: "each", "per", "times", a factor. */
export const isTied = (fact: Fact): boolean => wordsOf(fact).isShared;
export const isAbreast = (fact: Fact): boolean => wordsOf(fact).isAbreast;
/** "a lock timeout of two seconds". */
export const isLimit = (fact: Fact): boolean => wordsOf(fact).isLimit;
/** "… plus 40 of overhead". */
export const isAdded = (fact: Fact): boolean => wordsOf(fact).isAdded;
export const isTimesLinked = (fact: Fact): boolean => wordsOf(fact).isTimes;
export const isDivideLinked = (fact: Fact): boolean => wordsOf(fact).isDivide;
/** "…, each of them two", "40 ms each": what is said of each of what was counted. */
export const isDistributed = (fact: Fact): boolean => wordsOf(fact).isDistributed;

/** "a billion times 2 KB", "two million at 1 KB": a figure that is reckoned with the one right before it. */
export const isChained = ({ before }: Fact, previous: Fact | undefined): boolean => before.length <= closely && (timesLink.test(before) || previous?.figure.noun === "times" || previous?.figure.text.endsWith(" times") === true || /^\s*(?:,\s*)?(?:at|of|divided by|over|[x×*/÷])\s+(?:about |roughly |maybe )?$/i.test(before));
const closely = 24;

/** How the words tie a fact to the others. */
export function tieOf(fact: Fact, others: readonly Fact[]): Tie {
  const { figure } = fact;
  const words = wordsOf(fact);
  if (words.isShared) return "shared";
  const naming = figure.stuff === "count" ? others.filter((other) => other !== fact && isNamedIn(figure.noun, other)) : [];
  if (naming.length > 0) return naming.some((other) => other.figure.stuff === "time") ? "borne" : "named";
  if (words.isBorne) return "borne";
  const next = others[others.indexOf(fact) + 1];
  if (next !== undefined && next.nth === fact.nth && isChained(next, fact)) return "borne";
  return "none";
}

/** "8 connections per client", "each client": names the clients that were counted beside it. */
function isNamedIn(noun: string, fact: Fact): boolean {
  if (noun === "") return false;
  return isSameThing(noun, fact.figure.each ?? "") || singled(fact).some((named) => isSameThing(named, noun));
}

/** How many there are of that of each of which a figure is said: "6 images | of 50 KB each", "five devices | each device sends two". */
export function partnersOf(fact: Fact, facts: readonly Fact[], result: Fact): readonly Fact[] {
  const counts = facts.filter((other) => other !== fact && other.figure.stuff === "count" && other.figure.period === null);
  const of = counts.filter(({ figure: { noun } }) => isNamedIn(noun, fact) && !isSameThing(noun, result.figure.each ?? ""));
  if (of.length > 0) return of;
  const previous = facts[facts.indexOf(fact) - 1];
  return fact.figure.each === "" && previous !== undefined && previous.nth === fact.nth && counts.includes(previous) && fact.before.length <= closely && result.figure.each === null ? [previous] : [];
}

/** The words right behind "each", "per", "a" and the like, before a figure. */
const singled = once(({ before }) => {
  const words = before.toLowerCase().split(/[^\p{L}]+/u);
  return words.flatMap((word, index) => (ofOne.has(word) ? words.slice(index + 1, index + 4) : []));
});

const ofOne: ReadonlySet<string> = new Set(["each", "every", "per", "a", "an", "one"]);

/** How far fetched it is that a fact divides: nothing where the words or its unit say so. */
export function divisionCost(fact: Fact, option: Reading, result: Fact, tie: Tie, others: readonly Fact[], costs: Costs): number {
  const { figure } = fact;
  const words = wordsOf(fact);
  if (words.isTimes) return costs.never;
  if (words.isAbreast && result.figure.stuff === "time") return 0;
  // "Thirty workers, every worker doing 100 MB a second": they share what takes time.
  if (figure.stuff === "count" && result.figure.stuff === "time" && figure.each === null && others.some((other) => other !== fact && other.figure.period !== null && isNamedIn(figure.noun, other))) return costs.trace;
  if (!isNeutral(option)) return option.money !== 0 ? costs.never : costs.trace;
  if (figure.stuff === "share" || figure.factor !== null) return costs.never;
  // "Batches of 500 rows, and each row takes 2 ms": so often in one batch.
  if (words.isBatch && result.figure.stuff === "time" && others.some((other) => other !== fact && isNamedIn(figure.noun, other))) return costs.some;
  if (words.isDivide) return 0;
  if (words.subject?.some((word) => isSameThing(word, result.figure.noun)) === true) return 0;
  if (figure.each !== null && figure.each !== "" && others.some((other) => other !== fact && other.figure.each === null && other.figure.period === null && isSameThing(other.figure.noun, figure.noun))) return 0;
  if (figure.each !== null && figure.each !== "") return isSameThing(figure.each, result.figure.noun) ? 0 : costs.some;
  if (tie === "named") return result.figure.stuff === "time" ? costs.trace : costs.strong;
  if ((result.figure.each !== null || wordsOf(result).isOfEach) && (result.figure.each === "" || result.figure.each === null || isSameThing(result.figure.each, figure.noun))) return 0;
  if (words.isWithin) return costs.some;
  if (words.isGroup) return costs.slight;
  return words.costs ? costs.trace : costs.never;
}

/** What was said to divide hardly multiplies, nor does what was said to be added. */
export function timesCost(fact: Fact, option: Reading, result: Fact, tie: Tie, others: readonly Fact[], costs: Costs): number {
  if (isAdded(fact)) return costs.strong;
  if (wordsOf(fact).isOutrightlyDivided) return costs.never;
  // How long it all took does not follow from how large one batch was, where nothing is said of each of what is in it.
  if (wordsOf(fact).isBatch && result.figure.stuff === "time" && !others.some((other) => other !== fact && (other.figure.each !== null || isDistributed(other) || isNamedIn(fact.figure.noun, other)))) return costs.never;
  if (fact.figure.stuff === "time" && spreadOver.test(fact.before) && others.some(({ figure: { period } }) => period !== null && period >= (fact.figure.low ?? 0))) return costs.strong;
  if (!isNeutral(option) || fact.figure.stuff === "share" || isTimesLinked(fact)) return 0;
  return divisionCost(fact, option, result, tie, others, costs) === 0 ? costs.clear : 0;
}

const stem = (noun: string): string => (noun.endsWith("s") || noun.endsWith("S") ? noun.toLowerCase().replace(/(?:(?<=[sx]|ch|sh)es|s)$/, "") : noun.toLowerCase());
const hasStart = (one: string, other: string): boolean => one.charAt(0).toLowerCase() === other.charAt(0).toLowerCase();
export const isSameThing = (one: string, other: string): boolean => one !== "" && other !== "" && hasStart(one, other) && stem(one) === stem(other);
