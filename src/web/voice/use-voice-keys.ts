import { useEffect, useEffectEvent } from "react";
import { areSingleKeysOn, isForSomethingElse } from "../keys/keys";
import type { RoomVoice } from "./room-voice";
import { changeVoice, voiceSettings } from "./voice-settings";

/** Space talks, M silences the interviewer: wherever no field, button or dialog takes the key for itself. */
export function useVoiceKeys({ mode, isByButton, talking }: RoomVoice): void {
  const onDown = useEffectEvent((event: KeyboardEvent) => {
    if (mode === "type" || isForSomethingElse(event) || !areSingleKeysOn()) return;
    if (event.key.toLowerCase() === "m" && !event.shiftKey) {
      take(event);
      if (!event.repeat) changeVoice({ isMuted: !voiceSettings().isMuted });
    } else if (event.key === " " && isByButton && !isPressable(event.target)) {
      take(event);
      if (event.repeat) return;
      if (voiceSettings().button === "press" && talking.isPressed) talking.release();
      else talking.press();
    }
  });
  const onUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === " " && voiceSettings().button === "hold" && !isPressable(event.target)) talking.release();
  });
  const onBlur = useEffectEvent(() => {
    if (voiceSettings().button === "hold") talking.release();
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => { onDown(event); };
    const up = (event: KeyboardEvent): void => { onUp(event); };
    const blur = (): void => { onBlur(); };
    addEventListener("keydown", down, { capture: true });
    addEventListener("keyup", up);
    addEventListener("blur", blur);
    return () => {
      removeEventListener("keydown", down, { capture: true });
      removeEventListener("keyup", up);
      removeEventListener("blur", blur);
    };
  }, []);
}

/** Before anything that is typed anywhere would go to the box. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

const isPressable = (target: EventTarget | null): boolean => target instanceof Element && target.closest("button, a, summary") !== null;
