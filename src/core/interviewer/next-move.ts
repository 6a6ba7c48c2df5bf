import { checkArithmetic } from "#core/arithmetic/check";
import type { Ear } from "#core/evidence/ear";
import { candidateQuestion, questionAgain } from "#core/interviewer/answering";
import { draft, type Draft } from "#core/interviewer/draft";
import { pressing } from "#core/interviewer/probing";
import { questionFor, wasAsked } from "#core/interviewer/question";
import { lastWords } from "#core/interviewer/beside";
import { phrase, phraseIn } from "#core/interviewer/phrase";
import { shortened, type Said } from "#core/interviewer/quote";
import { phaseAt } from "#core/interviewer/phases";
import { ownPartFirst } from "#core/interviewer/value";
import { unsquared } from "#core/ledger/clash";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { Move, PhaseId } from "#core/session/event";
import { budgetMs, elapsedMs, type State } from "#core/session/state";

const longRoundMinutes = 30;
const timeCallMs = { short: 3 * 60_000, long: 5 * 60_000 } as const;
const mostListens = 1;

/**
 * What the interviewer does now that the candidate has spoken: the first of these that fits. Manners come before
 * curiosity; time before both.
 *
 * @param at Unix milliseconds
 */
export function nextMove(ear: Ear, state: State, at: number): Move {
  const phase = phaseAt(ear.pack, state, at);
  const chosen =
    closing(ear, state, at) ??
    moment(ear, state) ??
    injection(ear, state) ??
    questionAgain(ear, state) ??
    candidateQuestion(ear, state) ??
    squaring(ear, state) ??
    clearingUp(ear, state) ??
    ownPart(ear, state) ??
    lastWord(ear, state, phase) ??
    timeCall(ear, state, at) ??
    gap(ear, state) ??
    letDrive(ear, state) ??
    returning(ear, state, at) ??
    pressing(ear, state, phase, at);
  return { ...chosen, phase: chosen.kind === "close" ? "close" : phase };
}

const lastHeard = ({ ledger }: State) => ledger.turns.at(-1)?.heard;
const said = (state: State, mark: "moments" | "injections" | "plans" | "unknowns" | "methods" | "parks"): boolean => lastHeard(state)?.sentences.some(({ marks }) => marks.has(mark)) ?? false;

function closing(ear: Ear, state: State, at: number): Draft | null {
  if (elapsedMs(state, at) < budgetMs(state)) return null;
  return draft("close", phrase(ear, "close", state.turns.length));
}

const shortRequestWords = 12;

/** The last minutes open nothing new: one invitation to add something, and then thanks. */
function lastWord(ear: Ear, state: State, phase: PhaseId): Draft | null {
  if (phase !== "close") return null;
  return state.openings.has("close") ? draft("close", phrase(ear, "close", state.turns.length)) : draft("probe-open", phrase(ear, "last", 0));
}

function moment(ear: Ear, state: State): Draft | null {
  return said(state, "moments") && (lastHeard(state)?.words ?? 0) <= shortRequestWords ? draft("listen", phraseIn(state, ear, "moment", state.turns.length)) : null;
}

function injection(ear: Ear, state: State): Draft | null {
  if (!said(state, "injections")) return null;
  return draft("redirect", phrase(ear, "injection", isStoryRound(state.started) ? 1 : 0));
}

function squaring(ear: Ear, state: State): Draft | null {
  const clash = unsquared(state.ledger)[0];
  const content = ear.pack.contradictions.find(({ id }) => id === clash?.id);
  if (clash === undefined || content === undefined) return null;
  const one = shortened(state.ledger, clash.one);
  const other = shortened(state.ledger, clash.other);
  if (one === null || other === null) return null;
  return draft("square", phrase(ear, "square", 0, { one: one.quote, other: other.quote, probe: content.probe }), { about: { topic: content.topic, obligation: content.obligation }, said: other });
}

