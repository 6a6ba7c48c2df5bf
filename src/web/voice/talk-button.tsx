import { Mic } from "lucide-react";
import { classNames } from "../parts/class-names";
import { buttonClass } from "../parts/button";
import type { RoomVoice } from "./room-voice";
import styles from "./voice-bar.module.css";
import { useVoiceSettings } from "./voice-settings";

/** Talks for as long as it is held, or from one press to the next, as it was chosen. */
export function TalkButton({ voice: { talking, ways, microphone } }: { readonly voice: Pick<RoomVoice, "talking" | "ways" | "microphone"> }) {
  const { button } = useVoiceSettings();
  const isHeld = button === "hold";
  const { isPressed, press, release } = talking;
  return (
    <button
      type="button"
      className={classNames(buttonClass(isPressed ? "primary" : "quiet"), styles.talk)}
      aria-pressed={isPressed}
      disabled={ways.taken === null || !microphone.isLive}
      onPointerDown={(event) => {
        if (!isHeld || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        press();
      }}
      onPointerUp={isHeld ? release : undefined}
      onPointerCancel={isHeld ? release : undefined}
      onBlur={isHeld ? release : undefined}
      onContextMenu={(event) => {
        // A long press is what it is for.
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (!isHeld || event.repeat || (event.key !== " " && event.key !== "Enter")) return;
        event.preventDefault();
        press();
      }}
      onKeyUp={(event) => {
        if (isHeld && (event.key === " " || event.key === "Enter")) release();
      }}
      onClick={() => {
        if (isHeld) return;
        if (isPressed) release();
        else press();
      }}
    >
      <Mic aria-hidden />
      <span>{isHeld ? (isPressed ? "Let go when done" : "Hold to talk") : isPressed ? "Done talking" : "Talk"}</span>
    </button>
  );
}
