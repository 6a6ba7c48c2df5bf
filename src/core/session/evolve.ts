import type { Place } from "#core/assessment/assessment";
import { foldBoard } from "#core/board/fold-board";
import type { Ear } from "#core/evidence/ear";
import { plainMove } from "#core/interviewer/manner";
import { afterCandidate } from "#core/ledger/after-candidate";
import { afterPointing } from "#core/ledger/after-drawing";
import { afterInterviewer } from "#core/ledger/after-interviewer";
import { afterSquaring, unsquared } from "#core/ledger/clash";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import { keyOf } from "#core/ledger/ledger";
import { unreachable } from "#core/problem";
import { afterLooking, topicOf } from "#core/session/board-seen";
import type { Answer } from "#core/session/conduct";
import type { Move, SessionEvent } from "#core/session/event";
import type { Exchange } from "#core/session/exchange";
import { elapsedMs, samePlace, type Connected, type Past, type Started, type State } from "#core/session/state";

/** The state after the first event. */
export function begin(ear: Ear, started: Started): State {
  return {
    started,
    ledger: startLedger(ear, settingOf(ear.pack, started.round, started.scenario, "")),
    turns: [],
    answers: new Map(),
    lastKey: null,
    pausedAt: null,
    pausedMs: 0,
    momentUntil: null,
    silences: 0,
    hints: new Map(),
    twists: [],
    contrasts: 0,
    listens: 0,
    isTimeCalled: false,
    openings: new Set(),
    moreAsked: 0,
    unlisted: [],
    returned: new Set(),
    finished: null,
    selfReading: null,
    disputes: [],
    model: null,
    proposed: new Map(),
    confirmed: [],
    spoken: new Map(),
    voiced: new Map(),
    board: new Map(),
    drawings: [],
    seen: { drawings: 0, moments: [] },
    corrections: new Map(),
    textThen: new Map(),
    past: null,
  };
}

/** The state after one event. It never refuses: the event has already happened. A correction reads everything again. */
export function evolve(ear: Ear, state: State, event: SessionEvent): State {
  const past = { event, before: state.past };
  if (event.type !== "answer-corrected" || state.corrections.get(event.turn) === event.text) return { ...step(ear, state, event), past };
  return { ...replay(ear, state.started, [...eventsOf(state.past), event]), past };
}

/** The state once this has been said. */
export function afterSaying(ear: Ear, state: State, { key, text, spoken }: Answer, at: number): State {
  const voiced = spoken === undefined ? state : evolve(ear, state, { type: "answer-spoken", at, key, spoken });
  return evolve(ear, voiced, { type: "answer-given", at, key, text });
}

/** The state after all of these, each answer read as it was last corrected. */
export function replay(ear: Ear, started: Started, events: readonly SessionEvent[]): State {
  const corrections = new Map(events.flatMap((event) => (event.type === "answer-corrected" ? [[event.turn, event.text] as const] : [])));
  return events.reduce((state: State, event) => ({ ...step(ear, state, event), past: { event, before: state.past } }), { ...begin(ear, started), corrections });
}

/** What happened, the oldest first. */
export function eventsOf(past: Past | null): readonly SessionEvent[] {
  const events: SessionEvent[] = [];
  for (let at = past; at !== null; at = at.before) events.push(at.event);
  return events.reverse();
}

function step(ear: Ear, state: State, event: SessionEvent): State {
  switch (event.type) {
    case "session-started":
      return state;
    case "answer-given":
      return afterAnswer(ear, state, event);
    case "move-made":
      return afterMove(ear, state, event.move, event.at);
    case "moment-asked":
      return { ...state, momentUntil: event.at + ear.pack.manners.moment_ms };
    case "silence-fell":
      return { ...state, silences: state.silences + 1 };
    case "hint-asked":
      return state;
    case "session-paused":
      return state.pausedAt === null && state.finished === null ? { ...state, pausedAt: event.at } : state;
    case "session-resumed":
      return afterPause(state, event.at);
    case "session-finished":
      return state.finished === null ? { ...state, finished: { at: state.pausedAt ?? event.at, by: event.by } } : state;
    case "self-read":
      return { ...state, selfReading: { level: event.level, wouldFix: event.wouldFix } };
    case "evidence-disputed": {
      const place = placeNow(state, event);
      if (place === null) return state;
      const { signal, note } = event;
      const dispute = { signal, ...place, note };
      return { ...state, confirmed: state.confirmed.filter((known) => !samePlace(known, dispute)), disputes: [...state.disputes.filter((known) => !samePlace(known, dispute)), dispute] };
    }
    case "dispute-withdrawn": {
      const place = placeNow(state, event);
      return place === null ? state : { ...state, disputes: state.disputes.filter((dispute) => !samePlace(dispute, { ...place, signal: event.signal })) };
    }
    case "model-connected": {
      const { model: name, goesTo, isLocal } = event;
      return { ...state, model: { name, goesTo, isLocal, tokensIn: 0, tokensOut: 0, trouble: null, failedReads: new Map() } };
    }
    case "model-asked":
      return state.model === null ? state : { ...state, model: afterExchange(state.model, event.exchange) };
    case "evidence-proposed":
      return { ...state, proposed: new Map(state.proposed).set(event.turn, { turn: event.turn, model: event.model, proposals: event.proposals }) };
    case "evidence-confirmed": {
      const place = placeNow(state, event);
      if (place === null) return state;
      const { turn, start, end } = place;
      const mark = { signal: event.signal, turn, start, end };
      return { ...state, confirmed: [...state.confirmed.filter((known) => !samePlace(known, mark)), mark] };
    }
    case "confirmation-withdrawn": {
      const place = placeNow(state, event);
      return place === null ? state : { ...state, confirmed: state.confirmed.filter((known) => !samePlace(known, { ...place, signal: event.signal })) };
    }
    case "answer-spoken":
      return { ...state, spoken: new Map(state.spoken).set(event.key, event.spoken) };
    case "move-voiced":
      return { ...state, voiced: new Map(state.voiced).set(event.turn, event.voiced) };
    case "answer-corrected":
      return { ...state, textThen: new Map(state.textThen).set(event.turn, event.text) };
    case "board-drawn": {
      const { at, changed, removed } = event;
      return { ...state, board: foldBoard(state.board, { changed, removed }), drawings: [...state.drawings, { at, turns: state.turns.length, changed, removed }] };
    }
    default:
      return unreachable(event);
  }
}

