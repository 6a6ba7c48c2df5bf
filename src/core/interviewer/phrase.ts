import type { Place } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import type { Entry, Ledger } from "#core/ledger/ledger";
import type { HeardSentence } from "#core/evidence/hear";
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

const mostQuotedWords = 14;
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
  return saidBeside(ear, ledger, ear.obligation(entry.topic, entry.obligation)?.signal ?? "ownership-personal") ?? lastWords(ledger);
}

/** The words that a question after a signal is asked beside: the clearest sentence of the first kind that was heard, else the one that comes nearest to any. */
export function saidBeside(ear: Ear, ledger: Ledger, signal: SignalId): Said | null {
  const beside = (ear.signals.get(signal)?.probe?.beside ?? []).flatMap((id) => nearestTo(ledger, id, (sentence) => canBeAskedAbout(ear, ledger, sentence)) ?? []);
  const ordered = [...beside.filter(({ margin }) => margin > 0), ...beside.filter(({ margin }) => margin <= 0 && margin > -farthestBeside).sort((one, other) => other.margin - one.margin)];
  for (const { place } of ordered) {
    const said = shortened(ledger, place);
    if (said !== null) return said;
  }
  return null;
}

const denying: ReadonlySet<string> = new Set(["no", "not", "neither", "nor", "never", "nothing", "nobody", "none", "without", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "cant", "wouldnt", "couldnt", "shouldnt"]);

/** What somebody did or chose, not what they left alone; in a design or a piece of code, with a part of it named. */
function canBeAskedAbout(ear: Ear, { setting }: Ledger, { tokens }: HeardSentence): boolean {
  if (tokens.some(({ word }) => denying.has(word))) return false;
  return isStoryRound(setting) || setting.round === "incident" || setting.round === "reverse" || tokens.some(({ word, stem }) => ear.technical.has(stem) || ear.technical.has(word));
}

/** A sentence so far from being of a kind is not asked about as if it were. */
const farthestBeside = 0.3;

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

/** A few words that a listener would take up, an exact piece of the turn: the longest clause that stands by itself, else how the sentence begins. */
export function shortened(ledger: Ledger, { turn, start, end }: Place): Said | null {
  const heard = ledger.turns[turn]?.heard;
  const sentence = heard?.sentences.find((candidate) => candidate.start < end && candidate.end > start);
  if (heard === undefined || sentence === undefined) return null;
  const tokens = sentence.tokens.filter((token) => token.start >= start && token.end <= end);
  if (tokens.length < fewestQuotedWords) return null;
  const clauses = sentence.clauses.map((clause) => tokens.filter((token) => token.start >= clause.start && token.end <= clause.end)).filter(({ length }) => length >= fewestQuotedWords && length <= mostQuotedWords);
  const standing = clauses.filter(([first, second]) => !leaning.has(first?.word ?? "") && !(fillers.has(first?.word ?? "") && leaning.has(second?.word ?? ""))).sort((one, other) => other.length - one.length)[0];
  const kept = tokens.length <= mostQuotedWords ? tokens : (standing ?? tokens.slice(0, mostQuotedWords));
  const first = kept.find(({ word }) => !fillers.has(word)) ?? kept[0];
  const last = kept.findLast(({ word }) => !unfinished.has(word)) ?? kept.at(-1);
  if (first === undefined || last === undefined || kept.indexOf(last) - kept.indexOf(first) < fewestQuotedWords - 1) return null;
  return { turn, start: first.start, end: last.end, quote: heard.text.slice(first.start, last.end) };
}

/** A clause that begins with one of these leans on another. */
const leaning: ReadonlySet<string> = new Set(["when", "if", "since", "because", "which", "who", "that", "as", "while", "where", "until", "unless", "although", "though", "after", "before", "once", "whose", "than", "like"]);

/** Nothing that one would quote ends with one of these. */
const unfinished: ReadonlySet<string> = new Set([...leaning, ..."and or but so then the a an of to in on at by for from with without into over under is are was were be been i we you he she it they their our my your his her its this these those not no if each every some any very just also who what how why would could should will can may must have has had do did does until about than both".split(" ")]);

/** What a clause is begun with, and nobody would repeat: "so I'd shard it". */
const fillers: ReadonlySet<string> = new Set(["so", "and", "but", "then", "well", "okay", "ok", "um", "uh", "yeah", "also", "like"]);
