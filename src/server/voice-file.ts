import { z } from "zod";
import { VoiceConnection } from "#model/voice-connection";
import { keptFile, keptInMemory, type KeptPlace } from "#server/kept-file";

/** The speech services that are connected: each may be there without the other. */
export const KeptVoices = z.strictObject({ transcription: VoiceConnection.nullable(), speech: VoiceConnection.nullable() });
export type KeptVoices = z.infer<typeof KeptVoices>;

/** Where they are kept. It holds keys. */
export type VoicePlace = KeptPlace<KeptVoices>;

export const voiceFile = (home: string): VoicePlace =>
  keptFile({ home, name: "voice.json", schema: KeptVoices, holds: "connections to speech services", again: "Connect them again", codes: { malformed: "voice-malformed", notKept: "voice-not-kept" } });

export const voicesInMemory = (voices: KeptVoices | null = null): VoicePlace => keptInMemory(voices);
