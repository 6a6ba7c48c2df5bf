import { z } from "zod";

/** A recording of an interview, as it is begun and as people are shown it. Its bytes stay on the disk of the server. */

/** What a browser's recorder makes: a container, and the codecs in it where it says them. */
const RecordingMime = z.string().max(120).regex(/^(video|audio)\/(webm|mp4)(; ?codecs=("[\w., -]+"|[\w.,-]+))?$/, "not WebM or MP4");

export const BeginRecording = z
  .strictObject({
    mime: RecordingMime,
    /** When its first moment was, as Unix time in milliseconds on the server's clock. */
    startedAt: z.int().min(0),
    hasVideo: z.boolean(),
  })
  .refine(({ mime, hasVideo }) => !hasVideo || mime.startsWith("video/"), { path: ["mime"], message: "an audio type, though it has video" });
export type BeginRecording = z.infer<typeof BeginRecording>;

/** `interrupted`: it was cut off, and is playable as far as it goes. `finishing`: it is being made seekable. */
export const RecordingState = z.enum(["recording", "finishing", "ready", "interrupted"]);
export type RecordingState = z.infer<typeof RecordingState>;

export const RecordingView = z.object({
  id: z.string(),
  mime: z.string(),
  hasVideo: z.boolean(),
  startedAt: z.int(),
  durationMs: z.int().nullable(),
  bytes: z.int(),
  state: RecordingState,
  /** What is wrong with it, in a sentence. */
  problem: z.string().nullable(),
});
export type RecordingView = z.infer<typeof RecordingView>;

/** How much may still be recorded. `minutesLeft`: at the rate of what is being recorded, null where nothing tells it. */
export const RecordingRoom = z.object({ usedBytes: z.int(), quotaBytes: z.int(), freeBytes: z.int(), minutesLeft: z.int().nullable() });
export type RecordingRoom = z.infer<typeof RecordingRoom>;

/** A chunk is on disk. `next`: the sequence number to be sent next. */
export const ChunkKept = z.object({ next: z.int(), bytes: z.int(), room: RecordingRoom });
export type ChunkKept = z.infer<typeof ChunkKept>;

export const FinishRecording = z.strictObject({ durationMs: z.int().min(0) });
export type FinishRecording = z.infer<typeof FinishRecording>;

export const SessionRecordings = z.object({ recordings: z.array(RecordingView), room: RecordingRoom });
export type SessionRecordings = z.infer<typeof SessionRecordings>;

/** What the recordings of one session take. */
export const RecordedSession = z.object({ id: z.string(), bytes: z.int(), recordings: z.int() });
export type RecordedSession = z.infer<typeof RecordedSession>;

export const RecordingsInAll = z.object({ room: RecordingRoom, sessions: z.array(RecordedSession) });
export type RecordingsInAll = z.infer<typeof RecordingsInAll>;
