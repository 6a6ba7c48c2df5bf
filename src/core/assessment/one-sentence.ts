import type { HeardSentence } from "#core/evidence/hear";
import type { Span } from "#core/text/sentence";
import type { Token } from "#core/text/token";

/** The parts of a trade-off that one sentence tells; null what it leaves out. */
export type TradeOff = { readonly choice: Span; readonly reason: Span | null; readonly price: Span | null; readonly alternative: Span | null };

const parts = ["alternative", "price", "reason"] as const;
type Part = (typeof parts)[number];

/** Where a part begins, and at which word what is said of it does. */
type Marker = { readonly part: Part; readonly at: number; readonly next: number };

/**
 * "I'd take Postgres over Dynamo because we need transactions, at the price of harder sharding": a choice with what is said of it in the
 * same sentence, each part from its own words to where the next begins. Null where nothing was chosen, or nothing is said of it.
 */
export function tradeOffIn(text: string, { tokens, stances, isQuestion, isList, retracted }: HeardSentence): TradeOff | null {
  if (isQuestion || isList || retracted.length > 0) return null;
  const chosen = choiceIn(tokens);
  if (chosen === null || !holding.has(stances[chosen.verb] ?? "asserted")) return null;
  const markers = markersIn(text, tokens, chosen.verb);
  const starts = [chosen.at, ...markers.map(({ at }) => at)].sort((one, other) => one - other);
  const spanFrom = (at: number): Span | null => spanOf(text, tokens, at, starts.find((start) => start > at) ?? tokens.length);
  const choice = spanFrom(chosen.at);
  if (choice === null || markers.length === 0) return null;
  const partOf = (part: Part): Span | null => {
    const marker = markers.find((one) => one.part === part);
    return marker === undefined ? null : spanFrom(marker.at);
  };
  return { choice, reason: partOf("reason"), price: partOf("price"), alternative: partOf("alternative") };
}

/** What one does, or did: not what another would, nor what is only supposed. */
const holding: ReadonlySet<string> = new Set(["asserted", "past-experience"]);

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const speakers = words("i id ill ive im we wed well weve");
/** What may stand between somebody and what they choose. */
const between = words("would will have had also then therefore still rather actually just probably definitely simply always first deliberately consciously personally");
const choosing = words("take took taking taken choose chose chosen pick picked picking use used using prefer preferred favour favoured favor favored keep kept put store stored buy bought build built run ran write wrote make made opted opt settled settle went go going decided decide stay stayed stick stuck start started");
/** "go with", "opted for", "settled on": such a verb chooses with one of these only. */
const withLink: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...["went", "go", "going", "stay", "stayed", "stick", "stuck", "start", "started"].map((verb) => [verb, words("with for")] as const),
  ...["opt", "opted", "settle", "settled", "decide", "decided"].map((verb) => [verb, words("for on to against")] as const),
]);

/** "I'd read from the primary": what one would do is chosen, whatever the verb, but for what only thinks or wishes. */
const intending = words("id wed ill well would will rather");
const undecided = words("not never have had be been like love think say guess need want know expect argue worry hope imagine assume suppose consider see look ask agree admit mention add");

/** The first choice of a sentence: where its speaker stands, and its verb. */
function choiceIn(tokens: readonly Token[]): { readonly at: number; readonly verb: number } | null {
  for (const [at, { word }] of tokens.entries()) {
    if (!speakers.has(word)) continue;
    let verb = at + 1;
    while (between.has(tokens[verb]?.word ?? "")) verb += 1;
    const said = tokens[verb]?.word ?? "";
    const links = withLink.get(said);
    const isChoice = links === undefined ? choosing.has(said) : links.has(tokens[verb + 1]?.word ?? "");
    const isIntended = links === undefined && intending.has(tokens[verb - 1]?.word ?? "") && !undecided.has(said);
    if (isChoice || isIntended) return { at, verb };
  }
  return null;
}

/** The first marker of each part. Before the choice only a reason may stand: "Because we need transactions, I'd take Postgres". */
function markersIn(text: string, tokens: readonly Token[], verb: number): readonly Marker[] {
  const found = new Map<Part, Marker>();
  for (let at = 0; at < tokens.length; at += 1) {
    const marker = markerAt(text, tokens, at, verb);
    if (marker === null || found.has(marker.part) || (at < verb && marker.part !== "reason") || tokens.length - marker.next < 1) continue;
    found.set(marker.part, marker);
  }
  return [...found.values()];
}

function markerAt(text: string, tokens: readonly Token[], at: number, verb: number): Marker | null {
  const isParted = at > 0 && /[,;:—–]|\s-\s/.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start));
  for (const { part, phrase, said } of byFirst.get(tokens[at]?.word ?? "") ?? []) {
    const next = at + said.length;
    if (said.every((word, index) => tokens[at + index]?.word === word) && isMeant(tokens, { phrase, at, next, verb, isParted })) return { part, at, next };
  }
  return null;
}

