import type { Ear } from "#core/evidence/ear";
import { hear, type HeardTurn } from "#core/evidence/hear";
import { wasAsked } from "#core/interviewer/question";
import type { Ledger } from "#core/ledger/ledger";
import type { Move } from "#core/session/event";
import type { State } from "#core/session/state";
import { tokensOf } from "#core/text/token";

/** What is wrong with a language model's words for a move. */
export type WordingFault = "empty" | "too-long" | "markup" | "two-questions" | "no-question" | "gives-away" | "invents" | "judges" | "off-topic" | "asked-before";

/** A reply as a choice among the moves offered, from 0, and the words for it. */
export type Worded = { readonly choice: number; readonly text: string };

/** "2: How would you …?" is the second move in these words; without a number it is the first. */
export function readWording(reply: string, offered: number): Worded {
  const [, number, rest] = /^\s*\(?(\d)\s*[:.)\u2013\u2014-]\s*([\s\S]*)$/.exec(reply) ?? [];
  const choice = Number(number ?? 1) - 1;
  const text = (rest ?? reply).replace(/\s+/g, " ").trim().replace(/^["“](.*)["”]$/, "$1").trim();
  return choice >= 0 && choice < offered ? { choice, text } : { choice: 0, text };
}

export type Wording = { readonly ear: Ear; /** After the candidate has spoken. */ readonly state: State; readonly move: Move; readonly text: string };

/** The first thing that is wrong with the words for a move, or null. A probe never holds what would meet the obligation, and states no fact of its own. */
export function faultOf(wording: Wording): WordingFault | null {
  const { ear, state, move, text } = wording;
  if (!/\p{L}/u.test(text)) return "empty";
  const soFar = faultSoFar(wording);
  if (soFar !== null) return soFar;
  if (!asks(ear, text)) return "no-question";
  if (!isOnTopic(ear, move, text)) return "off-topic";
  return wasAsked(ear, state, text) ? "asked-before" : null;
}

