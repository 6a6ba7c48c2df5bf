import type { Ear } from "#core/evidence/ear";
import { hear, type HeardSentence } from "#core/evidence/hear";
import { namingsIn } from "#core/interviewer/naming";
import { quotableIn, saidOf, shortened, type Quotable, type Said } from "#core/interviewer/quote";
import { isAllAbout, type Entry, type Ledger } from "#core/ledger/ledger";
import { isStoryRound } from "#core/ledger/start-ledger";
import { nearestTo } from "#core/ledger/told";
import { tokensOf } from "#core/text/token";
import type { SignalId } from "#core/words";

/** The candidate's own words that a question about this obligation goes back to; null where they have said nothing near it. */
export function saidAbout(ear: Ear, ledger: Ledger, entry: Entry): Said | null {
  if (ear.topics.get(entry.topic)?.stands_alone === true) return null;
  const said = saidOfIt(ear, ledger, entry);
  if (said !== null) return said;
  // What the prompt opened is asked of the whole story; any other topic, of the words that name it or of none.
  if (isAllAbout(ledger, entry.topic)) return saidBeside(ear, ledger, ear.obligation(entry.topic, entry.obligation)?.signal ?? "ownership-personal");
  return whereOpened(ear, ledger, entry);
}

/** The candidate's own words that speak to this obligation, rather those that were not taken up yet, else those that name its topic; null where there are none. */
export function saidOfIt(ear: Ear, ledger: Ledger, entry: Entry): Said | null {
  const isStory = isStoryRound(ledger.setting);
  const pieces = entry.pieces.flatMap((index) => ledger.pieces[index] ?? []);
  // In a design, the right words alone are often about something else; in a story they are what the listener remembers.
  const standing = pieces.filter(({ strength }) => strength !== "named");
  const quotes = (standing.length > 0 || !isStory ? standing : pieces).flatMap((piece) => shortened(ledger, piece) ?? []);
  const said = quotes.findLast(({ quote }) => !wasTakenUp(ledger, quote)) ?? quotes.at(-1);
  if (said !== undefined) return said;
  return isStory && entry.topic === "story" ? null : whereNamed(ear, ledger, entry.topic);
}

/** Whether the interviewer has gone back to these very words before. */
export const wasTakenUp = ({ turns }: Ledger, quote: string): boolean => turns.some(({ speaker, heard }) => speaker === "interviewer" && heard.text.includes(`“${quote}”`));

/** The words that opened a topic without naming it, where they speak of what the scenario wants to know of it: "a counter for each client". */
function whereOpened({ functionWords }: Ear, ledger: Ledger, { topic, obligation, openedAt }: Entry): Said | null {
  const wanted = ledger.setting.scenario?.must_cover.find((risk) => risk.topic === topic && risk.obligation === obligation)?.probe;
  const said = openedAt === null || wanted === undefined ? null : shortened(ledger, openedAt);
  if (said === null || wanted === undefined) return null;
  const asked = new Set(tokensOf(wanted).flatMap(({ word, stem }) => (functionWords.has(word) ? [] : [stem])));
  return tokensOf(said.quote).some(({ stem }) => asked.has(stem)) ? said : null;
}

/** The clause in which a topic is named best: as something that one does, in words that stand by themselves, rather lately or where it was opened; else its name alone. */
function whereNamed(ear: Ear, ledger: Ledger, topic: string): Said | null {
  let best: Quotable | null = null;
  let name: Said | null = null;
  const last = ledger.turns.findLastIndex(({ speaker }) => speaker === "candidate");
  const opened = ledger.topics.get(topic)?.at ?? null;
  for (const { turn, sentence, start, end, manner } of namingsIn(ear, ledger).get(topic) ?? []) {
    if (manner === "declined") continue;
    const said = quotableIn(ledger, turn, sentence, { isWanted: (from, to) => from <= start && to >= end });
    const isOpening = opened !== null && opened.turn === turn && opened.start <= start && opened.end >= end;
    const isAside = sentence.tokens.some((token) => token.start >= (said?.start ?? start) && token.end <= start && subordinating.has(token.word));
    const worth = (said?.worth ?? 0) - (manner === "firm" ? 0 : unfirm) - (isAside ? aside : 0) + (turn === last || isOpening ? near : 0);
    if (said !== null && (best === null || worth > best.worth)) best = { ...said, worth };
    if (isNoun(ear, sentence, { start, end })) name ??= { turn, start, end, quote: ledger.turns[turn]?.heard.text.slice(start, end) ?? "" };
  }
  return best === null ? name : saidOf(best);
}

