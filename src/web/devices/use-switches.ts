import { useCallback, useEffect, useState } from "react";
import { firstChoice, lastChoice, rememberChoice } from "../set-up/last-choice";
import { useRoomMedia } from "./room-media";

/** What one has switched on in the room. */
export type Switched = { readonly microphone: boolean; readonly camera: boolean; readonly record: boolean };

export type Switches = Switched & { readonly turn: (what: Partial<Switched>) => void };

/**
 * The switches of the room, as they were set up or stood last. While it is paused or over both devices are closed, so that the
 * light of the camera says what is true.
 */
export function useSwitches(isRunning: boolean): Switches {
  const { want } = useRoomMedia();
  const [switched, setSwitched] = useState(remembered);
  const { microphone, camera } = switched;
  useEffect(() => {
    want({ microphone: isRunning && microphone, camera: isRunning && camera });
  }, [want, isRunning, microphone, camera]);
  const turn = useCallback((what: Partial<Switched>) => {
    setSwitched((before) => ({ ...before, ...what }));
    const last = lastChoice();
    // After a reload the camera is as one left it.
    if (last !== null) rememberChoice({ ...last, camera: what.camera ?? last.camera, record: what.record ?? last.record });
  }, []);
  return { ...switched, turn };
}

function remembered(): Switched {
  const { voice, camera, record } = lastChoice() ?? firstChoice;
  return { microphone: voice !== "type" || record, camera, record };
}
