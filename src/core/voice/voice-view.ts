import { z } from "zod";
import { SetBy } from "#core/connection/connection-view";

/** What people are shown of the speech services that are connected, and what they may ask of them. No key ever stands in what is shown. */

/** Transcription writes down what was said; speech says a text aloud. */
export const VoiceKind = z.enum(["transcription", "speech"]);
export type VoiceKind = z.infer<typeof VoiceKind>;

/** A service as it is asked for. Without `key` the one that is kept stays, where it is for the same address. `voice` is for speech only. */
export const ConnectVoice = z.strictObject({
  baseUrl: z.string().trim().min(1).max(2000),
  model: z.string().trim().min(1).max(200),
  key: z.string().trim().min(1).max(5000).optional(),
  voice: z.string().trim().min(1).max(200).optional(),
});
export type ConnectVoice = z.infer<typeof ConnectVoice>;

/** The voice that speaks where none is named: every server of this protocol knows it or takes any name. */
export const usualVoice = "alloy";

export const VoiceConnected = z.object({
  baseUrl: z.string(),
  model: z.string(),
  voice: z.string().nullable(),
  hasKey: z.boolean(),
  /** Where sound or words go: a host name, or "this machine". */
  goesTo: z.string(),
  isLocal: z.boolean(),
  from: SetBy,
});
export type VoiceConnected = z.infer<typeof VoiceConnected>;

/** `trouble`: why what is kept could not be read. */
export const VoiceView = z.object({
  transcription: VoiceConnected.nullable(),
  speech: VoiceConnected.nullable(),
  trouble: z.object({ message: z.string(), mend: z.string() }).nullable(),
});
export type VoiceView = z.infer<typeof VoiceView>;

/** What came of trying a service. `audio`: what speech sent back. */
export const VoiceTrial = z.object({
  ok: z.boolean(),
  says: z.string(),
  tookMs: z.int().nonnegative(),
  audio: z.object({ type: z.string(), bytes: z.int().nonnegative() }).nullable(),
});
export type VoiceTrial = z.infer<typeof VoiceTrial>;

/** How sure the service is, 0 to 1; null where it does not say. */
const Confidence = z.number().min(0).max(1).nullable();

/** Times are milliseconds from the start of the recording that was sent. */
export const HeardWord = z.object({ text: z.string(), fromMs: z.int().nonnegative(), toMs: z.int().nonnegative(), confidence: Confidence });
export type HeardWord = z.infer<typeof HeardWord>;

/** What was understood of one recording, its words in order. */
export const Heard = z.object({ text: z.string(), words: z.array(HeardWord), confidence: Confidence });
export type Heard = z.infer<typeof Heard>;

/** A text to be said aloud; `speed` 1 is the voice's own. */
export const Say = z.strictObject({
  text: z.string().min(1).max(4096).regex(/\S/, "It holds no word."),
  speed: z.number().min(0.5).max(2).default(1),
  voice: z.string().trim().min(1).max(200).optional(),
});
export type Say = z.infer<typeof Say>;

export const Vocabulary = z.object({ terms: z.array(z.string()) });
export type Vocabulary = z.infer<typeof Vocabulary>;
