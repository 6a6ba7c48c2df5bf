import { z } from "zod";
import { Place } from "#core/assessment/assessment";
import { BoardElement } from "#core/board/board-element";
import { Exchange, Proposal } from "#core/session/exchange";
import { Spoken, Voiced } from "#core/voice/spoken";
import { Level, Minutes, Round, SignalId, Target } from "#core/words";

/** Unix time in milliseconds, taken at the edge and passed in. */
const At = z.int().nonnegative();

export const MoveKind = z.enum([
  "open", "listen", "acknowledge", "probe-open", "probe", "consequence", "twist", "square", "push", "hint", "redirect",
  "keep-time", "answer", "delegate-back", "return", "close",
]);
export type MoveKind = z.infer<typeof MoveKind>;

export const PhaseId = z.enum(["intro", "scope", "design", "deep-dive", "operations", "story", "contrast", "close"]);
export type PhaseId = z.infer<typeof PhaseId>;

/** What the interviewer does next, worded. It is stored as it was said, so a session replays the same for ever. */
export const Move = z.object({
  kind: MoveKind,
  text: z.string().min(1),
  phase: PhaseId,
  /** The obligation it calls in. */
  about: z.object({ topic: z.string(), obligation: z.string() }).nullable(),
  /** The candidate's words that it goes back to. */
  said: Place.extend({ quote: z.string() }).nullable(),
  /** Hidden facts given away, by id; or the stem of a question that is not on the card. */
  facts: z.array(z.string()),
  twist: z.string().nullable(),
  /** 0 no hint · 1 category · 2 direction · 3 partial answer. */
  hint: z.int().min(0).max(3),
  /** The component on the board that it asks about for the board's sake, by id; there only where it does. */
  component: z.string().optional(),
  /** The same move in the words of a neutral interviewer, which are what the reading hears; there only where pressure or breaking in changed them. */
  plain: z.object({ kind: MoveKind, text: z.string().min(1) }).optional(),
});
export type Move = z.infer<typeof Move>;

/** `interview`: no feedback until the end. `coached`: what is still open shows beside the answer, hints on request. */
export const Way = z.enum(["interview", "coached"]);
export type Way = z.infer<typeof Way>;

export const Pressure = z.enum(["warm", "neutral", "tough"]);
export type Pressure = z.infer<typeof Pressure>;

/** What happened, in the past tense. A released event never changes shape: a new one is added beside it. */
export const SessionEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("session-started"), at: At, round: Round, scenario: z.string(), target: Target, minutes: Minutes,
    way: Way, pressure: Pressure, content: z.string(), seed: z.int().nonnegative(),
  }),
  z.object({ type: z.literal("move-made"), at: At, move: Move }),
  z.object({ type: z.literal("answer-given"), at: At, key: z.string().min(1), text: z.string().min(1) }),
  z.object({ type: z.literal("moment-asked"), at: At }),
  z.object({ type: z.literal("silence-fell"), at: At }),
  z.object({ type: z.literal("hint-asked"), at: At }),
  z.object({ type: z.literal("session-paused"), at: At }),
  z.object({ type: z.literal("session-resumed"), at: At }),
  z.object({ type: z.literal("session-finished"), at: At, by: z.enum(["candidate", "clock", "interviewer"]) }),
  z.object({ type: z.literal("self-read"), at: At, level: Level, wouldFix: z.string().max(2000) }),
  z.object({ type: z.literal("evidence-disputed"), at: At, signal: SignalId, turn: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative(), note: z.string().max(2000) }),
  z.object({ type: z.literal("dispute-withdrawn"), at: At, signal: SignalId, turn: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
  z.object({ type: z.literal("model-connected"), at: At, model: z.string(), goesTo: z.string(), isLocal: z.boolean() }),
  z.object({ type: z.literal("model-asked"), at: At, exchange: Exchange }),
  z.object({ type: z.literal("evidence-proposed"), at: At, turn: z.int().nonnegative(), model: z.string(), proposals: z.array(Proposal) }),
  z.object({ type: z.literal("evidence-confirmed"), at: At, signal: SignalId, turn: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
  z.object({ type: z.literal("confirmation-withdrawn"), at: At, signal: SignalId, turn: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
  /** Stands right before the answer with that key. */
  z.object({ type: z.literal("answer-spoken"), at: At, key: z.string().min(1), spoken: Spoken }),
  z.object({ type: z.literal("move-voiced"), at: At, turn: z.int().nonnegative(), voiced: Voiced }),
  z.object({ type: z.literal("answer-corrected"), at: At, turn: z.int().nonnegative(), text: z.string().min(1) }),
  z.object({ type: z.literal("board-drawn"), at: At, changed: z.array(BoardElement), removed: z.array(z.string()) }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;
