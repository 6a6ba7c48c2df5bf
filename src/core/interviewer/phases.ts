import type { Pack } from "#core/content/pack";
import { isMet } from "#core/ledger/ledger";
import { budgetMs, elapsedMs, type State } from "#core/session/state";
import type { PhaseId } from "#core/session/event";
import type { PhaseView } from "#core/session/view";
import type { Minutes, Round } from "#core/words";

/** The phases of a round with when each begins and ends, in milliseconds from the start. */
export function phasesOf(pack: Pack, round: Round, minutes: Minutes): readonly PhaseView[] {
  const planned = pack.manners.phases.find((plan) => plan.round === round && plan.minutes === minutes)?.phases ?? [];
  let startMs = 0;
  return planned.map(({ id, title, minutes: length }) => {
    const phase = { id, title, startMs, endMs: startMs + length * 60_000 };
    startMs = phase.endMs;
    return phase;
  });
}

/**
 * Where the session stands: as far as the clock says, or as far as the candidate has driven it, whichever is further; but nobody drives
 * into a phase before half of the time for the one before it has passed, however fast the answers come. Only the clock leads to the close.
 */
export function phaseAt(pack: Pack, state: State, at: number): PhaseId {
  const phases = phasesOf(pack, state.started.round, state.started.minutes);
  const elapsed = Math.min(elapsedMs(state, at), budgetMs(state) - 1);
  const byClock = Math.max(0, phases.findIndex(({ startMs, endMs }) => elapsed >= startMs && elapsed < endMs));
  const reachable = phases.findLastIndex((_, index) => index === 0 || elapsed >= middleOf(phases[index - 1]));
  const driven = Math.min(reachable, phases.findIndex(({ id }) => id === drivenTo(state)));
  return phases[Math.max(byClock, driven)]?.id ?? "close";
}

const middleOf = (phase: PhaseView | undefined): number => (phase === undefined ? 0 : (phase.startMs + phase.endMs) / 2);

/** Components named or drawn take the talk from scope to design; questions about them answered with a position, to the deep dive. */
function drivenTo({ started, ledger }: State): PhaseId {
  if (started.round !== "system-design") return "story";
  const named = [...ledger.topics].filter(([topic, { at }]) => at !== null || ledger.drawn.has(topic)).map(([, topic]) => topic);
  const isCovered = [...ledger.obligations.values()].filter(({ state }) => isMet(state)).length >= fewestMet;
  if (named.some(({ probes }) => probes >= 1) && named.length >= 2 && isCovered) return "deep-dive";
  return named.length >= 1 ? "design" : "scope";
}

/** So many questions that naming a part leaves open are met before the talk is deep in anything. */
const fewestMet = 2;

/** How long each phase has lasted so far, by the phases in which turns were spoken. */
export function timeSpent(pack: Pack, state: State, at: number): readonly { readonly id: PhaseId; readonly ms: number }[] {
  const phases = phasesOf(pack, state.started.round, state.started.minutes);
  const moves = state.turns.flatMap(({ atMs, move }) => (move === null ? [] : [{ atMs, phase: move.phase }]));
  const end = elapsedMs(state, at);
  return phases.map(({ id }) => ({
    id,
    ms: moves.reduce((sum, move, index) => (move.phase === id ? sum + Math.max(0, (moves[index + 1]?.atMs ?? end) - move.atMs) : sum), 0),
  }));
}
