import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import type { Assessment } from "#core/assessment/assessment";
import type { RecordingView } from "#core/recording/recording-view";
import { pinsOf } from "#core/replay/pins";
import { replayOf } from "#core/replay/replay";
import { segmentAt, segmentsOf } from "#core/replay/segments";
import { momentAt } from "#core/replay/session-clock";
import type { BoardView, Reference, SessionView, Timeline } from "#core/session/view";
import { buttonClass } from "../parts/button";
import { roundTitle } from "../parts/level-words";
import { Page } from "../parts/page";
import { whenInWords } from "../parts/when";
import { signalTitle } from "../report/told";
import { ClipDialog } from "./clip/clip-dialog";
import { Controls } from "./controls";
import { Notes } from "./notes";
import { mediaPath } from "./replay-api";
import styles from "./replay-page.module.css";
import { Script } from "./script";
import { SoundLine } from "./sound-line";
import { Stage } from "./stage";
import { PhaseNow, Track, TrackKey } from "./track";
import { usePlayer } from "./use-player";
import { leadMs, useReplayKeys } from "./use-replay-keys";
import { whereItBegins, type Beginning } from "./where-it-begins";

type Props = {
  readonly session: SessionView;
  readonly timeline: Timeline;
  readonly recordings: readonly RecordingView[];
  readonly board: BoardView | null;
  /** Null while the session is still open. */
  readonly assessment: Assessment | null;
  readonly reference: Reference;
  readonly beginning: Beginning;
};

export function ReplayView({ session, timeline, recordings, board, assessment, reference, beginning }: Props) {
  const { id } = session;
  const replay = useMemo(() => replayOf(session, timeline), [session, timeline]);
  const segments = useMemo(() => segmentsOf(recordings, momentAt(replay.clock, replay.lengthMs)), [recordings, replay]);
  const pins = useMemo(() => (assessment === null ? [] : pinsOf(assessment, replay, (signal) => signalTitle(signal, reference))), [assessment, replay, reference]);
  // Who came to hear certain words hears them; where they were not recorded, the page waits at them.
  const [{ startMs, plays }] = useState(() => {
    const startMs = whereItBegins(beginning, replay, segments);
    return { startMs, plays: beginning.place !== null && segmentAt(segments, momentAt(replay.clock, startMs + leadMs)) !== null };
  });
  const player = usePlayer({ replay, segments, sourceOf: (recording) => mediaPath(id, recording), startMs });
  const [isClipping, setClipping] = useState(false);
  useReplayKeys(player, pins);

  useEffect(() => {
    if (plays) player.play();
  }, [player, plays]);

  const isRecorded = segments.length > 0;
  const clip = () => {
    player.pause();
    setClipping(true);
  };
  return (
    <Page
      wide
      title={`Replay: ${session.title}`}
      heading={session.title}
      lead={`Replay · ${roundTitle[session.round]} · ${whenInWords(session.startedAt, session.now)}`}
      actions={
        <>
          {session.status === "finished" ? (
            <Link to="/sessions/$id/report" params={{ id }} className={buttonClass("quiet")}>
              Report
            </Link>
          ) : null}
          <Link to="/delivery" search={{ session: id }} className={buttonClass("quiet")}>
            Delivery
          </Link>
        </>
      }
    >
      <div className={styles.replay}>
        <div className={styles.player}>
          <Stage player={player} replay={replay} isRecorded={isRecorded} hasVideo={segments.some(({ hasVideo }) => hasVideo)} board={board === null || board.history.length === 0 ? null : board} />
          <div className={styles.deck}>
            <Track replay={replay} segments={segments} pins={pins} player={player} />
            <div className={styles.legend}>
              <PhaseNow replay={replay} player={player} />
              <TrackKey replay={replay} segments={segments} />
            </div>
            <Controls player={player} pins={pins} lengthMs={replay.lengthMs} onClip={isRecorded ? clip : null} />
            <SoundLine player={player} isRecorded={isRecorded} />
          </div>
        </div>
        <div className={styles.script}>
          <Script replay={replay} pins={pins} player={player} />
        </div>
        <div className={styles.notes}>
          {assessment === null ? <p className={styles.sound}>Notes come with the report, after the interview has ended.</p> : <Notes pins={pins} player={player} />}
        </div>
      </div>
      {isClipping ? (
        <ClipDialog
          session={session}
          replay={replay}
          segments={segments}
          pins={pins}
          recordings={recordings}
          atMs={player.now().clockMs}
          onClose={() => {
            setClipping(false);
          }}
        />
      ) : null}
    </Page>
  );
}
