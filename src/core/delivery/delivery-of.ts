import type { Place } from "#core/assessment/assessment";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import { firstDrawnOf } from "#core/delivery/first-drawn";
import { fillersOf, lengthMs, paceOf, pausesOf, speakingMs, type Utterance } from "#core/delivery/speaking";
import type { Ear } from "#core/evidence/ear";
import { orderly, spanOf } from "#core/replay/said-at";
import { clockAt } from "#core/replay/session-clock";
import { samePlace, type State } from "#core/session/state";
import { timelineOf } from "#core/session/timeline";
import type { Timeline } from "#core/session/view";
import { tokensOf } from "#core/text/token";
import type { Stretch } from "#core/voice/spoken";

/** How a session sounded. It reads a session and is read by none of what judges one. */
export function deliveryOf(ear: Ear, state: State, id: string): SessionDelivery {
  const timeline = timelineOf(state);
  const utterances = utterancesOf(state, timeline);
  const { started, ledger } = state;
  return {
    session: id,
    title: ledger.setting.scenario?.title ?? started.scenario,
    round: started.round,
    startedAt: started.at,
    isFinished: state.finished !== null,
    answers: state.turns.filter(({ speaker }) => speaker === "candidate").length,
    spoken: utterances.length,
    pace: paceOf(utterances),
    monologue: monologueOf(state, utterances),
    pauses: pausesOf(utterances),
    fillers: fillersOf(utterances),
    talkShare: talkShareOf(state, timeline, utterances),
    firstRequirement: firstOf(timeline, ledger.pieces.filter((piece) => piece.signal === "requirement-clarified" && !state.disputes.some((dispute) => samePlace(dispute, piece)))),
    firstComponent: started.round === "system-design" ? firstOf(timeline, [...ledger.topics.values()].flatMap(({ at }) => (at === null ? [] : [at]))) : null,
    firstDrawn: firstDrawnOf(ear, state, timeline),
  };
}

/** The answers that came by voice, as they were said: a later correction changes words and not when they were spoken. */
function utterancesOf({ turns, spoken }: State, timeline: Timeline): readonly Utterance[] {
  return turns.flatMap(({ index, key, text, original }) => {
    const voice = key === null ? undefined : spoken.get(key);
    const stretches = onClock(timeline, voice?.stretches ?? []);
    return voice === undefined || stretches.length === 0 ? [] : [{ turn: index, text: original ?? text, heard: voice.heard, stretches }];
  });
}

function onClock(timeline: Timeline, stretches: readonly Stretch[]): readonly Stretch[] {
  return orderly(stretches).map(({ start, end, from, to }) => ({ start, end, from: clockAt(timeline, from), to: clockAt(timeline, to) }));
}

function monologueOf({ turns }: State, utterances: readonly Utterance[]): SessionDelivery["monologue"] {
  const longest = mostOf(utterances, ({ stretches }) => lengthMs(stretches));
  if (longest !== null) return { turn: longest.turn, atMs: longest.stretches[0]?.from ?? 0, ms: lengthMs(longest.stretches), words: tokensOf(longest.text).length };
  const typed = mostOf(turns.filter(({ speaker }) => speaker === "candidate"), ({ text }) => tokensOf(text).length);
  return typed === null ? null : { turn: typed.index, atMs: typed.atMs, ms: null, words: tokensOf(typed.text).length };
}

function mostOf<T>(things: readonly T[], size: (thing: T) => number): T | null {
  return things.reduce<T | null>((most, thing) => (most === null || size(thing) > size(most) ? thing : most), null);
}

/** Of speaking time where every turn has one: an answer as it was said, the interviewer's from the first sound to the last. */
function talkShareOf({ turns }: State, timeline: Timeline, utterances: readonly Utterance[]): SessionDelivery["talkShare"] {
  const said = turns.map(({ index, speaker, text }) => {
    const stretches = speaker === "candidate" ? utterances.find(({ turn }) => turn === index)?.stretches : onClock(timeline, timeline.turns[index]?.stretches ?? []);
    return { speaker, words: tokensOf(text).length, ms: stretches === undefined || stretches.length === 0 ? null : speakingMs(stretches) };
  });
  const isAloud = said.every(({ ms }) => ms !== null);
  const sizes = said.map(({ speaker, words, ms }) => ({ speaker, size: isAloud ? (ms ?? 0) : words }));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  if (all === 0 || !sizes.some(({ speaker }) => speaker === "candidate")) return null;
  const own = sizes.reduce((sum, { speaker, size }) => (speaker === "candidate" ? sum + size : sum), 0);
  return { share: Math.round((own / all) * 100) / 100, of: isAloud ? "time" : "words" };
}

/** The first of some places, with when it was said. */
function firstOf(timeline: Timeline, places: readonly Place[]): SessionDelivery["firstRequirement"] {
  const [first] = [...places].sort((one, other) => one.turn - other.turn || one.start - other.start);
  const turn = first === undefined ? undefined : timeline.turns[first.turn];
  if (first === undefined || turn === undefined) return null;
  return { turn: first.turn, start: first.start, end: first.end, atMs: Math.round(clockAt(timeline, spanOf(turn, first).from)) };
}
