import { useSyncExternalStore } from "react";
import { z } from "zod";
import { recall, remember } from "../parts/remembered";

/** How one speaks and listens in the room, as this browser remembers it. */
const VoiceSettings = z.object({
  /** Who reads the interviewer aloud: this machine's or browser's voices, the connected service, or nobody. */
  speaker: z.enum(["browser", "endpoint", "nobody"]).catch("browser"),
  /** By its address; null: the first that fits. */
  voice: z.string().nullable().catch(null),
  /** Whether the browser may send the interviewer's words to its maker, for voices that are not on this machine. */
  mayVoiceBeRemote: z.boolean().catch(false),
  speed: z.number().min(0.7).max(1.5).catch(1),
  volume: z.number().min(0).max(1).catch(1),
  isMuted: z.boolean().catch(false),
  /** The interviewer stops when one speaks. */
  isInterruptible: z.boolean().catch(true),
  /** `hold`: for as long as the button is held. `press`: from one press to the next. */
  button: z.enum(["hold", "press"]).catch("hold"),
  /** Whether the browser may send the voice to its maker. */
  mayGoToMaker: z.boolean().catch(false),
});
export type VoiceSettings = z.infer<typeof VoiceSettings>;

const name = "voice";
const listeners = new Set<() => void>();
let known: VoiceSettings | null = null;

export function voiceSettings(): VoiceSettings {
  known ??= VoiceSettings.parse(VoiceSettings.safeParse(recall(name)).data ?? {});
  return known;
}

export function changeVoice(change: Partial<VoiceSettings>): void {
  known = { ...voiceSettings(), ...change };
  remember(name, known);
  for (const listener of listeners) listener();
}

/** As they stand, in every place that shows them. */
export function useVoiceSettings(): VoiceSettings {
  return useSyncExternalStore(subscribe, voiceSettings);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For tests, between which nothing is remembered. */
export function forgetVoiceSettings(): void {
  known = null;
}
