import type { PinKind } from "#core/replay/pins";
import styles from "./pin-mark.module.css";

/** What each kind of note is called, in the same word everywhere. */
export const pinTitle = { for: "For", against: "Against", mistake: "Mistake", decision: "Decision", open: "Unclear" } as const satisfies Record<PinKind, string>;

const shapes = {
  for: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
  against: "M6 .5l5.5 5.5L6 11.5.5 6z",
  mistake: "M6 1l5.5 10H.5z",
  decision: "M1.5 1.5h9v9h-9z",
  open: "M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
} as const satisfies Record<PinKind, string>;

/** The shape of a kind of note: each its own, besides its colour. */
export function PinMark({ kind }: { readonly kind: PinKind }) {
  return (
    <svg viewBox="0 0 12 12" className={styles.mark} data-kind={kind} aria-hidden>
      <path d={shapes[kind]} />
    </svg>
  );
}
