import { z } from "zod";
import { faultOf } from "#model/address";

/** All that is needed to ask one speech service. It holds a secret: it is kept in a file of its own and sent to no browser. */
export const VoiceConnection = z.strictObject({
  /** Under it stand `audio/transcriptions` and `audio/speech`. */
  baseUrl: z.string().refine((text) => faultOf(text) === null),
  model: z.string().min(1).max(200),
  key: z.string().nullable(),
  /** Null for transcription. */
  voice: z.string().max(200).nullable(),
});
export type VoiceConnection = z.infer<typeof VoiceConnection>;
