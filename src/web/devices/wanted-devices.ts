import type { Voice } from "../set-up/last-choice";

/** What one has switched on in the room. */
export type Switched = {
  readonly voice: Voice;
  readonly record: boolean;
  readonly camera: boolean;
  /** The microphone was switched off by hand: that comes before anything that would use it. */
  readonly isMuted: boolean;
};

/** Whether anything would use a microphone: talking, or the recording. */
export const usesMicrophone = ({ voice, record }: Pick<Switched, "voice" | "record">): boolean => voice !== "type" || record;

/** Which devices are open. While the interview is paused or over both are closed, so that the light of the camera says what is true. */
export function wantedDevices({ isRunning, ...switched }: Switched & { readonly isRunning: boolean }): { readonly microphone: boolean; readonly camera: boolean } {
  return { microphone: isRunning && !switched.isMuted && usesMicrophone(switched), camera: isRunning && switched.camera };
}

/** The switches after some were turned. Whoever chooses to talk wants to be heard. */
export function turned(before: Switched, what: Partial<Switched>): Switched {
  return { ...before, ...(what.voice === undefined || what.voice === "type" ? {} : { isMuted: false }), ...what };
}
