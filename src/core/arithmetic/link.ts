import type { Fact } from "#core/arithmetic/fact";
import type { Costs } from "#core/arithmetic/weights";
import { lastWord, trimmedLead } from "#core/arithmetic/lead";

/** How plainly the words say that a figure follows from those before it: nothing to add where they do so outright. */
export type Link = { readonly cost: number; readonly isOutright: boolean; readonly isWeak?: boolean };

const outright = /(?:^|[^\p{L}'])(?:so(?! (?:far|much|many|on|that|long as|if)\b)|thus|hence|therefore|that's|thats|that is|(?:which|that|this|it)(?:'d| would| will| should| must| has to)? (?:be|come|make|give|mean|put|leave|work|add|total|land|end|amount|bring|equal)|ergo|for a total|to the tune|bringing|(?:would|will|'d|'ll) (?:then )?be|which (?:is|are|was|makes|gives|means|puts|comes|works|leaves|takes|adds)|that (?:makes|gives|means|comes|puts|leaves|works|gets|adds)|making|giving|comes?(?: out)? (?:to|at|out)|came to|equals?|equal to|totals?|totall?ing|works? out|adds? up|amounts? to|means?|meaning|(?<!\band )(?:we|you) get|(?:and )?i get|we'd get|gets? (?:us|you|me)|we land|yields?|leaves?|leaving|altogether|in total|lands?|ends? up|becomes?|turns? into|shrinks? to|results? (?:in|is)|resulting in|call it|i make (?:that|it)|(?:we're|you're|i'm|we are) (?:talking(?: about)?|looking at|down to|left with|at)|meaning|in all|all told|the (?:total|answer|sum|product|result) is|takes? (?:it|us|that|them) to|brings? (?:it|us|that|them) to|puts? (?:it|us|that|them)|makes it)(?![\p{L}'])|[=≈→]|->|=>/iu;
const beVerb = /(?:^|\s)(?:is|are|was|were|=)$/i;
/** Behind these a figure is one to reckon with. */
const asInput: ReadonlySet<string> = new Set("with at of for by over every each per times x in if and the that this those these our its their from on within after divided into across among because since as when where while whose than to or a an another adding add plus own both all same first last next".split(" "));
/** … but not behind all that end so: "comes to", "takes an", "done in". */
const mayBeSettled: ReadonlySet<string> = new Set("inside under a an of to into in at on with about after within it that for through".split(" "));
const settledAt = /\bfits? (?:(?:easily|comfortably|nicely|well|just|all) )?(?:in|into|on|within|inside|under)(?: (?:about|roughly|some|just))?$|\b(?:leaves?|leaving|gives?|left) (?:us|me|you|it|them) with$|\b(?:caps?|capped|limits?|tops?|maxes) (?:out )?(?:\p{L}+ ){0,3}at$|(?:^|[^\p{L}])(?:needs?|wants?|get|buy|order|use|is|so|that's|takes?) an?$|\bi make (?:that|it)$|\b(?:count|total|number|sum|rate|load|ceiling|cost|bill|size|volume|tune) of$|\b(?:turns?|goes|translates?) (?:in)?to$|\b(?:empty|drained|full|clear|dry|gone|done|finish\w*|over|ready) (?:after|within)$|\b(?:done|finish\w*|over|through|ready|complete\w*|(?:it's|is|be|are|gets?|was) \p{L}+) in$|(?:comes?|came|works?|lands?|puts? (?:it|us|that|them)|gets?|ends?|we're|we are|you're|adds?(?: up)?|amounts?|equal|takes? (?:it|us|that|them)|brings? (?:it|us|that|them)|shrinks?|drops?|down|up|left|out|looking|talking|be|sits?|sitting|stands?|peaks?|arrives?|serving|goes|grows?|grown)(?: out| up| down)? (?:to|at|in|on|with|about)$/iu;
const conditional = /^\W*(?:(?:and|so|then|now|but|ok|okay|um|uh|well|say)\W+)*(?:if|say|with|at|for|when|given|assume|assuming|suppose|on|in|to|over|copying|moving|sending|storing|taking|counting)\b/i;
const apposed = /^\s*(?:,|–|—|-|:|;|\(|→)\s*(?:or|in other words|basically|essentially|that's to say|i\.?e\.?|about|around|roughly|approximately|some|nearly|almost|say|call it|what|just over|just under|close to|in all|all in|~|≈)?\s*(?:or|about|around|roughly|~|≈)?\s*$/i;

/** @param begun whether the sentence has begun to conclude or to suppose: "so with 5,000 per box, nine boxes" */
export function linkTo(fact: Fact, { before, isFirst, begun, supposes, isLast, isSecond, costs }: { readonly costs: Costs; readonly before: string; readonly supposes: boolean; readonly isSecond: boolean; readonly isFirst: boolean; readonly begun: boolean; readonly isLast: boolean }): Link | null {
  const core = trimmedLead(before.includes("for a total of") ? before.replace("for a total of", "so") : before).slice(-longest);
  if (isStray(fact) && !settledAt.test(core) && !reported.test(core) && !/(?:so|is|are|=|that's|makes?|to|makes it|hence|thus|therefore|means|gives|need|needs|get|buy|order)\s*$/i.test(core)) return null;
  if (isInput(fact) || /^\p{L}+ly$/u.test(fact.figure.text) || (!isLast && subjectBehind.test(fact.after)) || isIf(fact.clause) || (fact.figure.low === 1 && (fact.figure.stuff === "count" || fact.figure.stuff === "bare") && (fact.figure.period === null || !outright.test(core))) || (!isFirst && /\bif\b/i.test(core))) return null;
  if (!isFirst && otherwise.test(before)) return { cost: costs.slight, isOutright: false };
  if (isSecond && /^\s*,?\s*(?:and|or|,)\s*(?:about|roughly|around|some)?\s*$/i.test(before) && (isLast || !/^\s*,/.test(before))) return { cost: costs.trace, isOutright: true };
  if (thenBehind.test(fact.after)) return { cost: 0, isOutright: true };
  const weakly: Link | null = isLast && fact.figure.stuff !== "bare" && !/\ban?\s*$/i.test(core) ? { cost: costs.some, isOutright: false, isWeak: true } : null;
  // What stands before a comma leads to nothing behind it: "… coming in, five thousand".
  const isParted = /[,;:–—]/.test(before.slice(before.lastIndexOf(core) + core.length));
  const last = isParted ? "" : lastWord(core);
  const isReckonedWith = (last !== "" && asInput.has(last)) || (last === "" && endsInSign.test(core));
  if (isReckonedWith && last !== "" && reported.test(core)) return { cost: costs.slight, isOutright: true };
  if (isReckonedWith && last !== "" && !mayBeSettled.has(last)) return null;
  const marker = outright.test(core) || /[=≈→~]\s*[~≈]?\s*$|->\s*$/.test(before);
  const isObject = marker && isLast && /\b(?:we|i|you|they|it)(?:'d|'ll|'re)?\s+\p{L}+\s+(?:in|at|to|with|on|through|for)$/iu.test(core);
  const takesTime = fact.figure.stuff === "time" && !isFirst && isLast && /\b(?:in|waits?(?: for)?)$/i.test(core);
  if (isReckonedWith && !takesTime && !isObject && !settledAt.test(core)) return isLast && leadsOn(core) ? { cost: costs.slight, isOutright: true } : weakly;
  if (/\bfits? (?:\p{L}+ )?(?:in|into|on|within|inside|under)$/iu.test(core)) return { cost: costs.trace, isOutright: true };
  if (marker || /\b(?:altogether|in total|all told|all in all)\s*$/i.test(before) || /(?:^|[,;.])\s*then,$/i.test(before.trimEnd())) return { cost: 0, isOutright: true };
  const joint = joins.test(core.slice(core.lastIndexOf(",") + 1));
  const words = core.trim() === "" ? 0 : core.trim().split(/\s+/).length;
  if (!isFirst && words === 0 && apposed.test(before)) {
    if (/[:=→(]|\p{L}|[~≈—–]/u.test(before)) return /\bsay\b/i.test(before) ? { cost: costs.clear, isOutright: false } : { cost: costs.slight, isOutright: true };
    return isLast || begun ? { cost: begun ? costs.slight : costs.clear, isOutright: begun } : fact.figure.stuff === "count" ? null : weakly;
  }
  if (!isFirst && words <= 1 && beVerb.test(core)) return { cost: costs.trace, isOutright: true };
  if (/,\s*(?:is|are|comes|takes|makes)$/i.test(core)) return { cost: costs.trace, isOutright: true };
  if (/(?:^|[\s,])it(?:'s| is)$/i.test(core) && !joins.test(core)) return { cost: costs.trace, isOutright: words <= 2 };
  if (/(?<!\b(?:we|they|you|i|people|users|customers)\s)(?:^|(?<=\s))(?:makes?|gives?|leaves?|saves?|gets?|caps?)(?: us| me| you| it)?(?: with| through| at)?$/i.test(core) && !joint) return { cost: costs.trace, isOutright: true };
  // "…, every worker doing 100 MB a second": what is said of each is given.
  if (/\b(?:each|every)\b/i.test(core.slice(core.lastIndexOf(",") + 1)) && !/\bthen\b/i.test(core)) return null;
  if (/\bthen (?:have|has|need|get|see|is|are|do|send|store|make|hold|pay)s?$/i.test(core)) return { cost: costs.trace, isOutright: true };
  if (reported.test(core)) return { cost: costs.slight, isOutright: true };
  if (!isParted && told.test(core.slice(core.lastIndexOf(",") + 1))) return { cost: costs.slight, isOutright: true };
  if (supposes && /^\s*,?\s*then\b/i.test(core)) return { cost: costs.trace, isOutright: true };
  if (supposes && !isFirst && isLast && !joint && concluded.test(core)) return { cost: costs.slight, isOutright: true };
  if (isFirst && words <= mostWords && /\b(?:that|this|it)(?:'d| would|'ll| will)? (?:takes?|needs?|costs?)$/i.test(core)) return { cost: costs.slight, isOutright: true };
  if (!isTelling(fact, begun || supposes || !isFirst)) return weakly;
  if (!isFirst && words === 0) return (begun || supposes) && isLast ? { cost: costs.slight, isOutright: begun } : fact.figure.stuff === "count" ? null : weakly;
  const hedged = core.length < before.trimEnd().length - 1 ? costs.trace : 0;
  return { cost: costs.some - hedged - (begun || (supposes && core.includes(",")) ? costs.slight : 0) - (isLast ? costs.trace : -costs.trace) + (joins.test(core) ? costs.some : 0) + (words > mostWords ? costs.slight : 0) + (/\bsay\s*$/i.test(before) ? costs.some : 0), isOutright: begun && words <= 3 && !joins.test(core) };
}

/**
 * Whether a figure that stands alone in its sentence could be a result, by what stands before it.
 *
 * @param isAmount whether it could be a size, a price or a rate
 */
export function couldFollow(before: string, after: string, isAmount: boolean): boolean {
  if (thenEnds.test(after)) return true;
  const core = trimmedLead(before.replace(moneySign, "")).slice(-longest);
  if (outright.test(core) || signLink.test(before) || /\bfor a total of\b/i.test(before)) return true;
  if ((asInput.has(lastWord(core)) || endsInSign.test(core)) && !settledAt.test(core)) return false;
  return isAmount || reported.test(core) || told.test(core) || conditional.test(before) || firstForms.test(core);
}
const thenEnds = /,\s*then\W*$/i;
const endsInSign = /[×*÷/]$/;
const moneySign = /[$€£]$/;
const signLink = /[=≈→~]|->/;
const firstForms = /(?:\b(?:is|are|comes|takes|needs?|costs?|makes?|gives?)(?: us| me| you)?|it's|take)$/i;

/** "if ten workers do 500 a second": what is supposed in a clause is no result. */
const isIf = (clause: string): boolean => /^\W*(?:(?:and|so|but|then|now|because|that)\s+)*(?:if|suppose|assume|assuming)\b(?!.*\b(?:then|so|it's|that's|we'd|gives?|makes?|takes?|is|are|means?|needs?)\b)/i.test(clause);

/** Where nothing concludes, things counted and spans of time are only told. */
const isTelling = ({ figure }: Fact, begun: boolean): boolean => figure.stuff === "size" || figure.stuff === "money" || (figure.period !== null && figure.stuff !== "time") || (begun && (figure.stuff !== "bare" || (figure.low ?? 0) >= 100));

/** "…, so the user stares at it for 9.6 seconds": concluded in the same breath. */
function leadsOn(core: string): boolean {
  const breath = core.split(/[,;:.]/).at(-1) ?? "";
  return concluding.test(breath) && breath.trim().split(/\s+/).length <= mostWords;
}

/** "I told the VP 3,600 minutes", "I'd plan on", "I provisioned": somebody's own figure. */
const reported = /\b(?:i|we)(?:'d| would|'ll)? (?:then )?(?:(?:told|promised|gave|quoted|sold)(?: \p{L}+){1,3}|(?:said|figured|estimated|reckoned|guess(?:ed)?|reported|quoted|estimate|reckon|expect|expected|plan on|planned on|count on|provision(?:ed)?|ask for|asked for|ordered|order|allocate|allocated|reserve|reserved|size(?:d)?(?: \p{L}+){1,3} (?:for|at)))$/iu;

/** "That allows you roughly 53 minutes": what was just said does something, and did not once do it. */
const told = /^\W*(?:(?:and|so|but|now|well|ok|okay)\s+)*(?:that|this|which|these|those)(?:'d|'ll| would| will| can| could| must| should)?(?: (?:alone|all|already|then|still|only|just|easily))*(?: (?!(?:was|were|took|had|came|got|went|made|left|gave|cost|fell|rose|kept|held|meant|ran|is|are|has)$)\p{L}+(?<!ed)){1,3}$/iu;

/** "216 thousand of them", "so 90,000 take ten minutes": of what more is said. */
const subjectBehind = /^\s*(?:of (?:them|those|these)|(?:(?!if\b|when\b|as\b|we\b|i\b)\p{L}+\s+){0,2}(?:takes?|needs?|lasts?|would take|will take))\b/iu;

/** "Forty servers, then." */
const thenBehind = /^[^.,;]{0,60},\s*then\s*(?:[.!?]|$)/i;

/** "fifteen a minute, or a quarter a second": the same in another unit. */
const otherwise = /^\s*[,(–—]\s*or\s+(?:about\s+|roughly\s+|some\s+|around\s+)?$/i;

/** "At 40,000 a day we lose eight hundred": what follows from what was supposed. */
const concluded = /\b(?:we|you|i|they|it|that)(?:'d|'ll| would| will| can| must| should)? (?:only |just |already )?(?:lose|need|get|see|want|miss|drop|keep|store|write|send|pay|spend|serve|do|end up with)s?$/i;
const joins = /\b(?:and|but|while|each|every|where|because|since|plus|then|when|after|once|until|unless|whose|which|who|as)\b/i;

const isStray = ({ figure }: Fact): boolean => figure.stuff === "bare" && figure.period === null && figure.low !== null && figure.low < fewestAlone;

/** "216 thousand of them", "10k average times three", "three more": a figure that is reckoned with, or added. */
const isInput = ({ figure, after, before }: Fact): boolean =>
  (figure.factor !== null && figure.stuff === "share" && !(figure.factor === "part" && (/%|cent|nines|9/.test(figure.text) || (/\bin\b/.test(figure.text) && (reported.test(before.trimEnd()) || outright.test(before)))))) || /^\s*(?:of (?:our|the)\b|(?:more|additional|extra|other)\b|(?:\p{L}+\s+){0,2}(?:times|multiplied|divided|[x×*÷])(?![\p{L}]))/iu.test(after);

/** Smaller numbers are mostly names, and say nothing without what they count. */
const fewestAlone = 1000;

const longest = 90;
const mostWords = 7;

export const isSupposing = (before: string): boolean => conditional.test(before);

/** Whether a figure that is no result leaves the sentence expecting one. */
export const begins = (before: string): boolean => /(?:^|[^\p{L}'])(?:so|thus|hence|therefore|that's|which means)(?![\p{L}'])/iu.test(before);

const choices = /\b(?:aim\w*|target\w*|goal|(?<!error )budget\w*|limit\w*|cap|capped|set|start\w*|chose|choose|pick\w*|plan\w*|hope\w*|cut|reduc\w+|fell|rose|went|begin\w*|raise\w*|bump\w*|wait for|try|tried|retry|retries|within|beyond|exceed\w*|instead|not|never|miss the|meet|beat|promis\w*|agree\w*|asked|wrote|found|last|next|might|could|used to|went from|down from|up from|against|version|improv\w*|got (?:it|that|this|us) down|brought|closed|shipped|since|until|deadline|let's (?:use|start|take))\b/i;
const limitsBehind = /^\W*(?:\p{L}+\W+)?(?:budget|limit|target|timeout|cap|deadline|window|sla|slo|later|ago|goal)\b/iu;
const open = /\?\s*$|\b(?:instead of|rather than|compared (?:to|with)|went from|dropped from|fell from|grew from|down from|up from|used to be|budget of|limit of)\b/i;
/** Factors that were named without their figure. */
const unsaid = /\b(?:peaks?|replicat\w*|overhead|headroom|margin|spikes?|bursts?|growth|compress\w*|index(?:es)?|indices|metadata|redundan\w*|parity|dedup\w*|safety)\b/i;
const provisions = /\b(?:provision\w*|size|sized|headroom|margin|safety|spare|call it|round\w*|let's say|let me say|plan for|buy|order|cushion|to be safe|buffer|run)\b/i;

/** Why a figure that is off may have been meant so. */
export type Meant = { readonly isChoice: boolean; readonly hasUnsaid: boolean; readonly isProvision: boolean };

/** What is chosen before a conclusion says nothing of what is concluded. */
const concluding = /\b(?:so|thus|hence|therefore|that's|that is)\b/i;

export function meantBy(fact: Fact, before: string): Meant {
  const behind = fact.after.slice(0, longest).split(/[,.;]/)[0] ?? "";
  // "2 bytes compressed": its factor is in the figure.
  const tail = before.slice(-longest).replace(/^\s*(?:compressed|replicated)\b/i, "");
  return {
    isChoice: choices.test(tail.split(concluding).at(-1) ?? "") || limitsBehind.test(behind) || open.test(fact.sentence),
    hasUnsaid: unsaid.test(tail) || unsaid.test(behind),
    isProvision: provisions.test(tail) || /\b(?:headroom|margin|to be safe|spare)\b/i.test(fact.sentence),
  };
}

const amends = /^[\s,.–—-]*(?:(?:no|h+m+|oh|ah|wait|sorry|actually|hang on|hold on|i mean|i meant|or rather|rather|make that|scratch that|correction|let me correct that|let me redo that|that's wrong|um|uh|well|it's|that's|about|not that|pardon|apologies|my mistake|oops|what am i saying)(?:[\s,.–—-]+|$))+/i;
const amendsSurely = /\b(?:wait|sorry|i mean|i meant|rather|make that|scratch|correct\w*|wrong|hang on|hold on|pardon|mistake|oops|actually,? no|no,? (?:no|actually|that's|it's|about))\b|^[\s,.–—-]*no,/i;

/** "…, sorry, no, twelve hundred": the figure before is taken back. */
export function isAmended(between: string): boolean {
  const match = amends.exec(between);
  return match !== null && amendsSurely.test(match[0]) && between.length - match[0].length <= mostBehindAmend;
}
const mostBehindAmend = 24;

/** "…, no, sorry, a van does": it is taken back in a clause of its own. */
export function isAmendedLong(between: string): boolean {
  const match = amends.exec(between);
  return match !== null && amendsSurely.test(match[0]) && between.length - match[0].length <= longest && /\p{L}\s+\p{L}/u.test(between.slice(match[0].length));
}

/** "… no wait, it was bits." */
export const isAmendedBehind = (after: string): boolean => amendsSurely.test(after);

/** "30 servers, because …": what it was reckoned from comes right behind. */
export const isTrailing = (between: string): boolean => !/\bfrom\b.*\b(?:then|if)\b|\b(?:then|if)\b.*\bfrom\b/i.test(between) && trailing.test(between.slice(0, mostBehindResult)) && !changes.test(between);
const mostBehindResult = 40;
const changes = /\b(?:reduc\w*|dropp?\w*|fell|went|cut|grew|rose|moved|down|up)\b[^,;]*\bfrom\b/i;
const trailing = /\b(?:because|since|given(?: that)?|seeing that|as (?:we|there|each|every|it)|from|based on|assuming)\b|[(:]/i;
