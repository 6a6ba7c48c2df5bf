import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button } from "../parts/button";
import type { Announced } from "./announcement";
import { Disputed } from "./disputed";
import { notesByTurn, turnMeant } from "./note";
import type { Told } from "./told";
import { TurnRow } from "./turn-row";
import styles from "./transcript.module.css";
import { useHash } from "./use-hash";
import { usePrinting } from "./use-printing";

/** Transcripts up to this many turns are shown whole; of longer ones the first half of that, until the rest is wanted. */
const longTurns = 40;

type Props = { readonly told: Told; readonly onAnnounce: (announced: Announced) => void };

/** What was said, with every quote marked in place and its note beside it, linked both ways. */
export function Transcript({ told, onAnnounce }: Props) {
  const { session, assessment } = told;
  const [isWhole, setWhole] = useState(false);
  const isPrinting = usePrinting();
  const most = session.turns.length > longTurns ? longTurns / 2 : session.turns.length;
  const isLedBeyond = useHash((fragment) => turnMeant(fragment) >= most);
  const isAll = isWhole || isPrinting || isLedBeyond;
  useScrollOnceShown(isLedBeyond);

  const notes = useMemo(() => notesByTurn(assessment), [assessment]);
  const shown = isAll ? session.turns : session.turns.slice(0, most);
  return (
    <>
      <p className={styles.legend}>
        Your words are marked where they counted: <mark data-kind="for">for you</mark>, <mark data-kind="against">against</mark>, <mark data-kind="open">I could not tell</mark>. If a mark has you wrong, say so, and the session is read again without it.
      </p>
      <Disputed told={told} onAnnounce={onAnnounce} />
      <ol className={styles.turns} data-long={shown.length > longTurns}>
        {shown.map((turn) => (
          <TurnRow key={turn.index} turn={turn} notes={notes.get(turn.index) ?? []} told={told} onAnnounce={onAnnounce} />
        ))}
      </ol>
      {shown.length < session.turns.length ? (
        <p className={styles.more}>
          <Button
            onClick={() => {
              setWhole(true);
            }}
          >
            Show all {session.turns.length} turns
          </Button>
        </p>
      ) : null}
    </>
  );
}

/** The browser looked for the place before it was there; once it is, it is gone to. */
function useScrollOnceShown(isShown: boolean): void {
  const was = useRef(false);
  useLayoutEffect(() => {
    if (isShown && !was.current) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    was.current = isShown;
  }, [isShown]);
}
