import { memo } from "react";
import type { Pin, PinKind } from "#core/replay/pins";
import type { ReplayTurn } from "#core/replay/replay";
import { clockOf } from "../parts/when";
import styles from "./script.module.css";

type Props = { readonly turn: ReplayTurn; readonly pins: readonly Pin[]; readonly isCurrent: boolean; readonly now: number | null; readonly onPlay: () => void };

/** One turn with its words, each of which leads to its moment; the one being said is marked, and what notes are about is underlined. */
export const ScriptTurn = memo(
  function ScriptTurn({ turn: { index, speaker, text, atMs }, pins, isCurrent, now, onPlay }: Props) {
    const who = speaker === "candidate" ? "You" : "Interviewer";
    return (
      <li className={styles.turn} data-speaker={speaker} aria-current={isCurrent || undefined}>
        <p className={styles.who}>
          {who}{" "}
          <button type="button" className={styles.at} aria-label={`${clockOf(atMs)}, ${who.toLowerCase()}, play from here`} onClick={onPlay}>
            {clockOf(atMs)}
          </button>
        </p>
        <p className={styles.text}>
          {wordsOf(text).map(({ start, end }) => (
            <span key={start} data-turn={index} data-from={start} data-kind={kindAt(pins, start, end)} data-now={now !== null && now >= start && now < end ? "" : undefined} className={styles.word}>
              {text.slice(start, end)}
            </span>
          ))}
        </p>
      </li>
    );
  },
  (before, after) => before.turn === after.turn && before.pins === after.pins && before.isCurrent === after.isCurrent && before.now === after.now,
);

/** The words of a text, each with the space behind it, so that together they are the text. */
function wordsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/\s*\S+\s*/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

const weightiest: readonly PinKind[] = ["mistake", "against", "decision", "for", "open"];

/** The kind of note that words belong to; of several, the weightiest. */
function kindAt(pins: readonly Pin[], start: number, end: number): PinKind | undefined {
  const here = pins.filter((pin) => pin.start < end && pin.end > start);
  return weightiest.find((kind) => here.some((pin) => pin.kind === kind));
}
