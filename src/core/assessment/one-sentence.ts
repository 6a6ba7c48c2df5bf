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
    if (marker === undefined) return null;
    // "because today …": a reason has something to say.
    const end = starts.find((start) => start > marker.at) ?? tokens.length;
    return part === "reason" && end - marker.next < fewestWords ? null : spanFrom(marker.at);
  };
  return { choice, reason: partOf("reason"), price: partOf("price"), alternative: partOf("alternative") };
}

const fewestWords = 2;

/** What one does, or did: not what another would, nor what is only supposed. */
const holding: ReadonlySet<string> = new Set(["asserted", "past-experience"]);

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const speakers = words("i id ill ive im we wed well weve lets");
/** What may stand between somebody and what they choose. */
const between = words("would will have had also then therefore still rather actually just probably definitely simply always first deliberately consciously personally");
const choosing = words("take took taking taken choose chose chosen pick picked picking use used using prefer preferred favour favoured favor favored keep kept put store stored buy bought build built run ran write wrote make made opted opt settled settle went go going decided decide stay stayed stick stuck start started");
/** "go with", "opted for", "settled on": such a verb chooses with one of these only. */
const withLink: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...["went", "go", "going", "stay", "stayed", "stick", "stuck", "start", "started"].map((verb) => [verb, words("with for")] as const),
  ...["opt", "opted", "settle", "settled", "decide", "decided"].map((verb) => [verb, words("for on to against")] as const),
]);

/** "I'd read from the primary": what one would do with a system is chosen as well. */
const intending = words("id wed ill well would will rather");
const doing = words("read send shard split push pull partition replicate cache queue batch buffer hash encrypt compress index route call poll copy precompute materialise materialize deploy host serve");
/** "We'd run out of disk", "I went with a colleague", "I kept getting paged": the words of a choice, and none. */
const unchosen: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["run", words("out into")],
  ["ran", words("out into")],
  ["made", words("a")],
  ["used", words("to")],
]);
const company = words("colleague friend manager teammate engineer lead designer director customer client boss");

/** The first choice of a sentence: where its speaker stands, and its verb. */
function choiceIn(tokens: readonly Token[]): { readonly at: number; readonly verb: number } | null {
  for (const [at, { word }] of tokens.entries()) {
    if (!speakers.has(word)) continue;
    let verb = at + 1;
    while (between.has(tokens[verb]?.word ?? "")) verb += 1;
    const said = tokens[verb]?.word ?? "";
    const links = withLink.get(said);
    const after = tokens[verb + 1]?.word ?? "";
    const isChoice = links === undefined ? choosing.has(said) && !isNoChoice(said, after) : links.has(after) && !tokens.slice(verb + 2, verb + 4).some(({ word: who }) => company.has(who));
    const isIntended = links === undefined && intending.has(tokens[verb - 1]?.word ?? "") && doing.has(said);
    if (isChoice || isIntended) return { at, verb };
  }
  const named = tokens.findIndex(({ word }, at) => word === "choice" && owners.has(tokens[at - 1]?.word ?? "") && being.has(tokens[at + 1]?.word ?? ""));
  return named < 0 ? null : { at: named - 1, verb: named };
}

/** "My choice is Postgres." */
const owners = words("my our");
const being = words("is was would");

const isNoChoice = (verb: string, after: string): boolean => unchosen.get(verb)?.has(after) === true || ((verb === "keep" || verb === "kept") && /..ing$/.test(after));

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
      return at > verb && tokens.slice(next).some(({ word }) => burdens.has(word)) && !tokens.slice(next).some(({ word }, index) => reliefs.has(word) || (word === "no" && tokens[next + index + 1]?.word === "longer"));
    case "it costs":
    case "that costs":
    case "this costs":
    case "which costs":
      return at > verb && !reliefs.has(after) && !isBehindReason(tokens, at);
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
      // "because we lose orders today": what the choice avoids is no price of it.
      return at > verb && !reasoning.has(tokens[at - 1]?.word ?? "") && !isBehindReason(tokens, at);
    case "losing":
    case "paying":
    case "giving up":
    case "sacrificing":
    case "accepting":
      return at > verb && !avoiding.has(tokens[at - 1]?.word ?? "") && !reasoning.has(tokens[at - 1]?.word ?? "");
    default:
      return true;
  }
}

/** So many words name what is chosen, before what it is chosen over. */
const mostChosenWords = 8;
/** Verbs after which "over" compares: one runs a thing over a wire, and takes one over another. */
const comparing = words("choice use used using take took taking taken choose chose chosen pick picked picking prefer preferred favour favoured favor favored went go going opt opted settled settle");
const carrying = words("http https tcp udp tls ssl grpc rest websocket websockets network wire internet lan vpn weekend year years week weeks month months day days night time top limit phone radio bluetooth to here there again and several few next last many some lunch dinner breakfast coffee time");
const deciding = words("only just because so that yet to sure certain really very quite entirely necessarily always");
const starting = words("we i it they the that there our a an each every most nobody no");
const sinceWhen = words("last then yesterday january february march april may june july august september october november december monday");
const reasoning = words("because since that as and or would otherwise");
const avoiding = words("without no not never avoid avoids avoiding prevent prevents of");
/** What tells that a "but" or a "that means" is good news, or about something else. */
const reliefs = words("dont doesnt didnt nobody less fewer little nothing first");

/** "because today we lose orders": a reason has begun just before. */
const isBehindReason = (tokens: readonly Token[], at: number): boolean => tokens.slice(Math.max(0, at - 3), at).some(({ word }) => word === "because" || word === "since");

/** What makes of a "but" or a "that means" the price of a choice. */
const burdens = words(
  "more extra harder slower later longer worse lose loses losing lost pay pays paid paying cost costs manual manually twice cannot cant wont another additional operate maintain own accept stale lag lags complex complexity complicates complicated expensive dearer heavier clumsier risk risks give gives gave up miss misses overhead duplicate duplicates weaker hard slow late",
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
