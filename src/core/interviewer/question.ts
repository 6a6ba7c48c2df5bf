import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { nearestSaid, saidAbout, saidNearest, saidOfIt } from "#core/interviewer/beside";
import { filled, mostWords, phrase, phraseIn, tieIn } from "#core/interviewer/phrase";
import { shownLabel } from "#core/interviewer/board-probe";
import type { Said } from "#core/interviewer/quote";
import { furtherQuestion } from "#core/interviewer/value";
import { common } from "#core/evidence/weigh";
import { asksFor, keyOf, type Entry } from "#core/ledger/ledger";
import type { State } from "#core/session/state";
import { tokensOf } from "#core/text/token";

/** Two questions are the same where so much of the newer one's meaning is in an older one. */
const alike = 0.7;

/**
 * Whether a question was asked before, in these or nearly these words.
 *
 * @param share how much of its meaning must stand in an older one
 */
export function wasAsked(ear: Ear, { turns, ledger }: State, question: string, share = alike): boolean {
  const stems = stemsOf(ear, question);
  return turns.some(({ index, move, text }) => {
    if (move === null) return false;
    if (text.includes(question)) return true;
    const before = new Set(ledger.turns[index]?.heard.sentences.flatMap(({ content }) => [...content]));
    const common = [...stems].filter((stem) => before.has(stem)).length;
    return stems.size >= 3 && common / stems.size >= share;
  });
}

/**
 * Whether what a question asks after was told in its own words before it was asked: one sentence of the candidate holds half of what it supposes
 * before it asks, or, where it supposes nothing, of all of it.
 */
export function wasTold(ear: Ear, { ledger }: Pick<State, "ledger">, question: string): boolean {
  const supposed = stemsOf(ear, question.split(/(?<=[.:])\s+/).slice(0, -1).join(" "));
  const wanted = supposed.size >= fewestTold ? supposed : stemsOf(ear, question);
  // A figure is what is new in many a question: "thirty milliseconds" was not told by who said "two".
  const figures = [...wanted].filter((stem) => figure.test(stem));
  return ledger.turns.some(({ speaker, heard }) => speaker === "candidate" && heard.sentences.some(({ isQuestion, content }) => {
    const told = isQuestion || figures.some((stem) => !content.has(stem)) ? 0 : common(wanted, content);
    return shares.some(({ words, share }) => told >= words && told / wanted.size >= share);
  }));
}

/** So many words of meaning, and so large a share of all, are no chance. */
const shares = [{ words: 3, share: 0.5 }, { words: 4, share: 0.4 }] as const;
const fewestTold = 3;
const figure = /^\d|^(?:three|four|five|six|seven|eight|nine|ten|twelve|dozen|twenti|twenty|thirti|thirty|forti|forty|fifti|fifty|sixti|sixty|eighti|eighty|nineti|ninety|hundred|thousand|million|billion)$/;

const stemsOf = (ear: Ear, text: string): ReadonlySet<string> => new Set(tokensOf(text).flatMap(({ word, stem }) => (ear.functionWords.has(word) ? [] : [stem])));

/** The question that calls in one obligation, tied to the candidate's own words where there are any; null when none is left that is new. */
export function questionFor(ear: Ear, state: State, entry: Entry): Draft | null {
  const content = ear.obligation(entry.topic, entry.obligation);
  if (content === undefined) return null;
  const scenario = state.ledger.setting.scenario;
  const wanted = scenario?.must_cover.find((risk) => risk.topic === entry.topic && risk.obligation === entry.obligation)?.probe;
  // Beside a failure, say, only the scenario knows how to ask what came of it.
  const isOutOfPlace = content.unless_about.some((topic) => asksFor(state.ledger, topic));
  const chain: readonly string[] = scenario?.round === "system-design" ? (scenario.dives.find(({ topic }) => topic === entry.topic)?.chain ?? []) : [];
  const stands = entry.state === "claimed" || entry.state === "grounded";
  const first = [wanted, content.probe];
  // Of what was answered, asked for or not, only what goes further is asked: the plain question is answered already.
  const later = stands ? [content.twist, ...chain.slice(1)] : entry.asked > 0 ? [content.twist] : [content.twist, ...first];
  // What was all but told is asked for in the way that goes further, beside the words that told it.
  const further = furtherQuestion(ear, state.ledger, entry);
  if (entry.asked > 0 && !stands && !wasTakenUp(ear, state, entry)) return null;
  const isTold = entry.asked === 0 && wanted !== undefined && wasTold(ear, state, wanted);
  const questions = (isTold && !stands ? [content.twist] : stands || further !== null || entry.asked > 0 ? later : first).flatMap((one) => (one !== undefined && (one === wanted || !isOutOfPlace) && !wasAsked(ear, state, one) ? [one] : []));
  for (const question of questions) {
    const made = asked(ear, state, entry, { question, kind: stands ? "consequence" : "probe", isFurther: further !== null, isOfScenario: question === wanted || chain.includes(question), tells: chain.includes(question) || (question === wanted && /[.:]\s+\S/.test(question)) });
    if (made !== null) return made;
  }
  return null;
}

type Chosen = {
  readonly question: string;
  readonly kind: "probe" | "consequence";
  readonly isFurther: boolean;
  /** Whether it is the scenario's: it needs no lead to its topic. */
  readonly isOfScenario: boolean;
  /** Whether it tells of a world of its own before it asks, or goes down the scenario's own path. */
  readonly tells: boolean;
};

