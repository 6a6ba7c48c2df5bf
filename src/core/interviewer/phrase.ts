import type { Place } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import type { Entry, Ledger } from "#core/ledger/ledger";
import { nearestTo } from "#core/ledger/told";
import type { State } from "#core/session/state";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { SignalId } from "#core/words";

/** The same in the manner that the candidate chose: a kind has words of its own for a warm or a tough interviewer, or it has not. */
export function phraseIn({ started }: Pick<State, "started">, ear: Ear, kind: string, turn: number, fill: Readonly<Record<string, string>> = {}): string {
  const own = `${kind}-${started.pressure}`;
  return phrase(ear, own in ear.pack.manners.wording ? own : kind, turn, fill);
}

/** Phrases by kind of move are taken in turn, so that the same words do not come twice in a row. */
export function phrase(ear: Ear, kind: string, turn: number, fill: Readonly<Record<string, string>> = {}): string {
  const phrases = ear.pack.manners.wording[kind] ?? ["{probe}"];
  const chosen = phrases[turn % phrases.length] ?? "{probe}";
  return chosen.replace(/\{([a-z-]+)\}/g, (_, name: string) => fill[name] ?? "");
}

const mostWords = 40;

/** A question with the words it goes back to, within forty words; without them where they would make it too long. */
export function tieIn(ear: Ear, turn: number, question: string, said: Said): string {
  const text = phrase(ear, "tie", turn, { quote: said.quote, probe: question });
  return text.split(/\s+/).length <= mostWords ? text : question;
}

export type Said = Place & { readonly quote: string };

const mostQuotedWords = 12;
const fewestQuotedWords = 4;

/** The candidate's own words that a question about this obligation goes back to; null where they have said nothing near it. */
export function saidAbout(ear: Ear, ledger: Ledger, entry: Entry): Said | null {
  const isStory = isStoryRound(ledger.setting);
  const pieces = entry.pieces.flatMap((index) => ledger.pieces[index] ?? []);
  // In a design, the right words alone are often about something else; in a story they are what the listener remembers.
  const own = pieces.findLast(({ strength }) => strength !== "named") ?? (isStory ? pieces.at(-1) : undefined);
  if (own !== undefined) return shortened(ledger, own);
  const at = entry.openedAt ?? ledger.topics.get(entry.topic)?.at ?? null;
  if (at !== null) return shortened(ledger, at);
  const answers = ledger.turns.filter(({ speaker }) => speaker === "candidate").length;
  if (answers !== 1) return null;
  return saidNear(ledger, ear.obligation(entry.topic, entry.obligation)?.signal ?? "ownership-personal");
}

/** The words that come nearest to a signal; the last ones where none can be quoted. */
export function saidNear(ledger: Ledger, signal: SignalId): Said | null {
  const near = nearestTo(ledger, signal);
  return (near === null ? null : shortened(ledger, near.place)) ?? lastWords(ledger);
}

/** The most telling words of the last answer: the sentence with evidence for, else its longest. */
export function lastWords(ledger: Ledger): Said | null {
  const turn = ledger.turns.findLastIndex(({ speaker }) => speaker === "candidate");
  const spoken = ledger.turns[turn];
  if (spoken === undefined) return null;
  const piece = ledger.pieces.findLast((candidate) => candidate.turn === turn && candidate.polarity === 1);
  if (piece !== undefined) return shortened(ledger, piece);
  const longest = [...spoken.heard.sentences].filter(({ isQuestion, isList }) => !isQuestion && !isList).sort((one, other) => other.tokens.length - one.tokens.length)[0];
  return longest === undefined ? null : shortened(ledger, { turn, start: longest.start, end: longest.end });
}

/** At most a dozen words from the clause that matters, an exact piece of the turn. */
export function shortened(ledger: Ledger, { turn, start, end }: Place): Said | null {
  const heard = ledger.turns[turn]?.heard;
  const sentence = heard?.sentences.find((candidate) => candidate.start < end && candidate.end > start);
  if (heard === undefined || sentence === undefined) return null;
  const tokens = sentence.tokens.filter((token) => token.start >= start && token.end <= end);
  if (tokens.length < fewestQuotedWords) return null;
  const clause = sentence.clauses.find((candidate) => candidate.start >= start && candidate.end <= end && wordsIn(tokens, candidate) >= fewestQuotedWords && wordsIn(tokens, candidate) <= mostQuotedWords);
  const kept = clause === undefined ? tokens.slice(0, mostQuotedWords) : tokens.filter((token) => token.start >= clause.start && token.end <= clause.end);
  const first = kept.find(({ word }) => !fillers.has(word)) ?? kept[0];
  const last = kept.at(-1);
  if (first === undefined || last === undefined) return null;
  return { turn, start: first.start, end: last.end, quote: heard.text.slice(first.start, last.end) };
}

/** What a clause is begun with, and nobody would repeat: "so I'd shard it". */
const fillers: ReadonlySet<string> = new Set(["so", "and", "but", "then", "well", "okay", "ok", "um", "uh", "yeah", "also", "like"]);

const wordsIn = (tokens: readonly { readonly start: number; readonly end: number }[], { start, end }: { readonly start: number; readonly end: number }): number =>
  tokens.filter((token) => token.start >= start && token.end <= end).length;
