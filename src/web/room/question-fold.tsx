import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./question-fold.module.css";

/** The question that is asked, in two lines where the board has the screen; where that is not all of it, the rest is a press away and lies over the board. */
export function QuestionFold({ question }: { readonly question: string }) {
  const words = useRef<HTMLSpanElement>(null);
  const [isCut, setCut] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const whole = useId();
  const canOpen = isCut || isOpen;
  useLayoutEffect(() => {
    const element = words.current;
    if (element === null) return;
    const measure = (): void => {
      setCut(element.scrollHeight > element.clientHeight);
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [question, canOpen]);

  const line = (
    <>
      <span ref={words} className={styles.words}>
        <span className="visually-hidden">The interviewer: </span>
        {question}
      </span>
      {canOpen ? <span className={styles.sign}>{isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}</span> : null}
    </>
  );
  return (
    // Escape folds it from wherever in it one is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.fold}
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen(false);
      }}
    >
      {isOpen ? (
        // What scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div id={whole} className={styles.whole} role="region" aria-label="What the interviewer says" tabIndex={0}>
          {question}
        </div>
      ) : null}
      {canOpen ? (
        <button
          type="button"
          className={styles.line}
          aria-expanded={isOpen}
          aria-controls={isOpen ? whole : undefined}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {line}
        </button>
      ) : (
        <p className={styles.line}>{line}</p>
      )}
    </div>
  );
}
