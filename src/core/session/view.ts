import { z } from "zod";
import { Assessment, Place } from "#core/assessment/assessment";
import { DeliveryMeasure } from "#core/content/delivery-measure";
import { BoardChange, BoardElement } from "#core/board/board-element";
import { BoardReport } from "#core/board/board-report";
import { Move, PhaseId, Pressure, Way } from "#core/session/event";
import { Spoken, Stretch, Voiced } from "#core/voice/spoken";
import { Speaker } from "#core/transcript/transcript";
import { type Band, DimensionId, Level, Minutes, MistakeId, Round, SignalId, Target } from "#core/words";

/** How a session stands, for everyone outside the core: what the API answers with and the browser draws. */

export const SessionStatus = z.enum(["open", "paused", "finished"]);
export type SessionStatus = z.infer<typeof SessionStatus>;

export const TurnView = z.object({
  index: z.int().nonnegative(),
  speaker: Speaker,
  text: z.string(),
  at: z.int(),
  /** Since the start, without pauses. */
  atMs: z.int().nonnegative(),
  move: Move.nullable(),
  key: z.string().nullable(),
  /** The candidate's words before they corrected them; null where they did not. */
  original: z.string().nullable(),
  /** How an answer was spoken; null where it was typed. When each word was said stands in the timeline. */
  spoken: Spoken.pick({ by: true, isCutIn: true }).nullable(),
  /** When the interviewer's voice was heard; null where it was only read. */
  voiced: Voiced.nullable(),
});
export type TurnView = z.infer<typeof TurnView>;

export const PhaseView = z.object({ id: PhaseId, title: z.string(), startMs: z.int(), endMs: z.int() });
export type PhaseView = z.infer<typeof PhaseView>;

export const Dispute = Place.extend({ signal: SignalId, quote: z.string(), note: z.string() });
export type Dispute = z.infer<typeof Dispute>;

export const SelfReading = z.object({ level: Level, wouldFix: z.string() });
export type SelfReading = z.infer<typeof SelfReading>;

/** What is still open beside the answer, in the coached way only. */
export const OpenQuestion = z.object({ topic: z.string(), title: z.string() });

export const SessionView = z.object({
  id: z.string(),
  round: Round,
  scenario: z.string(),
  title: z.string(),
  prompt: z.string(),
  target: Target,
  minutes: Minutes,
  way: Way,
  pressure: Pressure,
  content: z.string(),
  status: SessionStatus,
  startedAt: z.int(),
  finishedAt: z.int().nullable(),
  finishedBy: z.enum(["candidate", "clock", "interviewer"]).nullable(),
  /** Elapsed at `now`, without pauses. */
  elapsedMs: z.int().nonnegative(),
  budgetMs: z.int().positive(),
  now: z.int(),
  phases: z.array(PhaseView),
  phase: PhaseId,
  /** Time spent in each phase so far. */
  spent: z.array(z.object({ id: PhaseId, ms: z.int() })),
  turns: z.array(TurnView),
  draft: z.object({ text: z.string(), at: z.int() }).nullable(),
  /** Until when the interviewer keeps silent, where a moment was asked for. */
  momentUntil: z.int().nullable(),
  hints: z.int().nonnegative(),
  coached: z.array(OpenQuestion).nullable(),
  selfReading: SelfReading.nullable(),
  disputes: z.array(Dispute),
  /** The language model that words the questions; null without one. */
  model: z
    .object({
      name: z.string(),
      goesTo: z.string(),
      isLocal: z.boolean(),
      tokensIn: z.int().nonnegative(),
      tokensOut: z.int().nonnegative(),
      /** Why the last question was worded without it. */
      trouble: z.string().nullable(),
      /** How many answers it has still to read. */
      unread: z.int().nonnegative(),
    })
    .nullable(),
  confirmed: z.array(Place.extend({ signal: SignalId })),
  /** From when on a spoken answer is a monologue, and how often the interviewer may break in yet. */
  cutIn: z.object({ afterMs: z.int().positive(), afterWords: z.int().positive(), left: z.int().nonnegative() }),
  /** What stands beside the conversation in this round. */
  workspace: z.enum(["board"]).nullable(),
  /** How many elements are on the board. */
  drawn: z.int().nonnegative(),
  /** Sequence number of the newest event. */
  version: z.int().nonnegative(),
});
export type SessionView = z.infer<typeof SessionView>;

