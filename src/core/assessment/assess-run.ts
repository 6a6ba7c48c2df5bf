import { assessLedger } from "#core/assessment/assess";
import type { Assessment } from "#core/assessment/assessment";
import { checkProposals } from "#core/evidence/proposed";
import type { Ear } from "#core/evidence/ear";
import type { State } from "#core/session/state";

/** The assessment of one of our own sessions. */
export function assessRun(ear: Ear, state: State, id: string): Assessment {
  const { ledger, disputes, confirmed } = state;
  const { target, minutes } = state.started;
  const proposed = [...state.proposed.values()].sort((one, other) => one.turn - other.turn).flatMap((turn) => checkProposals(ear, ledger, turn));
  return assessLedger({ ear, ledger, id, target, minutes, isOver: state.finished !== null, disputed: disputes, proposed, confirmed });
}
