import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { saidAbout, saidNearest } from "#core/interviewer/beside";
import { filled, mostWords, phrase, phraseIn, tieIn } from "#core/interviewer/phrase";
import { shownLabel } from "#core/interviewer/board-probe";
import type { Said } from "#core/interviewer/quote";
import { furtherQuestion } from "#core/interviewer/value";
import { asksFor, type Entry } from "#core/ledger/ledger";
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

const stemsOf = (ear: Ear, text: string): ReadonlySet<string> => new Set(tokensOf(text).flatMap(({ word, stem }) => (ear.functionWords.has(word) ? [] : [stem])));

/** The question that calls in one obligation, tied to the candidate's own words where there are any; null when none is left that is new. */
export function questionFor(ear: Ear, state: State, entry: Entry): Draft | null {
  const content = ear.obligation(entry.topic, entry.obligation);
  if (content === undefined) return null;
  const scenario = state.ledger.setting.scenario;
  const wanted = scenario?.must_cover.find((risk) => risk.topic === entry.topic && risk.obligation === entry.obligation)?.probe;
  // Beside a failure, say, only the scenario knows how to ask what came of it.
  const isOutOfPlace = content.unless_about.some((topic) => asksFor(state.ledger, topic));
  const chain = scenario?.round === "system-design" ? (scenario.dives.find(({ topic }) => topic === entry.topic)?.chain ?? []) : [];
  const stands = entry.state === "claimed" || entry.state === "grounded";
  const first = [wanted, content.probe];
  // After an answer only what goes further is asked: the plain question would be the one that was just answered.
  const plain = entry.asked > 0 ? [] : [wanted];
  const later = stands ? [content.twist, ...plain, ...chain.slice(1)] : entry.asked > 0 ? [content.twist] : [content.twist, ...first];
  // What was all but told is asked for in the way that goes further, beside the words that told it.
  const further = furtherQuestion(ear, state.ledger, entry);
  if (entry.asked > 0 && !stands && !wasTakenUp(ear, state, entry)) return null;
  const question = (stands || further !== null || entry.asked > 0 ? later : first).find((one) => one !== undefined && (one === wanted || !isOutOfPlace) && !wasAsked(ear, state, one));
  if (question === undefined) return null;
  const box = state.ledger.topics.get(entry.topic)?.at == null && entry.pieces.length === 0 ? state.ledger.drawn.get(entry.topic)?.box : undefined;
  const about = { topic: entry.topic, obligation: entry.obligation };
  if (box != null) return draft("probe", tiedToBoard(ear, state, question, box.label), { about });
  const said = further !== null && content.signal !== undefined ? saidNearest(ear, state.ledger, content.signal) : saidAbout(ear, state.ledger, entry);
  const isOwnWorld = question === wanted || chain.some((one) => one === question);
  return draft(stands ? "consequence" : "probe", tied(ear, state, question, said, isOwnWorld ? undefined : leadTo(ear, state, entry.topic)), { about, said });
}

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