/** A question behind the words that it goes back to; null where it needs some and there are none. */
function asked(ear: Ear, state: State, entry: Entry, { question, kind, isFurther, isOfScenario, tells }: Chosen): Draft | null {
  const { ledger } = state;
  const about = { topic: entry.topic, obligation: entry.obligation };
  const content = ear.obligation(entry.topic, entry.obligation);
  const leans = content?.leans.some((one) => content[one] === question) === true;
  const box = ledger.topics.get(entry.topic)?.at == null && entry.pieces.length === 0 ? ledger.drawn.get(entry.topic)?.box : undefined;
  if (box != null) return leans ? null : draft("probe", tiedToBoard(ear, state, question, box.label), { about });
  const signal = isFurther ? content?.signal : undefined;
  const said = leans ? (saidOfIt(ear, ledger, entry) ?? (signal === undefined ? null : nearestSaid(ear, ledger, signal))) : signal !== undefined ? saidNearest(ear, ledger, signal) : saidAbout(ear, ledger, entry);
  const isOfIt = said !== null && said.quote === saidOfIt(ear, ledger, entry)?.quote;
  const isFitting = said === null || (!tells && (isOfIt || points.test(question))) || isAkin(ear, said.quote, question, entry.topic) || (isOfIt && isAroundIt(ear, ledger, said, question));
  const near = isFitting ? said : null;
  const text = tied(ear, state, question, near, isOfScenario ? undefined : leadTo(ear, state, entry.topic));
  // What leans on something said comes right behind it: in the same breath, or after the answer that said it.
  if (leans && !(near !== null && text.includes(`“${near.quote}”`)) && !(entry.asked > 0 && ledger.lastAsked?.about.includes(keyOf(entry.topic, entry.obligation)) === true)) return null;
  return draft(kind, text, { about, said: near });
}

/**
 * Whether words may stand before a question that tells of a world of its own: they speak of what it tells of, by a fair share of what they mean,
 * or by its topic's name. "For an hour nothing was sent. Whose turn is first?" has little to do with most of what was said.
 */
function isAkin(ear: Ear, quote: string, question: string, topic: string): boolean {
  const [spoken, asked] = [stemsOf(ear, quote), stemsOf(ear, question)];
  const names = stemsOf(ear, `${ear.topics.get(topic)?.title ?? ""} ${ear.topics.get(topic)?.called ?? ""}`);
  return [...spoken].some((stem) => names.has(stem)) || [...spoken].filter((stem) => asked.has(stem)).length >= spoken.size * leastAkin;
}

const leastAkin = 0.15;

/** Whether the sentence around words that speak to an obligation, or name its topic, takes up what a question tells of. */
function isAroundIt(ear: Ear, { turns }: State["ledger"], { turn, start, end }: Said, question: string): boolean {
  const sentence = turns[turn]?.heard.sentences.find((one) => one.start < end && one.end > start);
  return sentence !== undefined && common(sentence.content, stemsOf(ear, question)) >= fewestShared;
}

/** A question that points at nothing needs nothing before it: "Which fact would you get first?" */
const points = /\b(?:it|its|that|this|those|these)\b/i;

/**
 * Whether a question that was asked got anything like an answer: evidence for it, words of the question, or the signal that it is after.
 * What goes on from an answer that was never given ("Would you pay that price again?") is heard as not having listened.
 */
function wasTakenUp(ear: Ear, { turns, ledger }: State, { topic, obligation, pieces }: Entry): boolean {
  const asked = turns.findLast(({ move }) => move?.about?.topic === topic && move.about.obligation === obligation);
  if (asked === undefined) return true;
  const replies = ledger.turns.slice(asked.index + 1, asked.index + 2).filter(({ speaker }) => speaker === "candidate");
  const spoken = replies.flatMap(({ heard }) => heard.sentences);
  if (pieces.some((index) => (ledger.pieces[index]?.turn ?? 0) > asked.index && ledger.pieces[index]?.strength !== "named")) return true;
  const signal = ear.obligation(topic, obligation)?.signal;
  if (signal !== undefined && spoken.some(({ classified }) => (classified.margin(signal) ?? 0) > 0)) return true;
  const wanted = stemsOf(ear, asked.text.replace(asked.move?.said?.quote ?? "", ""));
  return spoken.some(({ content }) => [...content].filter((stem) => wanted.has(stem)).length >= fewestShared);
}

/** So many words of a question in one sentence take it up. */
const fewestShared = 2;

/** What a question is asked of, where the last one was about something else; a topic without a name of its own needs none. */
const leadTo = (ear: Ear, { ledger }: State, topic: string): string | undefined => (ledger.lastAsked?.topics.has(topic) === true ? undefined : ear.topics.get(topic)?.called);

/**
 * A question after the words it goes back to. The same words are taken up once: after that the question stands alone.
 *
 * @param topic what it is asked of where it stands alone
 */
export function tied(ear: Ear, state: State, question: string, said: Said | null, topic?: string): string {
  const turn = state.turns.length >> 1;
  const isNew = said !== null && !state.turns.some(({ move }) => move !== null && move.text.includes(`“${said.quote}”`));
  if (isNew) return tieIn(ear, turn, question, said);
  return topic === undefined ? phraseIn(state, ear, "untied", turn, { probe: question }) : phrase(ear, "about", turn, { topic, probe: question });
}

/** A question after the box that it is about, where that was drawn and nothing was said of it. The box is pointed at once. */
function tiedToBoard(ear: Ear, state: State, question: string, label: string): string {
  const turn = state.turns.length >> 1;
  const shown = shownLabel(label);
  const isNew = !state.turns.some(({ move }) => move !== null && move.text.includes(`“${shown}”`));
  const [tie = "{probe}"] = ear.pack.board.tie.slice(turn % ear.pack.board.tie.length);
  const text = filled(tie, { label: shown, probe: question });
  return isNew && text.split(/\s+/).length <= mostWords ? text : phraseIn(state, ear, "untied", turn, { probe: question });
}
