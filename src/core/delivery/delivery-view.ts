import { z } from "zod";
import { Place } from "#core/assessment/assessment";
import { Round } from "#core/words";

/** How a session sounded, beside what was said in it. Nothing of this enters a reading. */

export const MeasureId = z.enum(["pace", "monologue", "pauses", "fillers", "talk-share", "first-requirement", "first-component", "answers"]);
export type MeasureId = z.infer<typeof MeasureId>;

/** Milliseconds on the session's clock, which stands still in its pauses. */
const ClockMs = z.int().nonnegative();

const First = Place.extend({ atMs: ClockMs });

/** Each is null where it cannot be known: a typed answer has no pace. */
export const SessionDelivery = z.object({
  session: z.string(),
  title: z.string(),
  round: Round,
  startedAt: z.int(),
  isFinished: z.boolean(),
  answers: z.int().nonnegative(),
  /** How many of them came by voice. */
  spoken: z.int().nonnegative(),
  /** Words a minute while speaking. */
  pace: z.int().nonnegative().nullable(),
  /** The longest answer; `ms` is null where all were typed. */
  monologue: z.object({ turn: z.int().nonnegative(), atMs: ClockMs, ms: ClockMs.nullable(), words: z.int().nonnegative() }).nullable(),
  /** Silences inside spoken answers: how long the middle one is, the longest with its moment, and how many are long. */
  pauses: z.object({ count: z.int().nonnegative(), medianMs: ClockMs, longest: z.object({ turn: z.int().nonnegative(), atMs: ClockMs, ms: ClockMs }), long: z.int().nonnegative() }).nullable(),
  /** Words that were heard and say nothing: how many, and a minute. */
  fillers: z.object({ count: z.int().nonnegative(), perMinute: z.number().nonnegative() }).nullable(),
  /** The candidate's share, 0 to 1: of the time in which somebody spoke, without silences over two seconds, or of the words where not all of it was spoken aloud. */
  talkShare: z.object({ share: z.number().min(0).max(1), of: z.enum(["time", "words"]) }).nullable(),
  firstRequirement: First.nullable(),
  /** The first part of the design that was named in words. */
  firstComponent: First.nullable(),
  /** The first part that stood on the board with a name. */
  firstDrawn: z.object({ atMs: ClockMs, label: z.string() }).nullable(),
});
export type SessionDelivery = z.infer<typeof SessionDelivery>;

/** All sessions in which something was answered, the newest first. */
export const DeliveryView = z.object({ sessions: z.array(SessionDelivery) });
export type DeliveryView = z.infer<typeof DeliveryView>;
