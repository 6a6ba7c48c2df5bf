import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordingRoom } from "#core/recording/recording-view";
import { sessionQuery, type LiveSession } from "../api";
import { useRoomMedia } from "../devices/room-media";
import { clockOf } from "../parts/when";
import { serverTimeOf } from "../room/clock";
import type { Cut, Unfinished } from "./carrier";
import { keepSegment, type Loss } from "./keep-segment";
import { pageCarrier } from "./page-carrier";
import { canRecord, recordSegment } from "./segment-recorder";
import { useCarrier } from "./use-carrier";

/** How the recording of one stay in a room stands. */
export type RoomRecording = {
  /** `waiting`: nothing to record yet, as no device is open. `stopped`: it was wanted and does not go on; `notice` says why. */
  readonly state: "off" | "paused" | "waiting" | "recording" | "stopped" | "impossible";
  /** Without the segment that is being recorded; that one began at `since`, on the browser's steady clock. In milliseconds. */
  readonly recordedMs: number;
  readonly since: number | null;
  readonly hasPicture: boolean;
  readonly notice: string | null;
  readonly room: RecordingRoom | null;
  /** Why what is recorded waits in the browser, in whole sentences; null where it does not. */
  readonly trouble: string | null;
  /** Chunks that still have to be sent, about one a second; null where all is finished and on the server's disk. */
  readonly chunksLeft: number | null;
  /** Ends it, and resolves once all of it is on the server's disk, or stays in the browser as the server keeps none. */
  readonly keep: () => Promise<void>;
};

type Needs = { readonly session: LiveSession; readonly isWanted: boolean };

/** A recorder that ended sooner than this is not begun again at once, in milliseconds. */
const shortestMs = 2_000;
const againMs = 3_000;
/** So many in a row that ended so soon are enough to know that it does not work. */
const mostShort = 3;
/** A recorder that has given nothing by then will not begin. Chromium's may take some seconds where pictures come slowly. */
const longestBeginMs = 20_000;
/** So long a segment waits to be told when it began. */
const clockWaitMs = 1_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Records for as long as the session runs, in segments. A pause, another device, the camera switched on or off, and sleep end a
 * segment and begin another: a recorder takes no other tracks on its way, and so each segment is one stretch of real time.
 */
