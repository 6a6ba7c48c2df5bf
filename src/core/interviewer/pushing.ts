import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { phrase } from "#core/interviewer/phrase";
import { shortened } from "#core/interviewer/quote";
import { wasAsked } from "#core/interviewer/question";
import type { State } from "#core/session/state";
import type { SignalId } from "#core/words";

/** So many questions lie between two pushes, and so many pushes fit into a round. */
const apart = 3;
const mostPushes = 4;

/** What can be argued against: a choice, its price, another way, a way through a failure. */
const arguable: ReadonlySet<SignalId> = new Set(["decision-justified", "tradeoff-named", "alternative-weighed", "simplicity-chosen", "failure-handled"]);

/**
 * A tough interviewer argues the other side of what was just said well, right or not. It gives one more chance to stand under
 * test and changes nothing else: the reading never sees the pressure.
 */
export function push(ear: Ear, state: State): Draft | null {
  if (state.started.pressure !== "tough") return null;
  const moves = state.turns.flatMap(({ move }) => (move === null ? [] : [move]));
  const pushes = moves.filter(({ kind }) => kind === "push").length;
  if (pushes >= mostPushes || moves.length < apart || moves.slice(-apart).some(({ kind }) => kind === "push" || kind === "twist")) return null;
  const turn = state.ledger.turns.length - 1;
  const piece = state.ledger.pieces.findLast((one) => one.turn === turn && one.polarity === 1 && (one.strength === "grounded" || one.strength === "defended") && arguable.has(one.signal));
  const said = piece === undefined ? null : shortened(state.ledger, piece);
  if (said === null) return null;
  const [topic, obligation] = piece?.meets?.split("/") ?? [];
  const text = phrase(ear, "push", pushes, { quote: said.quote });
  return wasAsked(ear, state, text) ? null : draft("push", text, { about: topic === undefined || obligation === undefined ? null : { topic, obligation }, said });
}
