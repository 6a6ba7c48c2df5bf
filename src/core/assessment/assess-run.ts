import { assessLedger } from "#core/assessment/assess";
import type { Assessment } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import type { State } from "#core/session/state";

/** The assessment of one of our own sessions. */
export function assessRun(ear: Ear, state: State, id: string): Assessment {
  const { target, minutes } = state.started;
  return assessLedger({ ear, ledger: state.ledger, id, target, minutes, isOver: state.finished !== null, disputed: state.disputes });
}