/** A name is gone back to alone only as a noun: "Postgres", and not "sharded" or "page on". */
function isNoun({ technical, functionWords }: Ear, { tokens }: HeardSentence, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const named = tokens.filter((token) => token.start >= start && token.end <= end);
  return named.every(({ word }) => !functionWords.has(word) && !/(?:ed|ing)$/.test(word)) && named.some(({ word, stem }) => technical.has(stem) || technical.has(word));
}

/** What a clause that names a topic under a condition or with a hedge is worth less. */
const unfirm = 2;
/** And what where it is only named in what hangs on the clause: "… so that Postgres sees less". */
const aside = 1;
const subordinating: ReadonlySet<string> = new Set("that because when while where which since until unless although though if before after than".split(" "));
/** What it is worth more where it is what was just said, or opened the topic. */
const near = 1;

/**
 * The words that a question after a signal is asked beside: of what was just said, a sentence of a kind that it can be asked about, that
 * stands by itself, and that the answer goes on about. Null where nothing in it is: then the question is better asked of the whole.
 */
export function saidBeside(ear: Ear, ledger: Ledger, signal: SignalId): Said | null {
  const kinds = ear.signals.get(signal)?.probe?.beside ?? [];
  return bestBeside(ear, ledger, {
    marginOf: ({ classified }) => kinds.reduce((most, kind, rank) => Math.max(most, (classified.margin(kind) ?? Number.NEGATIVE_INFINITY) - rank * laterKind), Number.NEGATIVE_INFINITY),
    // What somebody left alone was chosen too; but nothing happens step by step in it.
    takesRefusals: kinds[0] === "decision-justified",
  });
}

/** What a question that goes further builds on: the sentence that comes near to showing a signal, else what it can be asked beside. */
export function saidNearest(ear: Ear, ledger: Ledger, signal: SignalId): Said | null {
  return nearestSaid(ear, ledger, signal) ?? saidBeside(ear, ledger, signal);
}

/** Of the sentence that comes nearest to showing a signal, the clause that does most to show it; null where nothing was said that can be quoted. */
export function nearestSaid(ear: Ear, ledger: Ledger, signal: SignalId): Said | null {
  const nearest = nearestTo(ledger, signal);
  if (nearest === null) return null;
  const { turn, start } = nearest.place;
  const sentence = ledger.turns[turn]?.heard.sentences.find((one) => one.start === start);
  const marginOf = (text: string): number => hear(ear, text).sentences[0]?.classified.margin(signal) ?? 0;
  const best = sentence === undefined ? null : quotableIn(ledger, turn, sentence, { favour: ({ quote }) => Math.max(-clearest, Math.min(clearest, marginOf(quote))) * shows });
  return best === null ? null : saidOf(best);
}

/** How much more it counts for a clause that it shows the signal than how well it can be repeated. */
const shows = 4;

/** What each later kind of sentence is worth less. */
const laterKind = 0.05;
/** A sentence so far from being of any kind is not asked about as if it were. */
const farthestBeside = -0.6;
const clearest = 0.6;
const weights = { quote: 0.16, dwelt: 0.7, done: 0.55, told: 0, felt: -0.3, technical: 0.2, past: -0.6, supposed: -0.35, denied: -0.4, talk: -0.5, thin: -0.15 } as const;

type Wanted = { readonly marginOf: (sentence: HeardSentence) => number; readonly takesRefusals: boolean };

/** The sentence that can best be asked about, by its kind, its words and what else is said of them. */
function bestBeside(ear: Ear, ledger: Ledger, { marginOf, takesRefusals }: Wanted): Said | null {
  const often = timesSaid(ledger);
  const isPresent = !isStoryRound(ledger.setting) && !asksForThePast(ledger);
  let best: { readonly said: Said; readonly worth: number } | null = null;
  for (const [turn, sentence] of lastSentences(ledger)) {
    if (sentence.isQuestion || sentence.isList || sentence.tokens.length < fewestWords) continue;
    const margin = marginOf(sentence);
    if (margin < farthestBeside) continue;
    const quoted = quotableIn(ledger, turn, sentence);
    if (quoted === null) continue;
    const words = sentence.tokens.filter(({ start, end }) => start >= quoted.start && end <= quoted.end);
    const act = actOf(words);
    const meaning = words.filter(({ word }) => !ear.functionWords.has(word)).length;
    if (act < 0 || meaning < fewestMeant) continue;
    const worth =
      Math.min(margin, clearest) +
      quoted.worth * weights.quote +
      dwelt(ear, words, often) * weights.dwelt +
      act +
      (isPresent && words.some(({ word, stem }) => ear.technical.has(stem) || ear.technical.has(word)) ? weights.technical : 0) +
      ((act <= 0 || !takesRefusals) && words.some(({ word }) => denying.has(word)) ? weights.denied : 0) +
      (supposing.has(sentence.tokens[0]?.word ?? "") ? weights.supposed : 0) +
      (isPresent && sentence.stances.includes("past-experience") ? weights.past : 0) +
      (words.some(({ word }) => aboutTheTalk.has(word)) ? weights.talk : 0) +
      Math.max(0, fullWords - meaning) * weights.thin;
    if (best === null || worth > best.worth) best = { said: saidOf(quoted), worth };
  }
  return best?.said ?? null;
}

