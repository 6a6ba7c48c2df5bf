import { useEffect, useState, useSyncExternalStore } from "react";
import type { Replay } from "#core/replay/replay";
import type { Segment } from "#core/replay/segments";
import { recall } from "../parts/remembered";
import { createPlayer, type Player, type Playing } from "./player";

export const speeds: readonly number[] = [0.75, 1, 1.25, 1.5, 1.75, 2];

type Wanted = { readonly replay: Replay; readonly segments: readonly Segment[]; readonly sourceOf: (recording: string) => string; readonly startMs: number };

/** A player for as long as the page is shown, of what is known of the session by now, with the speed, volume and skipping that were last chosen. */
export function usePlayer({ replay, segments, sourceOf, startMs }: Wanted): Player {
  const [player] = useState(() => {
    const [speed, volume] = [recall("replay.speed"), recall("replay.volume")];
    return createPlayer({
      replay, segments, sourceOf, startMs,
      speed: typeof speed === "number" && speeds.includes(speed) ? speed : 1,
      volume: typeof volume === "number" ? Math.min(1, Math.max(0, volume)) : 1,
      skips: recall("replay.skips") === true,
    });
  });
  useEffect(() => {
    player.update({ replay, segments });
  }, [player, replay, segments]);
  useEffect(() => {
    let frame = requestAnimationFrame(function onFrame(steadyMs) {
      player.tick(steadyMs);
      frame = requestAnimationFrame(onFrame);
    });
    return () => {
      cancelAnimationFrame(frame);
      player.pause();
    };
  }, [player]);
  return player;
}

/** A part of how the player stands; draws again when that part changes. `part` returns a plain value. */
export function usePlaying<T extends string | number | boolean | null>(player: Player, part: (playing: Playing) => T): T {
  return useSyncExternalStore(player.subscribe, () => part(player.now()));
}
