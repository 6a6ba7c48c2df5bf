import type { PhaseId } from "#core/session/event";
import type { PhaseView, SessionView, Timeline } from "#core/session/view";
import type { Speaker } from "#core/transcript/transcript";
import type { Stretch } from "#core/voice/spoken";
import { orderly } from "#core/replay/said-at";
import { clockAt, type SessionClock } from "#core/replay/session-clock";

/** A session laid out in time. All times are milliseconds on its clock, which stands still in its pauses. */
export type Replay = {
  readonly clock: SessionClock;
  readonly lengthMs: number;
  readonly turns: readonly ReplayTurn[];
  readonly phases: readonly ReplayPhase[];
  readonly pauses: readonly { readonly atMs: number; readonly lengthMs: number }[];
  readonly drawingsMs: readonly number[];
};

export type ReplayTurn = {
  readonly index: number;
  readonly speaker: Speaker;
  readonly text: string;
  /** When it was sent, as the room and the report tell it. */
  readonly atMs: number;
  /** From when to when it is played: as it was spoken, or as it is read. */
  readonly from: number;
  readonly to: number;
  /** When its words were said; empty where nobody spoke them. */
  readonly stretches: readonly Stretch[];
};

export type ReplayPhase = { readonly id: PhaseId; readonly title: string; readonly fromMs: number; readonly toMs: number };

/** How long a reader takes for a word that nobody spoke. */
const readMsPerWord = 240;

export function replayOf(session: Pick<SessionView, "turns" | "phases">, timeline: Timeline): Replay {
  const clock = { startedAt: timeline.startedAt, pauses: timeline.pauses };
  const at = (moment: number): number => clockAt(clock, moment);
  const drawingsMs = timeline.drawings.map((drawing) => at(drawing.at));
  const ends = [...timeline.turns.map(({ to }) => at(to)), ...drawingsMs, ...(timeline.finishedAt === null ? [] : [at(timeline.finishedAt)])];
  const lengthMs = Math.max(1, ...ends);
  const said = timeline.turns.map(({ index, speaker, from, to, stretches }): ReplayTurn => {
    const onClock = orderly(stretches).map((stretch) => ({ ...stretch, from: at(stretch.from), to: at(stretch.to) }));
    return { index, speaker, text: session.turns[index]?.text ?? "", atMs: session.turns[index]?.atMs ?? at(from), from: at(from), to: at(to), stretches: onClock };
  });
  return {
    clock,
    lengthMs,
    turns: said.map((turn, index) => (turn.stretches.length > 0 ? turn : { ...turn, ...readingOf(said, index, lengthMs) })),
    phases: phasesOf(session, lengthMs),
    pauses: timeline.pauses.map(({ from, to }) => ({ atMs: at(from), lengthMs: to - from })).filter(({ lengthMs: length }) => length > 0),
    drawingsMs,
  };
}

/** When a turn that nobody spoke is read: what was typed just before it was sent, what the interviewer wrote from then on. */
function readingOf(turns: readonly ReplayTurn[], index: number, lengthMs: number): Pick<ReplayTurn, "from" | "to"> {
  const turn = turns[index];
  if (turn === undefined) return { from: 0, to: 0 };
  const reading = turn.text.split(/\s+/).length * readMsPerWord;
  if (turn.speaker === "candidate") return { from: Math.min(turn.from, Math.max(turns[index - 1]?.to ?? 0, turn.from - reading)), to: turn.from };
  const next = turns[index + 1];
  const free = next === undefined ? lengthMs : next.stretches.length === 0 ? Math.max(turn.from, (turn.from + next.from) / 2) : next.from;
  return { from: turn.from, to: Math.max(turn.from, Math.min(free, turn.from + reading)) };
}

/** The phases as they were lived: each from the interviewer's first words in it until another begins. */
function phasesOf({ turns, phases }: { readonly turns: SessionView["turns"]; readonly phases: readonly PhaseView[] }, lengthMs: number): readonly ReplayPhase[] {
  const begun: { id: PhaseId; atMs: number }[] = [];
  for (const { move, atMs } of turns) if (move !== null && begun.at(-1)?.id !== move.phase) begun.push({ id: move.phase, atMs });
  return begun.map(({ id, atMs }, index) => ({ id, title: phases.find((phase) => phase.id === id)?.title ?? id, fromMs: index === 0 ? 0 : atMs, toMs: begun[index + 1]?.atMs ?? lengthMs }));
}

/** The turn that is being said at a time, else the last one before it; null before the first. */
export const turnAt = ({ turns }: Pick<Replay, "turns">, clockMs: number): ReplayTurn | null => turns.findLast(({ from, to }) => from <= clockMs && clockMs < to) ?? turns.findLast(({ from }) => from <= clockMs) ?? null;

/** The phase that runs at a time; null where there are none. */
export const phaseAt = ({ phases }: Pick<Replay, "phases">, clockMs: number): ReplayPhase | null => phases.findLast(({ fromMs }) => fromMs <= clockMs) ?? phases[0] ?? null;