/** The clock goes on, and what is left of a moment that was asked for is left still. */
function afterPause(state: State, at: number): State {
  if (state.pausedAt === null) return state;
  const lastedMs = Math.max(0, at - state.pausedAt);
  const isAmidMoment = state.momentUntil !== null && state.momentUntil > state.pausedAt;
  return { ...state, pausedMs: state.pausedMs + lastedMs, pausedAt: null, momentUntil: isAmidMoment ? (state.momentUntil ?? 0) + lastedMs : state.momentUntil };
}

function afterExchange(model: Connected, { purpose, turn, outcome, reason, tokensIn, tokensOut }: Exchange): Connected {
  const spent = { ...model, tokensIn: model.tokensIn + (tokensIn ?? 0), tokensOut: model.tokensOut + (tokensOut ?? 0) };
  if (purpose === "word-move") return { ...spent, trouble: outcome === "failed" ? reason : null };
  return outcome === "used" ? spent : { ...spent, failedReads: new Map(model.failedReads).set(turn, (model.failedReads.get(turn) ?? 0) + 1) };
}

/** Where words that were marked at a place stand now that their turn may have been corrected; null where they are gone. */
function placeNow({ turns, textThen }: State, { turn, start, end }: Place): (Place & { readonly quote: string }) | null {
  const text = turns[turn]?.text ?? "";
  const quote = (textThen.get(turn) ?? text).slice(start, end);
  if (text.slice(start, end) === quote) return { turn, start, end, quote };
  const moved = text.indexOf(quote);
  return moved === -1 ? null : { turn, start: moved, end: moved + quote.length, quote };
}

type AnswerGiven = Extract<SessionEvent, { type: "answer-given" }>;

function afterAnswer(ear: Ear, state: State, { at, key, text: original }: AnswerGiven): State {
  const turn = state.turns.length;
  const text = state.corrections.get(turn) ?? original;
  return afterLooking(ear, {
    ...state,
    ledger: afterCandidate(ear, state.ledger, text),
    turns: [...state.turns, { index: turn, speaker: "candidate", text, at, atMs: elapsedMs(state, at), move: null, key, original: text === original ? null : original }],
    textThen: new Map(state.textThen).set(turn, original),
    answers: new Map(state.answers).set(key, { text: original, turn, move: null }),
    lastKey: key,
    momentUntil: null,
    silences: 0,
  });
}

function afterMove(ear: Ear, state: State, made: Move, at: number): State {
  const move = plainMove(made);
  const squared = move.kind === "square" ? unsquared(state.ledger)[0] : undefined;
  const spoken = afterInterviewer(ear, state.ledger, move.text, move);
  const pointedAt = move.component === undefined ? null : topicOf(ear, state, move.component);
  const heard = pointedAt === null ? spoken : afterPointing(ear, spoken, pointedAt);
  const answered = state.lastKey === null ? undefined : state.answers.get(state.lastKey);
  const isReply = state.turns.at(-1)?.speaker === "candidate";
  const about = move.about === null ? null : keyOf(move.about.topic, move.about.obligation);
  return {
    ...state,
    ledger: squared === undefined ? heard : afterSquaring(heard, squared.id),
    turns: [...state.turns, { index: state.turns.length, speaker: "interviewer", text: made.text, at, atMs: elapsedMs(state, at), move: made, key: null, original: null }],
    answers: state.lastKey !== null && answered !== undefined && isReply ? new Map(state.answers).set(state.lastKey, { ...answered, move: made }) : state.answers,
    hints: move.kind === "hint" && about !== null ? new Map(state.hints).set(about, move.hint) : state.hints,
    twists: move.twist === null ? state.twists : [...state.twists, move.twist],
    listens: move.kind === "listen" ? state.listens + 1 : 0,
    isTimeCalled: state.isTimeCalled || move.kind === "keep-time",
    openings: new Set([...state.openings, move.phase]),
    contrasts: state.contrasts + (move.kind === "redirect" && move.phase === "contrast" ? 1 : 0),
    moreAsked: state.moreAsked + (move.kind === "probe-open" ? 1 : 0),
    unlisted: move.kind === "delegate-back" ? noted(state, ear) : state.unlisted,
    returned: move.kind === "return" && about !== null ? new Set([...state.returned, about]) : state.returned,
  };
}

/** The newest question that was handed back, remembered by its words. */
function noted(state: State, ear: Ear): State["unlisted"] {
  const turn = state.turns.findLastIndex(({ speaker }) => speaker === "candidate");
  const questions = state.ledger.turns[turn]?.heard.sentences.filter(({ isQuestion }) => isQuestion) ?? [];
  const grammar = ear.functionWords;
  return [...state.unlisted, ...questions.map(({ tokens }) => ({ stems: new Set(tokens.filter(({ word }) => !grammar.has(word)).map(({ stem }) => stem)), turn, asks: 1 }))];
}
