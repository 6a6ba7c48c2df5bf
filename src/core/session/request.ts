import { z } from "zod";
import { BoardChange } from "#core/board/board-element";
import { Pressure, Way } from "#core/session/event";
import { Spoken, Voiced } from "#core/voice/spoken";
import { Level, Minutes, Round, SignalId, Target } from "#core/words";

/** Bodies of the requests that change a session. Unknown keys are refused: they are slips. */

export const StartSession = z.strictObject({
  round: Round,
  scenario: z.string().optional(),
  target: Target.default("senior"),
  minutes: Minutes.default(15),
  way: Way.default("interview"),
  pressure: Pressure.default("neutral"),
  /** `model`: the connected language model words the questions, where one is connected. */
  interviewer: z.enum(["model", "built-in"]).default("model"),
});
export type StartSession = z.infer<typeof StartSession>;

/** The longest answer taken in one turn, in characters. */
export const longestAnswer = 50_000;

const AnswerText = z.string().max(longestAnswer).regex(/\S/, "say at least one word");

export const GiveAnswer = z.strictObject({
  text: AnswerText,
  /** How it was spoken; left out of what was typed. */
  spoken: Spoken.optional(),
});
/** An answer that is still being spoken. */
export const SoFar = z.strictObject({ text: AnswerText, spokenMs: z.int().nonnegative() });
export const CorrectAnswer = z.strictObject({ text: AnswerText });
export const DrawBoard = BoardChange.extend({
  drawnAt: z.int().nonnegative().optional().describe("When the last of it was drawn, in Unix milliseconds on the server's clock. What was drawn before a pause is still taken while it lasts, and what was drawn before the end for ten seconds after it; left out, it is refused then."),
});
export type DrawBoard = z.infer<typeof DrawBoard>;
export const KeepVoiced = Voiced;
export const KeepDraft = z.strictObject({ text: z.string().max(longestAnswer) });
export const ReadSelf = z.strictObject({ level: Level, wouldFix: z.string().max(2000).default("") });
export const DisputeEvidence = z.strictObject({
  signal: SignalId,
  turn: z.int().nonnegative(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  note: z.string().max(2000).default(""),
});
export type DisputeEvidence = z.infer<typeof DisputeEvidence>;
