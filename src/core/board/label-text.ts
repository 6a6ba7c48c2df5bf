import { firstLine } from "#core/board/figures";

const mostNameWords = 5;
/** "iOS, Android" is a name yet. */
const mostListedWords = 3;
const mostLabelWords = 7;
/** Words that only stand in something that is said. With so many around them it is no name. */
const saying = /\b(we|i|it|they|this|will|should|would|could|needs?|must|is|are|isn.?t|don.?t|doesn.?t|can|can.?t|here|because|so|if|when|maybe|ask|remember|how|what|why|where|who)\b/i;
const fewestSaid = 4;

/** A name is no longer, and patterns need look no further. */
const mostLetters = 200;

const lineOf = (text: string): string => firstLine(text).slice(0, mostLetters);

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu) ?? [];

/** Whether a text can be what a thing is called: its first line is short, and says nothing. */
export function isName(text: string): boolean {
  const line = lineOf(text);
  const count = wordsIn(line).length;
  const isListed = count > mostListedWords && /[,;]/.test(line.replace(/\([^)]*\)/g, ""));
  return count >= 1 && count <= mostNameWords && !isNote(text) && !isListed && !isMarker(line);
}

const headings = "todo|note|notes|nb|assumptions?|assume|(?:non-?)?functional requirements?|requirements?|functional|non-functional|nfrs?|out of scope|scope|legend|questions?|open questions?|estimates?|estimations?|back of (?:the )?envelope|capacity|goals?|trade-?offs?|risks?|later|next steps?|why|key|agenda|fyi|tbd|ps";
const heading = new RegExp(`^(?:${headings})\\b\\s*(?:[:?]|$)`, "i");
const headingAlone = /^(?:notes|questions|goals|estimates|risks|key|agenda)$/i;

/** Whether a text is but one word that heads notes and may be what a system is about as well: "Questions", "Notes". */
export const isHeadingAlone = (text: string): boolean => headingAlone.test(text.trim());

/** Whether a text is a name over a list of what belongs to it: "users:", then its columns. */
export function isNamedList(text: string): boolean {
  const first = lineOf(text);
  return /^[^:]+[:：]$/.test(first) && !heading.test(first) && /[\n\r]/.test(text.trim()) && wordsIn(first).length <= mostListedWords;
}

/** What a design is to be or to beware of, how it behaves, who builds it: said of parts, and no part. */
const quality = /^(?:(?:eventual|strong|causal|weak|strict|read-your-writes?) consistency|eventually consistent|strongly consistent|(?:high|low|good) (?:availability|latency|throughput|durability)|highly available|hot (?:partitions?|keys?|shards?|spots?|rows?)|(?:at[- ]least|at[- ]most|exactly)[- ]once(?: delivery)?|single point of failure|spof|stateful|stateless|idempotent|(?:read|write)[- ]heavy|(?:team|group|squad) of \d+|[a-z-]+ [a-z-]+ here)$/i;

/** A call as an interface lists it: "createPost(userId, text)". */
const call = /^(?:[a-z]+[A-Z]|[a-z]+_[a-z])\w*\s*\([^()]*\)/;

/** Whether what is written in a box says something instead of naming the box: a sentence, a list, a sum, a request line, a question. */
export function isRemark(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim()).filter((line) => line !== "");
  const first = (lines[0] ?? "").slice(0, mostLetters);
  const count = wordsIn(first).length;
  return (
    (lines.length > 0 && lines.every((line) => /^[-*•–·]\s/.test(line))) ||
    (lines.length > 1 && lines.every((line) => /^\d+[.)]\s/.test(line))) ||
    (/[:：]$/.test(first) && lines.length > 1) ||
    /^(get|post|put|patch|delete|head)\s+[/\w{]/i.test(first) && /^(GET|POST|PUT|PATCH|DELETE|HEAD)\b|\s\//.test(first) ||
    heading.test(first) ||
    quality.test(first) ||
    call.test(first) ||
    /\bvs\b|->|=>|→|⇒/i.test(first) ||
    /^[^:]+:\s*[^,:]+(,[^,]+){2,}$/.test(first) ||
    /[?!]$|\?\?/.test(first) ||
    /(^|\s)[~≈<>=]+\s*\d|\d\s*[=*×]\s*~?\d|=\s*~?\d/.test(first) ||
    /(?<![\d.,])\d[\d.,]*\s*((k|m|bn|b|gb|tb|mb|kb|pb|ms|s|%|rps|qps|tps|req|dau|mau)\s*)?(\/|per)\s*(s|sec|second|min|minute|h|hour|day|d|month|year|user)\b/i.test(first) ||
    /^[~≈<>]?\d[\d.,]*\s*(k|m|bn|b|gb|tb|mb|kb|pb|ms|s|sec|%|rps|qps|tps|dau|mau)\b/i.test(first) && count <= 4 ||
    (/[.]$/.test(first) && count >= 4) ||
    (count >= fewestSaid && saying.test(first)) ||
    count > mostLabelWords
  );
}

/** The same of what stands in a box: there a name may well be in doubt, "Cache?", and has more to say. */
export function isNote(text: string): boolean {
  const first = lineOf(text);
  return isRemark(/[?!]$/.test(first) && wordsIn(first).length <= 3 ? text.replace(/[?!]+/, "") : text);
}

/** Whether a note is short enough to be a part of the design after all, if something leads to it: "Ingest 10k/s", a name with a list under it. */
export function mayName(text: string): boolean {
  const first = lineOf(text);
  const count = wordsIn(first).length;
  return count >= 1 && count <= mostNameWords && !/^[-*•–·]\s/.test(first) && !isLegend(text) && !isMarker(first);
}

/** Whether what stands in a box that nothing leads to is more likely said than meant as a part: a quantity, a wish, a step. */
export function isAside(text: string): boolean {
  const first = lineOf(text);
  const count = wordsIn(first).length;
  return /\d\s*(ms|s|secs?|min|h|hours?|days?|kb|mb|gb|tb|pb|rps|qps|tps|req|users|%)\b/i.test(first) || /[:!]$/.test(first) || (count >= 3 && /^(no|not|don.?t|never|always|only|use|add|keep|make|retry|drop|check|handle|avoid|maybe|must|should|needs?)\b/i.test(first)) || text.split("\n").length > mostLabelLines;
}

const mostLabelLines = 4;

/** What explains the signs of a drawing is none of it. */
export const isLegend = (text: string): boolean => /^(legend|key)\b\s*:?$/i.test(lineOf(text));

/** A number in a circle, "1", "2a", "#3", "①", or a count, "x3": no thing of its own. */
export function isMarker(text: string): boolean {
  const mark = text.trim();
  return mark.length <= longestMark && (/^[#(]?(\d{1,2}[a-z]?|[\u2460-\u2473\u2776-\u277f])[.):]?$/i.test(mark) || /^\(?([x×]\s*(\d+|n)|(\d+|n)\s*[x×])\)?$/i.test(mark));
}

const longestMark = 20;

/** A cross that is written instead of drawn. */
export const isWrittenCross = (text: string): boolean => /^[x✗✘✕✖×❌╳]$/iu.test(text.trim());
