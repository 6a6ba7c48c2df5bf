import { z } from "zod";
import { Move, type SessionEvent } from "#core/session/event";
import { SessionStatus } from "#core/session/view";

/** What an answer led to. It is told by the events right after it, so that it is the same however late it is asked for again. */
export const Answered = z.object({
  key: z.string(),
  move: Move,
  /** How the session stood after that move. */
  status: SessionStatus,
  /** The sequence number of the move: the event stream carries on from there. */
  version: z.int().positive(),
});
export type Answered = z.infer<typeof Answered>;

/**
 * The reply to the answer with that key, or null where there is none; its fields always in the same order, so that its bytes
 * are the same too.
 *
 * @param before how many events of the session come before the first of `events`
 */
export function answeredBy({ events, before, key }: { readonly events: readonly SessionEvent[]; readonly before: number; readonly key: string }): Answered | null {
  const given = events.findIndex((event) => event.type === "answer-given" && event.key === key);
  if (given === -1) return null;
  const made = events.findIndex(({ type }, index) => index > given && type === "move-made");
  const event = events[made];
  if (event?.type !== "move-made") return null;
  const next = events[made + 1];
  const isLast = next?.type === "session-finished" && next.by !== "candidate";
  return Answered.parse({ key, move: event.move, status: isLast ? "finished" : "open", version: before + made + 1 });
}
