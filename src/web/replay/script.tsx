import { useEffect, useRef, useState } from "react";
import type { Pin } from "#core/replay/pins";
import { turnAt, type Replay } from "#core/replay/replay";
import { indexAt, spanOf } from "#core/replay/said-at";
import { Button } from "../parts/button";
import type { Player } from "./player";
import styles from "./script.module.css";
import { ScriptTurn } from "./script-turn";
import { usePlaying } from "./use-player";
import { leadMs } from "./use-replay-keys";

type Props = { readonly replay: Replay; readonly pins: readonly Pin[]; readonly player: Player };

/** The transcript, running along. A press on a word goes to it; once the reader scrolls it stays where they are. */
export function Script({ replay, pins, player }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [follows, setFollows] = useState(true);
  const current = usePlaying(player, ({ clockMs }) => turnAt(replay, clockMs)?.index ?? null);
  const index = usePlaying(player, ({ clockMs }) => {
    const turn = turnAt(replay, clockMs);
    return turn === null || turn.stretches.length === 0 ? null : indexAt(turn, clockMs);
  });

  useEffect(() => {
    const here = list.current;
    if (!follows || here === null || current === null) return;
    const word = here.querySelector<HTMLElement>("[data-now]") ?? here.querySelector<HTMLElement>("[aria-current]");
    if (word !== null) keepInView(here, word);
  }, [follows, current, index]);

  useEffect(() => {
    const here = list.current;
    if (here === null) return;
    const onPress = ({ target }: MouseEvent): void => {
      const word = target instanceof Element ? target.closest<HTMLElement>("[data-from]") : null;
      const turn = replay.turns[Number(word?.dataset["turn"])];
      if (word === null || turn === undefined || getSelection()?.isCollapsed === false) return;
      const start = Number(word.dataset["from"]);
      player.seek(spanOf(turn, { start, end: start + 1 }).from - leadMs);
      setFollows(true);
    };
    const onMove = (): void => {
      setFollows(false);
    };
    here.addEventListener("click", onPress);
    const onKey = ({ key }: KeyboardEvent): void => {
      if (scrollKeys.has(key)) setFollows(false);
    };
    here.addEventListener("keydown", onKey);
    for (const kind of moves) here.addEventListener(kind, onMove, { passive: true });
    return () => {
      here.removeEventListener("click", onPress);
      here.removeEventListener("keydown", onKey);
      for (const kind of moves) here.removeEventListener(kind, onMove);
    };
  }, [player, replay]);

  return (
    <section className={styles.script} aria-labelledby="script-title">
      <header className={styles.header}>
        <h2 id="script-title">Transcript</h2>
        {follows ? null : (
          <Button
            size="small"
            onClick={() => {
              setFollows(true);
            }}
          >
            Follow along again
          </Button>
        )}
      </header>
      {/* Scrolls by itself, so it must be reached by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol ref={list} className={styles.turns} tabIndex={0} aria-label="Transcript">
        {replay.turns.map((turn) => (
          <ScriptTurn
            key={turn.index}
            turn={turn}
            pins={pinsIn(pins, turn.index)}
            isCurrent={turn.index === current}
            now={turn.index === current ? index : null}
            onPlay={() => {
              player.seek(turn.from - (turn.stretches.length > 0 ? leadMs : 0));
              player.play();
              setFollows(true);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

const moves = ["wheel", "touchmove"] as const;
const scrollKeys: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

const noPins: readonly Pin[] = [];

function pinsIn(pins: readonly Pin[], turn: number): readonly Pin[] {
  const here = pins.filter((pin) => pin.turn === turn);
  return here.length === 0 ? noPins : here;
}

/** Scrolls a list, and nothing round it, so that a word stands in its middle half. */
function keepInView(list: HTMLElement, word: HTMLElement): void {
  const [box, at] = [list.getBoundingClientRect(), word.getBoundingClientRect()];
  const place = (at.top - box.top) / Math.max(1, box.height);
  if (place < 0.15 || place > 0.65) list.scrollTop += at.top - box.top - box.height * 0.3;
}