const fewestWords = 4;
/** With fewer words that carry meaning, one would ask what is meant. */
const fullWords = 4;
/** With fewer, nothing was said that could be asked about: "I fixed it". */
const fewestMeant = 2;

/** By stem, in how many sentences it is said, those of the interviewer's questions among them. */
function timesSaid({ turns }: Ledger): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { heard } of turns) for (const { content } of heard.sentences) for (const stem of content) times.set(stem, (times.get(stem) ?? 0) + 1);
  return times;
}

/** How much of what some words are about comes back elsewhere: 0 none of it, 1 all. */
function dwelt({ functionWords }: Ear, words: readonly { readonly word: string; readonly stem: string }[], often: ReadonlyMap<string, number>): number {
  const content = words.filter(({ word }) => !functionWords.has(word));
  return content.length === 0 ? 0 : content.filter(({ stem }) => (often.get(stem) ?? 0) > 1).length / Math.max(3, content.length);
}

/** "Tell me about an outage": there the past is what is asked for. */
function asksForThePast({ turns }: Ledger): boolean {
  const asked = turns.find(({ speaker }) => speaker === "interviewer")?.heard.text ?? "";
  return /\b(tell me about|walk me through) (a|an|the|your)\b|\b(did|were|was|went|happened)\b/i.test(asked);
}

/** What somebody did or would do can be asked about; less what they said to others, and least what they saw, thought or were. */
function actOf(spoken: readonly { readonly word: string }[]): number {
  const at = spoken.findIndex(({ word }) => speakers.has(word));
  const verb = at < 0 ? undefined : spoken.slice(at + 1).find(({ word }) => !between.has(word) && !word.endsWith("ly"))?.word;
  if (verb === undefined || denying.has(verb)) return 0;
  return felt.has(verb) ? weights.felt : telling.has(verb) ? weights.told : weights.done;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const speakers = words("i id ive ill we wed weve");
/** What stands between somebody and what they do. */
const between = words("to would will could should also then just only even first have had did do not dont didnt wouldnt wont never still always therefore already then now can cant rather");
/** Said of the talk itself: "I have to leave out names", "let me turn the question". */
const aboutTheTalk = words("name names question confidential details interviewer sorry example story answer draw drawing");
/** Telling, and finding out: on the way to what was done. */
const telling = words("sat went go read rode visited checked check tested test compared measured collected searched opened open watched interviewed reproduced tried try spent met told tell tells asked ask said say says called call rang ring wrote write answered explained showed show talked spoke argued discussed");
const felt = words(
  "draw hold pick mention walk answer name used to think thought guess believe mean suppose know knew see saw seen want wanted like liked feel felt hope hoped remember noticed notice was were am be been got get looked look heard hear need needed expect expected wonder agree agreed start begin question worked joined learned learnt read understand understood count counted misjudged might must may consider assume assumed forgot wondered",
);
const supposing: ReadonlySet<string> = new Set(["if", "unless", "when", "once", "suppose", "should"]);
const denying: ReadonlySet<string> = new Set(["no", "not", "neither", "nor", "never", "nothing", "nobody", "none", "without", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "cant", "wouldnt", "couldnt", "shouldnt"]);

/** The most telling words of the last answer: of the pieces of evidence in it the one that can best be quoted, else its fullest sentence. */
export function lastWords(ledger: Ledger): Said | null {
  const turn = ledger.turns.findLastIndex(({ speaker }) => speaker === "candidate");
  const spoken = ledger.turns[turn];
  if (spoken === undefined) return null;
  const piece = ledger.pieces.findLast((candidate) => candidate.turn === turn && candidate.polarity === 1);
  const told = piece === undefined ? null : shortened(ledger, piece);
  if (told !== null) return told;
  const longest = [...spoken.heard.sentences].filter(({ isQuestion, isList }) => !isQuestion && !isList).sort((one, other) => other.tokens.length - one.tokens.length)[0];
  return longest === undefined ? null : shortened(ledger, { turn, start: longest.start, end: longest.end });
}

/** The sentences of the last answer, each with its turn. */
function lastSentences({ turns }: Ledger): readonly (readonly [number, HeardSentence])[] {
  const turn = turns.findLastIndex(({ speaker }) => speaker === "candidate");
  return (turns[turn]?.heard.sentences ?? []).map((sentence) => [turn, sentence] as const);
}