export function useRecording({ session, isWanted }: Needs): RoomRecording {
  const { id, status } = session;
  const tracks = useSettledTracks();
  const queries = useQueryClient();
  const [notice, setNotice] = useState<string | null>(null);
  const [isStopped, setStopped] = useState(false);
  const [run, setRun] = useState<{ readonly recordedMs: number; readonly since: number | null }>({ recordedMs: 0, since: null });
  const [attempt, setAttempt] = useState(0);
  const short = useRef(0);
  const last = useRef<{ readonly stop: () => void; readonly isOver: Promise<void> } | null>(null);
  const clock = useRef(session);
  useEffect(() => {
    clock.current = session;
  });

  const onCut = useCallback(({ segment, problem }: Cut) => {
    const kept = problem.code === "recording-not-kept" ? " What was recorded so far is kept in this browser." : segment.keptMs > 0 ? ` Of this stretch ${clockOf(segment.keptMs)} is kept.` : "";
    setNotice(`The recording has stopped: ${problem.message}${kept} ${problem.mend} The interview goes on without it.`);
    setStopped(true);
  }, []);
  const carrier = useCarrier({ session: id, isWanted, onCut });
  const stopFor = useCallback((words: string) => {
    // What the server said of it says more.
    setNotice((before) => before ?? words);
    setStopped(true);
  }, []);

  // Whoever switches it on again wants another try.
  const [wasWanted, setWasWanted] = useState(isWanted);
  if (wasWanted !== isWanted) {
    setWasWanted(isWanted);
    setStopped(false);
    setNotice(null);
  }

  const { microphone, camera } = tracks;
  const isOn = isWanted && !isStopped && status === "open" && canRecord();
  useEffect(() => {
    const live = [microphone, camera].filter((track) => track !== null).filter(({ readyState }) => readyState === "live");
    if (!isOn || live.length === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const segment = crypto.randomUUID();
    let over = (): void => {};
    const isOver = new Promise<void>((resolve) => {
      over = resolve;
    });
    const keeping = keepSegment(segment, {
      carrier: pageCarrier,
      onLost: (loss) => {
        stopFor(lostWords[loss]);
      },
    });
    let since: number | null = null;
    const recorder = recordSegment({
      tracks: live,
      onStart: (mime, beganAt) => {
        since = beganAt;
        clearTimeout(timer);
        setRun(({ recordedMs }) => ({ recordedMs, since: beganAt }));
        const hasVideo = live.some(({ kind }) => kind === "video");
        keeping.begin(async () => {
          // After sleep the clock that is known here is too early; a server that is away or slow is not waited for.
          const known = await Promise.race([queries.fetchQuery({ ...sessionQuery(id), retry: false }).catch(() => clock.current), wait(clockWaitMs).then(() => clock.current)]);
          const startedAt = Math.round(serverTimeOf(known, beganAt));
          return { id: segment, session: id, mime, hasVideo, startedAt, recording: null, next: 0, count: 0, lastedMs: 0, keptMs: 0, isEnded: false };
        });
      },
      onChunk: (bytes, endMs) => {
        keeping.add({ bytes, endMs });
      },
      onEnd: (byItself) => {
        const lastedMs = since === null ? 0 : performance.now() - since;
        setRun(({ recordedMs }) => ({ recordedMs: recordedMs + lastedMs, since: null }));
        void keeping.end().then(over);
        if (!byItself || isGone) return;
        const isShort = lastedMs < shortestMs;
        short.current = isShort ? short.current + 1 : 0;
        if (short.current >= mostShort) {
          short.current = 0;
          stopFor(unbegunWords);
        } else timer = setTimeout(() => { setAttempt((before) => before + 1); }, isShort ? againMs : 0);
      },
    });
    if (recorder === null) {
      // Told at once, though not while this is being drawn.
      timer = setTimeout(() => { stopFor(unbegunWords); });
      return () => {
        clearTimeout(timer);
      };
    }
    last.current = { stop: recorder.stop, isOver };
    timer = setTimeout(() => { stopFor(unbegunWords); }, longestBeginMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
      recorder.stop();
    };
  }, [isOn, microphone, camera, attempt, id, queries, stopFor]);

  const keep = useCallback(async () => {
    setStopped(true);
    last.current?.stop();
    await last.current?.isOver;
    await allKept(id);
    void queries.invalidateQueries({ queryKey: ["recordings"] });
  }, [id, queries]);

  const hasTracks = microphone !== null || camera !== null;
  const state = !canRecord() ? "impossible" : !isWanted ? "off" : isStopped ? "stopped" : status !== "open" ? "paused" : run.since !== null ? "recording" : hasTracks ? "recording" : "waiting";
  return { state, ...run, hasPicture: camera !== null, notice, ...carrier, keep };
}

const unbegunWords = "Nothing is being recorded: this browser could not begin with the devices that are on. Switch the recording off and on to try again, or choose another device first. The interview goes on without it.";

const lostWords = {
  unbegun: "Nothing is being recorded: this browser does not keep what is recorded. Switch the recording off and on to try again, or reload the page. The interview goes on without it.",
  full: "The recording has stopped: this browser has no room left to keep what Altitude has not taken yet. What was recorded so far is kept. The interview goes on without it.",
  erased: "The recording has stopped: what there was of it was erased, in another tab. Nothing is being recorded now. To record the rest, switch the recording off and on. The interview goes on without it.",
  unkept: "The recording has stopped: this browser no longer keeps what is recorded. What was recorded so far is kept. Switch the recording off and on to try again. The interview goes on without it.",
} as const satisfies Record<Loss, string>;

/** The tracks as they are once nothing is being opened: a device that takes over makes one new segment, not two. */
function useSettledTracks(): { readonly microphone: MediaStreamTrack | null; readonly camera: MediaStreamTrack | null } {
  const { microphone, camera, isOpening } = useRoomMedia();
  const [settled, setSettled] = useState({ microphone, camera });
  if (!isOpening && (settled.microphone !== microphone || settled.camera !== camera)) setSettled({ microphone, camera });
  return settled;
}

/** The server keeps no recordings, which was told: nobody waits until it does. */
const isLeftHere = ({ recording, trouble }: Unfinished): boolean => recording === null && trouble?.code === "recording-not-kept";

async function allKept(session: string): Promise<void> {
  const carrier = await pageCarrier();
  const isKept = (): boolean => carrier.standing().unfinished.every((segment) => segment.session !== session || isLeftHere(segment));
  if (isKept()) return;
  await new Promise<void>((resolve) => {
    const forget = carrier.subscribe(() => {
      if (!isKept()) return;
      forget();
      resolve();
    });
  });
}
