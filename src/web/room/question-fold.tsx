import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import styles from "./question-fold.module.css";
import { questionStarts } from "./question-starts";

/**
 * The question that is asked, in two lines where the board has the screen: where those do not hold all of it, the last of its
 * sentences, which ask. The rest is a press away and lies over the board, and is told to whoever hears the page.
 */
export function QuestionFold({ question }: { readonly question: string }) {
  const words = useRef<HTMLSpanElement>(null);
  const [isCut, setCut] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [width, setWidth] = useState(0);
  const starts = useMemo(() => questionStarts(question), [question]);
  /** Which of these it is begun at. */
  const [begin, setBegin] = useState(0);
  const start = starts[begin] ?? 0;
  const whole = useId();
  const canOpen = isCut || isOpen || start > 0;
  // Before any of it is drawn: a sentence less each time, until the rest fits or the last is left.
  useLayoutEffect(() => {
    const element = words.current;
    if (element === null) return;
    const isTooLong = element.scrollHeight > element.clientHeight;
    setCut(isTooLong);
    if (isTooLong && begin < starts.length - 1) setBegin(begin + 1);
  }, [starts, begin, canOpen, width]);
  useLayoutEffect(() => {
    const element = words.current;
    if (element === null || typeof ResizeObserver === "undefined") return;
    let known = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === known) return;
      known = element.clientWidth;
      setBegin(0);
      setWidth(known);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [canOpen]);

  const line = (
    <>
      <span ref={words} className={styles.words} data-folded>
        <span className="visually-hidden">The interviewer: {question.slice(0, start)}</span>
        {start === 0 ? null : <span aria-hidden>… </span>}
        {question.slice(start)}
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
