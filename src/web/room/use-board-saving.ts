import { useCallback, useEffect, useRef, useState } from "react";
import type { Standing } from "../board/board-keeper";
import type { HeldBoard } from "../board/held-board";

export type BoardSaving = {
  /** Takes hold of the board for as long as it is there. */
  readonly hold: (board: HeldBoard | null) => void;
  readonly onStanding: (standing: Standing) => void;
  /** Waits a little for what was drawn so far to be on the server: what is said next was said with it on the board. */
  readonly flush: () => Promise<void>;
  readonly isKept: () => boolean;
  /** How it stands with what was not kept when the interview ended; null before that, and where everything was. */
  readonly unkept: Standing | null;
  readonly save: () => Promise<void>;
  readonly letGo: () => void;
};

/** Sees to it that what was drawn is on the server before anything else is told to it, and says where it is not. */
export function useBoardSaving(isFinished: boolean): BoardSaving {
  const held = useRef<HeldBoard | null>(null);
  const newest = useRef<Standing>(kept);
  const [standing, setStanding] = useState<Standing>(kept);
  /** What waited at the end had its chance. */
  const [isTried, setTried] = useState(false);

  const hold = useCallback((board: HeldBoard | null) => {
    held.current = board;
  }, []);
  const onStanding = useCallback((now: Standing) => {
    newest.current = now;
    setStanding(now);
  }, []);
  const flush = useCallback(async () => {
    await held.current?.flush();
  }, []);
  const isKept = useCallback(() => newest.current.where === "kept", []);
  const save = useCallback(async () => {
    await held.current?.save();
  }, []);
  const letGo = useCallback(() => {
    held.current?.letGo();
  }, []);

  useEffect(() => {
    if (!isFinished) return;
    let isGone = false;
    void flush().then(() => {
      if (!isGone) setTried(true);
    });
    return () => {
      isGone = true;
    };
  }, [isFinished, flush]);

  return { hold, onStanding, flush, isKept, unkept: isFinished && isTried && standing.where !== "kept" ? standing : null, save, letGo };
}

const kept: Standing = { where: "kept", trouble: null };
