import { useCallback, useEffect, useState } from "react";
import { firstChoice, lastChoice, rememberChoice } from "../set-up/last-choice";
import { useRoomMedia } from "./room-media";
import { turned, usesMicrophone, wantedDevices, type Switched } from "./wanted-devices";

export type Switches = Switched & {
  /** Something would use the microphone. */
  readonly hasUseForMicrophone: boolean;
  readonly turn: (what: Partial<Switched>) => void;
};

/** The switches of the room, as they were set up or stood last. Nothing else in the room says which devices are open. */
export function useSwitches(isRunning: boolean): Switches {
  const { want } = useRoomMedia();
  const [switched, setSwitched] = useState(remembered);
  const { microphone, camera } = wantedDevices({ ...switched, isRunning });
  useEffect(() => {
    want({ microphone, camera });
  }, [want, microphone, camera]);
  const turn = useCallback((what: Partial<Switched>) => {
    setSwitched((before) => turned(before, what));
    const last = lastChoice() ?? firstChoice;
    // After a reload all but the microphone's own switch is as one left it.
    rememberChoice({ ...last, voice: what.voice ?? last.voice, camera: what.camera ?? last.camera, record: what.record ?? last.record });
  }, []);
  return { ...switched, hasUseForMicrophone: usesMicrophone(switched), turn };
}

function remembered(): Switched {
  const { voice, camera, record } = lastChoice() ?? firstChoice;
  return { voice, camera, record, isMuted: false };
}