/** The same of words that are still coming, as far as it can be told already. */
export function faultSoFar({ ear, state, move, text }: Wording): WordingFault | null {
  const { worded } = ear.pack.manners;
  if (text.split(/\s+/).filter((word) => word !== "").length > worded.words) return "too-long";
  if (/[<>{}[\]|`*_#\\^~]|\p{C}|https?:|www\./u.test(text)) return "markup";
  if (asksTwice(text)) return "two-questions";
  const heard = hear(ear, text);
  if (judges(ear, heard)) return "judges";
  const known = knownIn(ear, state, move);
  if (givesAway(ear, heard, move, known)) return "gives-away";
  return invents(ear, heard, known) ? "invents" : null;
}

/** One question mark, and no second question hung on behind an "and". */
const asksTwice = (text: string): boolean =>
  (text.match(/\?/g)?.length ?? 0) > 1 || /\?\s*\S/.test(text.replace(/\?["”’')]*\s*$/, "?")) || /,?\s+(?:and|or|but)(?:\s+also)?,?\s+(?:how|what|why|who|when|where|which)\s+(?:do|does|did|is|are|was|were|would|will|can|could|should|happens|have|has)\b/i.test(text);

function asks(ear: Ear, text: string): boolean {
  if (text.endsWith("?")) return true;
  const last = text.split(/(?<=[.!?])\s+/).at(-1) ?? "";
  return ear.pack.manners.worded.asking.some((verb) => last.toLowerCase().startsWith(verb));
}

/** The interviewer judges nothing aloud, and speaks neither of scores nor of itself. */
function judges(ear: Ear, { sentences }: HeardTurn): boolean {
  const words = ` ${sentences.flatMap(({ tokens }) => tokens.map(({ word }) => word)).join(" ")} `;
  return ear.pack.manners.worded.judging.some((phrase) => words.includes(` ${phrase} `));
}

/** What has been on the table: stems and figures of the candidate, the interviewer, the prompt, and of the move as it is written. */
type Known = { readonly stems: ReadonlySet<string>; readonly figures: ReadonlySet<string>; readonly text: string; readonly topics: Ledger["topics"] };

function knownIn(ear: Ear, { ledger, turns }: State, { text, about }: Move): Known {
  const topic = about === null ? undefined : ear.topics.get(about.topic);
  const heard = [...ledger.turns.map((turn) => turn.heard), hear(ear, text)];
  const stems = new Set(heard.flatMap(({ sentences }) => sentences.flatMap(({ content }) => [...content])));
  for (const stem of ledger.setting.prompt) stems.add(stem);
  for (const title of topic === undefined ? [] : [topic.title]) for (const { stem } of hear(ear, title).sentences.flatMap(({ tokens }) => tokens)) stems.add(stem);
  return { stems, figures: new Set(heard.flatMap(({ text: said }) => figuresIn(said))), topics: ledger.topics, text: `${turns.map((turn) => turn.text).join(" ")} ${text} ${ledger.setting.scenario?.prompt ?? ""}`.toLowerCase() };
}

const figuresIn = (text: string): readonly string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? [];

/** Words that would meet an obligation of a topic on the table, were the candidate to say them, and that nobody has said: one that questions are not made of, or a short phrase of two. */
function givesAway(ear: Ear, { sentences }: HeardTurn, { about }: Move, { stems, topics }: Known): boolean {
  const plain = wordsOfQuestions(ear);
  return sentences.some(({ hits, tokens }) =>
    hits.some(({ means, from, to }) => {
      if ((means.kind !== "claim" && means.kind !== "mention") || (means.topic !== about?.topic && (topics.get(means.topic)?.at ?? null) === null)) return false;
      const unsaid = tokens.slice(from, to).filter(({ stem }) => stem.length > 3 && !stems.has(stem));
      return (unsaid.length > 1 && to - from <= longestTerm) || unsaid.some(({ stem }) => !plain.has(stem));
    }),
  );
}

/** A cue that is met by no more words than these is a term; longer ones are ways of putting things, which a question may share. */
const longestTerm = 4;

const plainWords = new WeakMap<Ear, ReadonlySet<string>>();

/** Stems of the words that questions are asked in: those of all questions in the content. */
function wordsOfQuestions(ear: Ear): ReadonlySet<string> {
  const known = plainWords.get(ear);
  if (known !== undefined) return known;
  const questions = ear.pack.topics.flatMap(({ obligations }) => obligations.flatMap(({ probe, twist }) => [probe, twist ?? ""])).concat(Object.values(ear.pack.manners.wording).flat());
  const stems = new Set(questions.flatMap((question) => tokensOf(question).map(({ stem }) => stem)));
  plainWords.set(ear, stems);
  return stems;
}

/** A figure, a term of the trade or a name that nobody has said. */
function invents(ear: Ear, { text, sentences }: HeardTurn, { stems, figures, text: said }: Known): boolean {
  if (figuresIn(text).some((figure) => !figures.has(figure))) return true;
  if (sentences.some(({ quantities }) => quantities.some((quantity) => !said.includes(quantity.text.toLowerCase()) && /\p{L}/u.test(quantity.text) && figuresIn(quantity.text).length === 0 && !stillVague(quantity.text)))) return true;
  const plain = wordsOfQuestions(ear);
  return sentences.some(({ tokens }) => tokens.some(({ word, stem, start }, index) => !stems.has(stem) && (((ear.technical.has(stem) || ear.technical.has(word)) && !plain.has(stem)) || (index > 0 && isName(text, start)))));
}

/** "one", "a second" and the like state nothing. */
const stillVague = (text: string): boolean => /^(?:an?|one|the|first|second|half|both|once|twice|double|single|zero|no|another)\b/i.test(text);

/** A capital in the middle of a sentence; "I" is none. */
const isName = (text: string, start: number): boolean => /^\p{Lu}[\p{L}\d]+/u.test(text.slice(start)) && !/[.!?:“"]\s*$/.test(text.slice(0, start)) && !/^I['’]/.test(text.slice(start));

/** It shares words of meaning with the move as it is written, or names its topic. */
function isOnTopic(ear: Ear, { text, about }: Move, worded: string): boolean {
  const topic = about === null ? undefined : ear.topics.get(about.topic);
  const obligation = about === null ? undefined : ear.obligation(about.topic, about.obligation);
  const meant = new Set(hear(ear, `${text} ${topic?.title ?? ""}. ${obligation?.title ?? ""}.`).sentences.flatMap(({ content }) => [...content]));
  const said = hear(ear, worded).sentences.flatMap(({ content }) => [...content]);
  return said.some((stem) => meant.has(stem));
}