export const SessionSummary = z.object({
  id: z.string(),
  round: Round,
  scenario: z.string(),
  title: z.string(),
  target: Target,
  minutes: Minutes,
  status: SessionStatus,
  startedAt: z.int(),
  finishedAt: z.int().nullable(),
  answers: z.int().nonnegative(),
  altitude: Assessment.shape.overall.shape.altitude.extend({ enough: z.boolean() }).nullable(),
  selfReading: Level.nullable(),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

/** When everything was said and drawn, on the server's clock, for replay. */
export const Timeline = z.object({
  startedAt: z.int(),
  finishedAt: z.int().nullable(),
  pauses: z.array(z.object({ from: z.int(), to: z.int() })),
  turns: z.array(
    z.object({
      index: z.int().nonnegative(),
      speaker: Speaker,
      /** When its first word was said and its last; a typed turn has only the moment at which it was sent. */
      from: z.int(),
      to: z.int(),
      /** When each stretch of its text was said. Empty where it was typed, or read aloud by nobody. */
      stretches: z.array(Stretch),
    }),
  ),
  drawings: z.array(z.object({ at: z.int(), changed: z.int(), removed: z.int() })),
});
export type Timeline = z.infer<typeof Timeline>;

/** The board as it stands, and each change of it. */
export const BoardView = z.object({
  elements: z.array(BoardElement),
  history: z.array(BoardChange.extend({ at: z.int() })),
  /** Where board and talk differ; null until the session has ended, and where nothing was drawn. */
  report: BoardReport.nullable(),
  version: z.int().nonnegative(),
});
export type BoardView = z.infer<typeof BoardView>;

/** The same without how it came about, which grows with every stroke. */
export const PresentBoard = BoardView.omit({ history: true });
export type PresentBoard = z.infer<typeof PresentBoard>;

/** One entry of the library. */
export const ScenarioSummary = z.object({
  id: z.string(),
  round: Round,
  title: z.string(),
  summary: z.string(),
  minutes: z.array(Minutes),
  levels: z.array(Level),
  tags: z.array(z.string()),
});
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;

/** What the report's pages name things by, from content. */
export const Reference = z.object({
  content: z.string(),
  dimensions: z.array(z.object({ id: DimensionId, title: z.string(), about: z.string(), rounds: z.array(Round), levels: z.record(Level, z.string()) })),
  signals: z.array(z.object({ id: SignalId, title: z.string(), missing: z.string(), polarity: z.union([z.literal(1), z.literal(-1)]), rounds: z.array(Round), dimensions: z.array(DimensionId) })),
  mistakes: z.array(z.object({ id: MistakeId, title: z.string(), advice: z.string(), rounds: z.array(Round) })),
  drills: z.array(z.object({ id: z.string(), title: z.string(), minutes: z.int(), exercise: z.string(), good: z.string() })),
  ladders: z.array(z.object({ company: z.string(), titles: z.array(z.object({ title: z.string(), level: Target })) })),
  delivery: z.array(DeliveryMeasure),
  bands: z.object({ mid: z.number(), senior: z.number(), staff: z.number() }),
  /** How a word that was hardly understood is asked about, in turn; {words} is filled in. */
  doubts: z.array(z.string()),
});
export type Reference = z.infer<typeof Reference>;

/** What to practise now, and why. */
export const Suggestion = z.object({ scenario: z.string(), round: Round, minutes: Minutes, target: Target, why: z.string() });
export type Suggestion = z.infer<typeof Suggestion>;

export const bandTitle = { "below-mid": "Below mid", mid: "Mid", senior: "Senior", staff: "Staff" } as const satisfies Record<Band, string>;
export const levelTitle = { junior: "Junior", mid: "Mid", senior: "Senior", staff: "Staff" } as const satisfies Record<Level, string>;
