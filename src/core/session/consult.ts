import type { Ear } from "#core/evidence/ear";
import { proposalPrompt } from "#core/evidence/proposal-prompt";
import { options } from "#core/interviewer/options";
import { faultOf, faultSoFar, readWording, type WordingFault } from "#core/interviewer/wording";
import { wordingPrompt } from "#core/interviewer/wording-prompt";
import type { Answer, Consultation } from "#core/session/conduct";
import type { Move } from "#core/session/event";
import { afterSaying } from "#core/session/evolve";
import { Proposals, type Consulted, type Exchange, type Prompt, type Proposal } from "#core/session/exchange";
import type { State } from "#core/session/state";
import { jsonIn } from "#core/text/json-in";

/** What a language model may be asked before an answer is taken. */
export function consultation(ear: Ear, state: State, answer: Answer, at: number): Consultation | null {
  if (state.model === null || state.finished !== null || state.pausedAt !== null || state.answers.has(answer.key) || !/\S/.test(answer.text)) return null;
  const after = afterSaying(ear, state, answer, at);
  const moves = options(ear, after, at);
  if (moves.length === 0) return null;
  return {
    prompt: wordingPrompt(ear, after, moves),
    shown(soFar) {
      const { choice, text: words } = readWording(soFar, moves.length);
      const move = moves[choice];
      const whole = words.replace(/\s*\S*$/, "");
      return move === undefined || (whole !== "" && faultSoFar({ ear, state: after, move, text: whole }) !== null) ? null : whole;
    },
  };
}

/** The interviewer's move in a language model's words where they will do, else as it stands, with what is kept of the exchange. */
export function worded({ ear, state, move, at, consulted }: { readonly ear: Ear; /** After the candidate has spoken. */ readonly state: State; readonly move: Move; readonly at: number; readonly consulted: Consulted }): { readonly move: Move; readonly exchange: Exchange } {
  const turn = state.turns.length - 1;
  const kept = (outcome: Exchange["outcome"], reason: string | null): Exchange => ({ ...consulted, purpose: "word-move", turn, outcome, reason });
  if (consulted.failure !== null) return { move, exchange: kept("failed", consulted.failure) };
  const moves = options(ear, state, at);
  const prompt = moves.length === 0 ? null : wordingPrompt(ear, state, moves);
  if (prompt === null || prompt.user !== consulted.prompt.user) return { move, exchange: kept("refused", "The interview had gone on by then.") };
  const { choice, text } = readWording(consulted.reply, moves.length);
  const chosen = moves[choice] ?? move;
  const fault = faultOf({ ear, state, move: chosen, text });
  return fault === null ? { move: { ...chosen, text }, exchange: kept("used", null) } : { move, exchange: kept("refused", faultTitle[fault]) };
}

const faultTitle = {
  empty: "There were no words in it.",
  "too-long": "It was too long.",
  markup: "It held markup.",
  "two-questions": "It asked more than one thing.",
  "no-question": "It asked nothing.",
  "gives-away": "It gave away what the question is after.",
  invents: "It said something that nobody had said.",
  judges: "It judged the answer.",
  "off-topic": "It asked for something else.",
  "asked-before": "It had been asked before.",
} as const satisfies Record<WordingFault, string>;

const mostTries = 2;

/** The candidate's turns that a language model has still to read. One that failed twice is left. */
export function unread(ear: Ear, { model, turns, proposed, ledger }: State): readonly { readonly turn: number; readonly prompt: Prompt }[] {
  if (model === null) return [];
  return turns.flatMap(({ index, speaker }) => (speaker === "candidate" && !proposed.has(index) && (model.failedReads.get(index) ?? 0) < mostTries ? [{ turn: index, prompt: proposalPrompt(ear, ledger, index) }] : []));
}

/** What is kept of a language model's reading of one turn. Null proposals where it gave none that can be read. */
export function readingOf(turn: number, consulted: Consulted): { readonly proposals: readonly Proposal[] | null; readonly exchange: Exchange } {
  const kept = (outcome: Exchange["outcome"], reason: string | null): Exchange => ({ ...consulted, purpose: "propose-evidence", turn, outcome, reason });
  if (consulted.failure !== null) return { proposals: null, exchange: kept("failed", consulted.failure) };
  const proposals = proposalsIn(consulted.reply);
  return proposals === null ? { proposals, exchange: kept("refused", "It was not the JSON that was asked for.") } : { proposals, exchange: kept("used", null) };
}

/** The proposals in a reply: one JSON object, perhaps in a fence or with words round it. */
export const proposalsIn = (reply: string): readonly Proposal[] | null => jsonIn(Proposals, reply)?.evidence ?? null;
