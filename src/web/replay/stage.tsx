import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import type { BoardView } from "#core/session/view";
import { boardThen } from "#core/replay/board-then";
import type { Replay } from "#core/replay/replay";
import { momentAt } from "#core/replay/session-clock";
import { isDrawn } from "../board/drawn";
import { classNames } from "../parts/class-names";
import type { Player } from "./player";
import styles from "./stage.module.css";
import { usePlaying } from "./use-player";

/** Drawing a board takes Excalidraw: loaded where something was drawn. */
const BoardAt = lazy(async () => ({ default: (await import("../board/board-picture")).BoardAt }));

type Props = {
  readonly player: Player;
  readonly replay: Replay;
  readonly isRecorded: boolean;
  readonly hasVideo: boolean;
  /** Null where the round has no board, or nothing was drawn. */
  readonly board: BoardView | null;
};

/** What was to be seen: the candidate, where they were recorded, and the board as it stood. */
export function Stage({ player, replay, isRecorded, hasVideo, board }: Props) {
  return (
    <div className={classNames(styles.stage, hasVideo && board !== null && styles.both)} data-empty={(!hasVideo && board === null) || undefined}>
      {board === null ? null : <Board board={board} replay={replay} player={player} />}
      {isRecorded ? <Recording player={player} hasVideo={hasVideo} /> : null}
    </div>
  );
}

function Recording({ player, hasVideo }: { readonly player: Player; readonly hasVideo: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  const isSeen = usePlaying(player, (playing) => playing.hasVideo);
  useEffect(() => {
    player.attach(video.current);
    return () => {
      player.attach(null);
    };
  }, [player]);
  return (
    <div className={styles.picture} hidden={!hasVideo} data-blank={!isSeen || undefined}>
      {/* What is said in it runs along as the transcript. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <video ref={video} className={styles.video} preload="auto" playsInline disablePictureInPicture aria-label="You, as recorded" />
      {isSeen ? null : <p className={styles.blank}>No picture here</p>}
    </div>
  );
}

function Board({ board, replay, player }: { readonly board: BoardView; readonly replay: Replay; readonly player: Player }) {
  const changes = usePlaying(player, ({ clockMs }) => board.history.filter(({ at }) => at <= momentAt(replay.clock, clockMs)).length);
  const elements = useMemo(() => boardThen(board, board.history[changes - 1]?.at ?? 0).filter(isDrawn), [board, changes]);
  return (
    <div className={styles.board} role="group" aria-label="The board at this time">
      <Suspense fallback={null}>
        <BoardAt elements={elements} />
      </Suspense>
    </div>
  );
}
