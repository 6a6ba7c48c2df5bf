import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordingRoom } from "#core/recording/recording-view";
import { sessionQuery, type LiveSession } from "../api";
import { useRoomMedia } from "../devices/room-media";
import { clockOf } from "../parts/when";
import { serverTimeOf } from "../room/clock";
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
  /** What is recorded waits for the server, and is kept in the browser meanwhile. */
  readonly isWaitingForServer: boolean;
  /** Chunks that still have to be sent, about one a second; null where all is finished and on the server's disk. */
  readonly chunksLeft: number | null;
  /** Ends it, and resolves once all of it is on the server's disk. */
  readonly keep: () => Promise<void>;
};

type Needs = { readonly session: LiveSession; readonly isWanted: boolean };

/** A recorder that ended sooner than this is not begun again at once, in milliseconds. */
const shortestMs = 2_000;
const againMs = 3_000;
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
  const carrier = useCarrier(id);
  const [notice, setNotice] = useState<string | null>(null);
  const [isStopped, setStopped] = useState(false);
  const [run, setRun] = useState<{ readonly recordedMs: number; readonly since: number | null }>({ recordedMs: 0, since: null });
  const [attempt, setAttempt] = useState(0);
  const last = useRef<{ readonly stop: () => void; readonly isOver: Promise<void> } | null>(null);
  const clock = useRef(session);
  useEffect(() => {
    clock.current = session;
  });

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
    let isCut = false;
    // One after the other: a chunk is on the browser's disk before the next is.
    let tail: Promise<void> = Promise.resolve();
    const inTurn = (act: () => Promise<void>): void => {
      tail = tail.then(act);
    };
    let since: number | null = null;
    const recorder = recordSegment({
      tracks: live,
      onStart: (mime, beganAt) => {
        since = beganAt;
        setRun(({ recordedMs }) => ({ recordedMs, since: beganAt }));
        const hasVideo = live.some(({ kind }) => kind === "video");
        inTurn(async () => {
          // After sleep the clock that is known here is too early; a server that is away or slow is not waited for.
          const known = await Promise.race([queries.fetchQuery({ ...sessionQuery(id), retry: false }).catch(() => clock.current), wait(clockWaitMs).then(() => clock.current)]);
          const startedAt = Math.round(serverTimeOf(known, beganAt));
          await (await pageCarrier()).start({ id: segment, session: id, mime, hasVideo, startedAt, recording: null, next: 0, count: 0, lastedMs: 0, keptMs: 0, isEnded: false });
        });
      },
      onChunk: (bytes, endMs) => {
        inTurn(async () => {
          // A chunk that is missing would spoil those behind it.
          if (isCut) return;
          try {
            await (await pageCarrier()).put(segment, { bytes, endMs });
          } catch (error) {
            if (!(error instanceof DOMException)) throw error;
            isCut = true;
            setNotice(noRoomHere);
            setStopped(true);
          }
        });
      },
      onEnd: (byItself) => {
        const lastedMs = since === null ? 0 : performance.now() - since;
        setRun(({ recordedMs }) => ({ recordedMs: recordedMs + lastedMs, since: null }));
        inTurn(async () => (await pageCarrier()).end(segment));
        void tail.finally(over);
        if (byItself && !isGone) timer = setTimeout(() => { setAttempt((before) => before + 1); }, lastedMs < shortestMs ? againMs : 0);
      },
    });
    if (recorder === null) return;
    last.current = { stop: recorder.stop, isOver };
    return () => {
      isGone = true;
      clearTimeout(timer);
      recorder.stop();
    };
  }, [isOn, microphone, camera, attempt, id, queries]);

  useEffect(() => {
    let forget = (): void => {};
    let isGone = false;
    void pageCarrier().then((known) => {
      if (isGone) return;
      forget = known.onCut(({ segment, problem }) => {
        if (segment.session !== id) return;
        const kept = segment.keptMs > 0 ? ` Of this stretch ${clockOf(segment.keptMs)} is kept.` : "";
        setNotice(`The recording has stopped: ${problem.message}${kept} ${problem.mend} The interview goes on without it.`);
        setStopped(true);
      });
    });
    return () => {
      isGone = true;
      forget();
    };
  }, [id]);

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

const noRoomHere = "The recording has stopped: Altitude does not answer, and this browser has no room left to keep more until it does. What was recorded so far is kept. The interview goes on without it.";

/** The tracks as they are once nothing is being opened: a device that takes over makes one new segment, not two. */
function useSettledTracks(): { readonly microphone: MediaStreamTrack | null; readonly camera: MediaStreamTrack | null } {
  const { microphone, camera, isOpening } = useRoomMedia();
  const [settled, setSettled] = useState({ microphone, camera });
  if (!isOpening && (settled.microphone !== microphone || settled.camera !== camera)) setSettled({ microphone, camera });
  return settled;
}

async function allKept(session: string): Promise<void> {
  const carrier = await pageCarrier();
  const isKept = (): boolean => carrier.standing().unfinished.every((segment) => segment.session !== session);
  if (isKept()) return;
  await new Promise<void>((resolve) => {
    const forget = carrier.subscribe(() => {
      if (!isKept()) return;
      forget();
      resolve();
    });
  });
}