/** Phrases that begin a part, the longest first. */
const marks = {
  alternative: ["instead of", "rather than", "as opposed to", "in place of", "and not", "over", "than", "not"],
  price: [
    "at the cost of", "at the price of", "at the expense of", "at a price of", "at a cost of", "in exchange for", "the price is", "the price was", "the price being", "the price we pay", "the cost is", "the cost was",
    "the cost being", "the downside is", "the downside was", "the downside being", "the drawback is", "the drawback was", "the drawback being", "the catch is", "the catch being", "the trade off is", "the tradeoff is",
    "the trade off being", "the tradeoff being", "we give up", "i give up", "we gave up", "i gave up", "giving up", "which gives up", "we lose", "we lost", "losing", "which loses", "sacrificing", "we pay", "i pay", "we paid", "i paid",
    "paying", "which costs", "it costs", "that costs", "this costs", "it cost us", "which cost us", "accepting", "we accept", "i accept", "which means", "that means", "this means", "meaning", "even though", "although", "though", "but",
  ],
  reason: ["because", "since", "so that", "given that", "given", "due to", "in order to", "as"],
} as const satisfies Record<Part, readonly string[]>;

/** The same by their first words: only they are tried where that stands. */
const byFirst = phrasesByFirst();

function phrasesByFirst(): ReadonlyMap<string, readonly { readonly part: Part; readonly phrase: string; readonly said: readonly string[] }[]> {
  const found = new Map<string, { part: Part; phrase: string; said: readonly string[] }[]>();
  for (const part of parts) {
    for (const phrase of marks[part]) {
      const said = phrase.split(" ");
      const first = said[0] ?? "";
      found.set(first, [...(found.get(first) ?? []), { part, phrase, said }]);
    }
  }
  return found;
}

type Said = { readonly phrase: string; readonly at: number; readonly next: number; readonly verb: number; readonly isParted: boolean };

/** Whether a phrase that has other uses is meant as what begins a part. */
function isMeant(tokens: readonly Token[], { phrase, at, next, verb, isParted }: Said): boolean {
  const after = tokens[next]?.word ?? "";
  switch (phrase) {
    case "over":
      return comparing.has(tokens[verb]?.word ?? "") && at - verb <= mostChosenWords && !carrying.has(after) && !/^\d/.test(after) && !(after === "the" && carrying.has(tokens[next + 1]?.word ?? ""));
    case "than":
      return tokens.slice(Math.max(0, verb - 2), at).some(({ word }) => word === "rather") && tokens[at - 1]?.word !== "rather" && at > verb;
    case "not":
    case "and not":
      return isParted && at > verb && !deciding.has(after);
    case "as":
      return isParted && starting.has(after);
    case "since":
      return !sinceWhen.has(after) && !/^\d/.test(after);
    case "but":
    case "though":
    case "although":
    case "even though":
    case "which means":
    case "that means":
    case "this means":
    case "meaning":
      return at > verb && tokens.slice(next).some(({ word }) => burdens.has(word));
    case "we accept":
    case "i accept":
    case "we lose":
    case "we lost":
    case "we pay":
    case "i pay":
    case "we paid":
    case "i paid":
    case "we give up":
    case "we gave up":
    case "i give up":
    case "i gave up":
    case "losing":
    case "paying":
      // "because we lose orders today": what the choice avoids is no price of it.
      return at > verb && !tokens.slice(verb, at).some(({ word }, index) => index >= at - verb - 1 && reasoning.has(word));
    default:
      return true;
  }
}

/** So many words name what is chosen, before what it is chosen over. */
const mostChosenWords = 8;
/** Verbs after which "over" compares: one runs a thing over a wire, and takes one over another. */
const comparing = words("take took taking taken choose chose chosen pick picked picking prefer preferred favour favoured favor favored went go going opt opted settled settle");
const carrying = words("http https tcp udp tls ssl grpc rest websocket websockets network wire internet lan vpn weekend year years week weeks month months day days night time top limit phone radio bluetooth to here there again and");
const deciding = words("only just because so that yet to");
const starting = words("we i it they the that there our a an each every most nobody no");
const sinceWhen = words("last then yesterday january february march april may june july august september october november december monday");
const reasoning = words("because since that as and or would otherwise");
/** What makes of a "but" or a "that means" the price of a choice. */
const burdens = words(
  "more extra harder slower later longer less worse lose loses losing lost pay pays paid paying cost costs without manual manually twice must need needs cannot cant wont wait waits another additional operate maintain own accept stale lag lags complex complexity complicates complicated expensive dearer heavier clumsier risk risks give gives gave up miss misses overhead duplicate duplicates fewer weaker limits limited hard slow late",
);

const shortest = 12;

/** The words from one token to before another, without what only leads on; with its start moved back where they would be too few to read. */
function spanOf(text: string, tokens: readonly Token[], from: number, to: number): Span | null {
  let last = to - 1;
  while (last > from && trailing.has(tokens[last]?.word ?? "")) last -= 1;
  const end = tokens[last]?.end ?? 0;
  let first = from;
  while (first > 0 && end - (tokens[first]?.start ?? 0) < shortest) first -= 1;
  const start = tokens[first]?.start ?? 0;
  return end - start < shortest || /\n/.test(text.slice(start, end)) ? null : { start, end };
}

const trailing = words("and but so or while");
