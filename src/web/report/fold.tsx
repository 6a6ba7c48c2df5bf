import { useState, type ReactNode } from "react";
import { Button } from "../parts/button";
import styles from "./fold.module.css";
import { usePrinting } from "./use-printing";

/** Something that opens on a press, and on paper. */
export function Fold({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const isPrinting = usePrinting();
  return (
    <details
      className={styles.fold}
      open={isOpen || isPrinting}
      onToggle={(event) => {
        if (!isPrinting) setOpen(event.currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

type ListProps<T> = {
  readonly items: readonly T[];
  /** So many are shown before the rest is asked for. */
  readonly most: number;
  /** What they are, in the plural: "quotes". */
  readonly noun: string;
  readonly className?: string | undefined;
  readonly children: (item: T, index: number) => ReactNode;
};

/** A list of list items that shows its first few, and all of them on a press and on paper. */
export function ShortList<T>({ items, most, noun, className, children }: ListProps<T>) {
  const [isWhole, setWhole] = useState(false);
  const isPrinting = usePrinting();
  const shown = isWhole || isPrinting ? items : items.slice(0, most);
  return (
    <>
      <ul className={className}>{shown.map(children)}</ul>
      {items.length > most ? (
        <p className={styles.more}>
          <Button
            size="small"
            aria-expanded={isWhole}
            onClick={() => {
              setWhole(!isWhole);
            }}
          >
            {isWhole ? `Show the first ${String(most)}` : `Show all ${String(items.length)} ${noun}`}
          </Button>
        </p>
      ) : null}
    </>
  );
}
