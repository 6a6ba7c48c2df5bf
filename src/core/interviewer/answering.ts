import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { phrase } from "#core/interviewer/phrase";
import { shortened } from "#core/interviewer/quote";
import { asksAgain } from "#core/ledger/asks-again";
import { askedFacts } from "#core/ledger/requirement";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { Move } from "#core/session/event";
import type { State } from "#core/session/state";

const mostFactsAtOnce = 5;
/** Two questions are the same where this share of the shorter one's words is in both. */
const alike = 0.5;

/**
 * The reply to a question of the candidate: from the scenario's card, always the same; what is not on it is handed back
 * once, then decided and remembered. Null when nothing was asked.
 */
export function candidateQuestion(ear: Ear, state: State): Draft | null {
  const heard = state.ledger.turns.at(-1)?.heard;
  const questions = heard?.sentences.filter(({ isQuestion }) => isQuestion) ?? [];
  const last = heard?.sentences.at(-1);
  if (questions.length === 0 || last === undefined) return null;

  const scenario = state.ledger.setting.scenario;
  const facts = askedFacts(state.ledger).slice(0, mostFactsAtOnce);
  if (scenario?.round === "system-design" && facts.length > 0) {
    const answers = facts.flatMap((id) => scenario.facts.find((fact) => fact.id === id)?.answer ?? []);
    return draft("answer", answers.join(" "), { facts });
  }
  // A question in the middle of an argument is thinking aloud, and the speaker has gone on since.
  if (!last.isQuestion) return null;
  if (last.marks.has("checks")) return draft("answer", phrase(ear, "check", state.turns.filter(({ text }) => text === phrase(ear, "check", 0)).length));
  if (isStoryRound(state.started)) return draft("answer", phrase(ear, "undecided", 1));
  return unlisted(ear, state, new Set(last.tokens.filter(({ word }) => !ear.functionWords.has(word)).map(({ stem }) => stem)));
}

function unlisted(ear: Ear, state: State, stems: ReadonlySet<string>): Draft {
  const before = state.unlisted.find((question) => overlap(question.stems, stems) >= alike);
  if (before === undefined) return draft("delegate-back", phrase(ear, "delegate", state.turns.length));
  const assumed = assumedAfter(state, before.turn);
  if (assumed === null) return draft("answer", phrase(ear, "undecided", 0));
  return draft("answer", phrase(ear, "decided", 0, { quote: assumed.quote }), { said: assumed });
}

/** What the candidate went with after the question was handed back: their first statement since. */
function assumedAfter(state: State, turn: number) {
  for (const [index, { speaker, heard }] of state.ledger.turns.entries()) {
    if (index <= turn || speaker !== "candidate") continue;
    const statement = heard.sentences.find(({ isQuestion, tokens }) => !isQuestion && tokens.length >= 3);
    if (statement !== undefined) return shortened(state.ledger, { turn: index, start: statement.start, end: statement.end });
  }
  return null;
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shorter = Math.min(one.size, other.size);
  return shorter === 0 ? 0 : [...one].filter((stem) => other.has(stem)).length / shorter;
}

/** The last question once more, or in other words where it was not understood; null where neither was asked for. */
export function questionAgain(ear: Ear, state: State): Draft | null {
  const heard = state.ledger.turns.at(-1)?.heard;
  const again = heard === undefined ? null : asksAgain(heard, state.ledger.setting);
  const move = state.turns.findLast((turn) => turn.move !== null && !keeping.has(turn.move.kind))?.move;
  if (again === null || move == null) return null;
  const times = state.turns.filter((turn) => turn.move?.kind === "answer").length;
  return draft("answer", again === "repeats" ? phrase(ear, "again", times, { question: move.text }) : inOtherWords(ear, state, move));
}

/** Moves that leave the question before them standing. */
const keeping: ReadonlySet<string> = new Set(["answer", "listen", "acknowledge"]);

function inOtherWords(ear: Ear, { ledger: { setting }, turns }: State, { kind, text, about }: Move): string {
  const { scenario } = setting;
  if (kind === "open") return phrase(ear, "plainer-open", 0, { summary: scenario?.summary ?? text });
  const bare = text.replace(/^.*”[.:]\s*/, "");
  const content = about === null ? undefined : ear.obligation(about.topic, about.obligation);
  if (content === undefined || about === null) return phrase(ear, "plainer", turns.length, { probe: bare });
  const wanted = scenario?.must_cover.find((risk) => risk.topic === about.topic && risk.obligation === about.obligation)?.probe;
  const other = [content.probe, wanted].find((one) => one !== undefined && !turns.some(({ move }) => move?.text.includes(one)));
  return other === undefined ? phrase(ear, "plainer-about", 0, { title: lowerFirst(content.title), probe: bare }) : phrase(ear, "plainer", turns.length, { probe: other });
}

const lowerFirst = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
