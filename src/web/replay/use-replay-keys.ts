import { useEffect } from "react";
import { pinAfter, pinBefore, type Pin } from "#core/replay/pins";
import { areSingleKeysOn, isForSomethingElse } from "../keys/keys";
import type { Player } from "./player";
import { speeds } from "./use-player";

const stepMs = 5000;
const longStepMs = 10_000;

/** Goes to the next note or the one before; stays where there is none. */
export function goToNote(player: Player, pins: readonly Pin[], way: "next" | "previous"): void {
  const { clockMs } = player.now();
  const pin = way === "next" ? pinAfter(pins, clockMs) : pinBefore(pins, clockMs);
  if (pin !== null) player.seek(pin.fromMs - leadMs);
}

/** So much before the words themselves it begins, to hear how they came. */
export const leadMs = 500;

export const toggle = (player: Player): void => {
  if (player.now().isPlaying) player.pause();
  else player.play();
};

export const step = (player: Player, ms: number): void => {
  player.seek(player.now().clockMs + ms);
};

function changeSpeed(player: Player, by: 1 | -1): void {
  const next = speeds[speeds.indexOf(player.now().speed) + by];
  if (next !== undefined) player.setSpeed(next);
}

/** The keys of the replay, wherever the focus is but in a field. src/web/keys lists them. */
export function useReplayKeys(player: Player, pins: readonly Pin[]): void {
  useEffect(() => {
    const acts: Readonly<Record<string, () => void>> = {
      " ": () => toggle(player),
      ArrowLeft: () => step(player, -stepMs),
      ArrowRight: () => step(player, stepMs),
    };
    const singleKeys: Readonly<Record<string, () => void>> = {
      k: () => toggle(player),
      j: () => step(player, -longStepMs),
      l: () => step(player, longStepMs),
      ",": () => goToNote(player, pins, "previous"),
      ".": () => goToNote(player, pins, "next"),
      "<": () => changeSpeed(player, -1),
      ">": () => changeSpeed(player, 1),
    };
    const onKey = (event: KeyboardEvent): void => {
      const act = acts[event.key] ?? (areSingleKeysOn() ? singleKeys[event.key.toLowerCase()] : undefined);
      if (act === undefined || isForSomethingElse(event) || (event.key === " " && isPressed(event.target))) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
    };
  }, [player, pins]);
}

/** Whether the space bar presses what has the focus. */
const isPressed = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest("button, a, summary, [role='button']") !== null;
