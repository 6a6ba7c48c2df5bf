import type { ObligationState } from "#core/words";
import styles from "./obligations.module.css";

/** The rungs: named, position taken, tied to this problem, held under a probe. */
const rungs = 4;

/** How many rungs a state reached, or the shape of one that stands beside the ladder. */
const drawn = {
  unasked: 0,
  open: 0,
  named: 1,
  claimed: 2,
  grounded: 3,
  defended: 4,
  waived: "waived",
  parked: "parked",
  contradicted: "contradicted",
  "unknown-handled": "gap",
} as const satisfies Record<ObligationState, number | "waived" | "parked" | "contradicted" | "gap">;

const shapes = {
  waived: <path d="M3 8h10" className={styles.stroke} />,
  parked: <path d="M5 4v8M10 4v8" className={styles.stroke} />,
  contradicted: <path d="M4 4l8 8M12 4l-8 8" className={styles.strokeAgainst} />,
  gap: <circle cx={8} cy={8} r={5} className={styles.ring} />,
} as const;

/** How far one question was taken, as dots on a ladder. The words stand beside it. */
export function Ladder({ state }: { readonly state: ObligationState }) {
  const what = drawn[state];
  return (
    <svg className={styles.ladder} viewBox="0 0 64 16" aria-hidden>
      {typeof what === "string" ? shapes[what] : Array.from({ length: rungs }, (_, rung) => <circle key={rung} cx={8 + rung * 16} cy={8} r={rung < what ? 5 : 4.25} className={rung < what ? styles.reached : styles.unreached} />)}
    </svg>
  );
}
