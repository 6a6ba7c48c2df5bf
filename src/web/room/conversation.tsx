import { ArrowDown, Volume2 } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import type { TurnView } from "#core/session/view";
import type { LiveSession } from "../api";
import { Button } from "../parts/button";
import { classNames } from "../parts/class-names";
import { clockOf } from "../parts/when";
import { CorrectTurn } from "../voice/correct-turn";
import styles from "./conversation.module.css";
import type { Unsent } from "./kept-here";

type Props = {
  readonly session: string;
  readonly turns: readonly TurnView[];
  /** Said, and on the way. */
  readonly pending: readonly Unsent[];
  readonly isTroubled: boolean;
  /** The interviewer's next words as far as a language model has found them; null where none are coming. */
  readonly coming: string | null;
  /** The interviewer's newest turn is being said aloud. */
  readonly isSpeaking: boolean;
  readonly onCorrected: (session: LiveSession) => void;
};

/** How near to the end counts as at the end, in pixels. */
const nearPx = 48;

/** All that was said. It stays at the end for whoever was there, and leaves alone whoever reads further up. */
export function Conversation({ session, turns, pending, isTroubled, coming, isSpeaking, onCorrected }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isNewBelow, setNewBelow] = useState(false);
  const count = turns.length + pending.length;
  const asked = isSpeaking ? turns.findLast(({ speaker }) => speaker === "interviewer")?.index : undefined;

  function toEnd(): void {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    isAtEnd.current = true;
    setNewBelow(false);
  }

  const before = useRef(0);
  useLayoutEffect(() => {
    if (count === before.current) return;
    const isFirst = before.current === 0;
    before.current = count;
    if (isFirst || isAtEnd.current || pending.length > 0) toEnd();
    else setNewBelow(true);
  }, [count, pending.length]);

  // Words that come one by one push the end down.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (coming !== null && element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [coming]);

  // The box below grows and shrinks as one types: the end stays in view.
  useEffect(() => {
    const element = scroller.current;
    if (element === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-label="Conversation"
        aria-live="polite"
        // What scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearPx;
          if (isAtEnd.current) setNewBelow(false);
        }}
      >
        <div className={styles.turns}>
          {turns.map((turn) => (
            <Turn key={turn.index} speaker={turn.speaker} isSpoken={turn.index === asked} note={turn.move?.kind === "hint" ? `Hint, ${clockOf(turn.atMs)}` : clockOf(turn.atMs)}>
              {turn.speaker === "candidate" ? (
                <CorrectTurn session={session} turn={turn} onCorrected={onCorrected}>
                  <p className={styles.text}>{turn.text}</p>
                </CorrectTurn>
              ) : (
                <p className={styles.text}>{turn.text}</p>
              )}
            </Turn>
          ))}
          {pending.map(({ key, text }) => (
            <Turn key={key} speaker="candidate" note={isTroubled ? "Kept here; trying again" : "Saying it"}>
              <p className={styles.text}>{text}</p>
            </Turn>
          ))}
          {coming === null ? null : <Coming text={coming} />}
        </div>
      </div>
      {isNewBelow ? (
        <div className={styles.below}>
          <Button size="small" icon={<ArrowDown aria-hidden />} onClick={toEnd}>
            More below
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Read out only once it is whole. */
function Coming({ text }: { readonly text: string }) {
  return (
    <article className={classNames(styles.turn, styles.coming)} aria-hidden>
      <p className={styles.who}>
        <span className={styles.name}>Interviewer</span> {text === "" ? "is thinking" : ""}
      </p>
      <p className={styles.text}>{text}</p>
    </article>
  );
}

type TurnProps = { readonly speaker: TurnView["speaker"]; readonly note: string; readonly isSpoken?: boolean; readonly children: ReactNode };

function Turn({ speaker, note, isSpoken = false, children }: TurnProps) {
  return (
    <article className={classNames(styles.turn, speaker === "candidate" && styles.own)} data-spoken={isSpoken || undefined}>
      <p className={styles.who} data-figures>
        <span className={styles.name}>{speaker === "candidate" ? "You" : "Interviewer"}</span> {note}
        {/* The caption of what is heard; that somebody speaks is told beside the microphone. */}
        {isSpoken ? <Volume2 aria-hidden className={styles.spoken} /> : null}
      </p>
      {children}
    </article>
  );
}
