import type { RoomRecording } from "../recording/use-recording";

/** Before an interview that is typed: what listens, and what speaks. */
export const typedWords = {
  unrecorded: "You type your answers. Nothing listens and nothing speaks.",
  recorded: "You type your answers. The recording hears your microphone; nothing turns your voice into words, and nothing speaks.",
} as const;

type Standing = { readonly microphone: { readonly isLive: boolean }; readonly recording: RoomRecording["state"] };

/** In the room while one types: what the microphone is used for. The recording opens it as well. */
export function microphoneWords({ microphone, recording }: Standing): string {
  if (!microphone.isLive) return "The microphone is off, and nothing is read aloud.";
  return recording === "recording"
    ? "The recording hears your microphone, and nothing else does: nothing turns your voice into words, and nothing is read aloud."
    : "The microphone is on for the recording, which does not run now. Nothing turns your voice into words, and nothing is read aloud.";
}