/** A figure that the recogniser may have put in place of another is asked about at once, and once. */
function clearingUp(ear: Ear, { ledger, turns }: State): Draft | null {
  const turn = ledger.turns.length - 1;
  const last = ledger.turns[turn];
  if (last?.speaker !== "candidate") return null;
  const { text, sentences } = last.heard;
  const unclear = checkArithmetic([{ speaker: "candidate", text, sentences }], ear.pack.levels.arithmetic).find(({ ask }) => ask !== undefined && !turns.some(({ move }) => move?.text === ask));
  return unclear?.ask === undefined ? null : draft("probe", unclear.ask, { said: { turn, start: unclear.start, end: unclear.end, quote: unclear.quote } });
}

function ownPart(ear: Ear, state: State): Draft | null {
  if (!isStoryRound(state.started)) return null;
  const own = ownPartFirst(ear, state.ledger);
  return own === null ? null : questionFor(ear, state, own.entry);
}

function timeCall(ear: Ear, state: State, at: number): Draft | null {
  const left = budgetMs(state) - elapsedMs(state, at);
  const call = state.started.minutes >= longRoundMinutes ? timeCallMs.long : timeCallMs.short;
  if (state.isTimeCalled || left > call) return null;
  const kind = isStoryRound(state.started) ? "time-story" : "time";
  return draft("keep-time", phrase(ear, kind, 0, { minutes: minutesInWords(left) }));
}

const minutesInWords = (ms: number): string => String(Math.max(1, Math.round(ms / 60_000)));

/** "I don't know" with no way of finding out gets one question about that way, in other words each time, until none are left. */
function gap(ear: Ear, state: State): Draft | null {
  if (!said(state, "unknowns") || said(state, "methods") || (lastHeard(state)?.words ?? 0) > 25) return null;
  const phrases = ear.pack.manners.wording[isStoryRound(state.started) ? "unknown-story" : "unknown"] ?? [];
  const question = phrases.find((one) => !wasAsked(ear, state, one));
  const about = state.turns.findLast(({ move }) => move?.about !== null && move?.about !== undefined)?.move?.about ?? null;
  const isTwiceRunning = state.turns.findLast(({ move }) => move !== null)?.text === phrases[0];
  return question === undefined || isTwiceRunning ? null : draft("probe", question, { about });
}

/** Somebody who has just said where they are going is let go there. */
function letDrive(ear: Ear, state: State): Draft | null {
  const heard = lastHeard(state);
  if (heard === undefined || state.listens >= mostListens || !said(state, "plans")) return null;
  const turn = state.ledger.turns.length - 1;
  const hasSubstance = state.ledger.pieces.some((piece) => piece.turn === turn && (piece.strength === "grounded" || piece.strength === "defended"));
  return hasSubstance || heard.words > 80 ? null : draft("listen", phraseIn(state, ear, "listen", state.turns.length));
}

/** What was set aside is asked for once, in the last third. */
function returning(ear: Ear, state: State, at: number): Draft | null {
  if (elapsedMs(state, at) < (budgetMs(state) * 2) / 3) return null;
  const parked = [...state.ledger.obligations].find(([key, entry]) => entry.state === "parked" && !state.returned.has(key));
  const place = parked === undefined ? undefined : parkedAt(state);
  if (parked === undefined || place === undefined) return null;
  const [, { topic, obligation }] = parked;
  return draft("return", phrase(ear, "return", 0, { quote: place.quote }), { about: { topic, obligation }, said: place });
}

function parkedAt(state: State): Said | undefined {
  for (const [turn, { speaker, heard }] of state.ledger.turns.entries()) {
    const sentence = speaker === "candidate" ? heard.sentences.find(({ marks }) => marks.has("parks")) : undefined;
    if (sentence !== undefined) return shortened(state.ledger, { turn, start: sentence.start, end: sentence.end }) ?? undefined;
  }
  return lastWords(state.ledger) ?? undefined;
}
