import type { Quantity } from "#core/arithmetic/quantity";
import type { Ear } from "#core/evidence/ear";
import { hear, type HeardSentence, type HeardTurn } from "#core/evidence/hear";
import { wasAsked } from "#core/interviewer/question";
import type { Ledger } from "#core/ledger/ledger";
import type { Move } from "#core/session/event";
import type { State } from "#core/session/state";
import { stemOf, tokensOf } from "#core/text/token";

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
  if (/[<>{}[\]|`*_#\\^~]|\p{C}|https?:|www\.|\b[a-z0-9-]+\.(?:com|org|net|io|dev|ai|co|app|example|invalid)\b/iu.test(text)) return "markup";
  if (asksTwice(text)) return "two-questions";
  const heard = hear(ear, text);
  if (judges(ear, heard)) return "judges";
  const known = knownIn(ear, state, move);
  if (givesAway(ear, heard, move, known)) return "gives-away";
  return invents(ear, heard, known) ? "invents" : null;
}

/** One question mark, and no second question hung on behind a comma or an "and". */
const asksTwice = (text: string): boolean => (text.match(/\?/g)?.length ?? 0) > 1 || /\?\s*\S/.test(text.replace(/\?["”’')]*\s*$/, "?")) || another.test(text) || alsoTell.test(text);

const another = /\b(?:how|what|why|who|which|where|when)\b[^.?!]*(?:\b(?:and|or|plus|but)(?:\s+also)?,?\s+(?:(?:in|at|by|for|to|with|from)\s+)?(?:how|what|why|who|when|where|which)\b|,\s+(?:how|what|why|who|which)\s+(?:do|does|did|is|are|was|were|would|will|can|could|should|happens|have|has|[a-z]+s)\b)/i;
const alsoTell = /(?:,|\band\b)\s+(?:and\s+)?(?:also\s+)?(?:tell|name|explain|describe|walk|show|give|say)\b/i;

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
type Known = { readonly stems: ReadonlySet<string>; readonly figures: ReadonlySet<string>; readonly amounts: ReadonlySet<string>; readonly topics: Ledger["topics"] };

function knownIn(ear: Ear, { ledger }: State, { text, about }: Move): Known {
  const topic = about === null ? undefined : ear.topics.get(about.topic);
  const heard = [...ledger.turns.map((turn) => turn.heard), hear(ear, text)];
  const stems = new Set(heard.flatMap(({ sentences }) => sentences.flatMap(({ content }) => [...content])));
  for (const stem of ledger.setting.prompt) stems.add(stem);
  for (const title of topic === undefined ? [] : [topic.title]) for (const { stem } of hear(ear, title).sentences.flatMap(({ tokens }) => tokens)) stems.add(stem);
  const prompt = hear(ear, ledger.setting.scenario?.prompt ?? "");
  const all = [...heard, prompt];
  return { stems, figures: new Set(all.flatMap(({ text: said }) => figuresIn(said))), amounts: new Set(all.flatMap(({ sentences }) => sentences.flatMap(({ quantities }) => quantities.map(amountOf)))), topics: ledger.topics };
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
  const { topics, scenarios, manners, signals } = ear.pack;
  const questions = [
    ...topics.flatMap(({ obligations }) => obligations.flatMap(({ title, probe, twist }) => [title, probe, twist ?? ""])),
    ...scenarios.flatMap((scenario) => [...scenario.must_cover.map(({ probe }) => probe), ...(scenario.round === "system-design" ? scenario.dives.flatMap(({ chain }) => chain) : [])]),
    ...signals.flatMap(({ probe }) => Object.values(probe ?? {}).flatMap((question) => question ?? [])),
    ...Object.values(manners.wording).flat(),
    ...manners.worded.everyday,
  ];
  const stems = new Set(questions.flatMap((question) => tokensOf(question).map(({ stem }) => stem)));
  plainWords.set(ear, stems);
  return stems;
}

/** A figure, or anything else that nobody has said: before the question no word of meaning is new, and in it none but those that questions are asked in. */
function invents(ear: Ear, { text, sentences }: HeardTurn, known: Known): boolean {
  const { stems, figures } = known;
  if (figuresIn(text).some((figure) => !figures.has(figure))) return true;
  if (sentences.some(({ tokens }) => tokens.some(({ word, stem }) => magnitudes.test(word) && !stems.has(stem)))) return true;
  if (sentences.some(({ quantities }) => quantities.some((quantity) => !isVague(quantity.text) && !known.amounts.has(amountOf(quantity))))) return true;
  return sentences.some((sentence, index) => {
    const asks = questionFrom(ear, sentence, index === sentences.length - 1);
    const { tokens } = sentence;
    return tokens.some(({ word, stem, start }, at) => {
      if (stems.has(stem) || ear.functionWords.has(word) || leads.has(word)) return false;
      if (at > 0 && isName(text, start)) return true;
      return at < asks.from || !asks.isOpen || !wordsOfQuestions(ear).has(stem) || ((ear.technical.has(stem) || ear.technical.has(word)) && !wordsOfQuestions(ear).has(stem));
    });
  });
}

const magnitudes = /^(?:dozen|hundred|thousand|million|billion|trillion)s?$/;

/** "You said", "let us go back to", "walk me through": what leads up to a question and says nothing. */
const leads: ReadonlySet<string> = new Set("you your youre youd youve said say mention mentioned told want wanted put talk talked go back lets let stay moment take look think part earlier just so now okay well right and then me us through tell walk show explain describe suppose imagine".split(" "));

/** From which token on a sentence asks or only supposes, and whether openly: a suggestion to be agreed with may hold nothing new at all. */
function questionFrom(ear: Ear, { tokens }: HeardSentence, isLast: boolean): { readonly from: number; readonly isOpen: boolean } {
  if (supposing.has(tokens[0]?.word ?? "")) return { from: 0, isOpen: true };
  if (!isLast) return { from: tokens.length, isOpen: false };
  const { asking } = ear.pack.manners.worded;
  const first = tokens.findIndex(({ word }) => openers.has(word) || asking.includes(word));
  return first === -1 ? { from: tokens.length, isOpen: false } : { from: first, isOpen: true };
}
const supposing: ReadonlySet<string> = new Set(["if", "when", "once", "suppose", "imagine", "say"]);
const openers: ReadonlySet<string> = new Set(["what", "whats", "how", "why", "who", "which", "where", "when"]);

/** "one", "a second" and the like state nothing. */
const isVague = (text: string): boolean => /^(?:an?|one|the|each|every|no|another|half|both|once|twice|zero|first|second|third)(?:\s+(?:first|second|minute|hour|day|week|month|year|one|time|more|other|single))?$/i.test(text.trim());

/** An amount as it is compared: what it comes to, and of what. */
const amountOf = ({ value, unitClass, noun }: Quantity): string => [String(value), unitClass, unitClass === "bare" ? stemOf(noun) : ""].join(" ");

/** A capital in the middle of a sentence; "I" is none. */
const isName = (text: string, start: number): boolean => /^\p{Lu}[\p{L}\d]+/u.test(text.slice(start)) && !/[.!?:“"]\s*$/.test(text.slice(0, start)) && !/^I['’]/.test(text.slice(start));

/** It shares words of meaning with what the move asks: not with the candidate's words that the move goes back to. */
function isOnTopic(ear: Ear, { text, about, said }: Move, worded: string): boolean {
  const obligation = about === null ? undefined : ear.obligation(about.topic, about.obligation);
  const asked = said === null ? text : text.replace(said.quote, "");
  const meant = new Set(hear(ear, `${asked} ${obligation?.title ?? ""}.`).sentences.flatMap(({ content }) => [...content]));
  return hear(ear, worded).sentences.flatMap(({ content }) => [...content]).some((stem) => meant.has(stem));
}
