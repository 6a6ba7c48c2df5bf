import type { Ear } from "#core/evidence/ear";
import { askingOfBoard } from "#core/interviewer/asking-of-board";
import { draft } from "#core/interviewer/draft";
import { inManner, plainly } from "#core/interviewer/manner";
import { phaseAt } from "#core/interviewer/phases";
import { phrase, phraseIn } from "#core/interviewer/phrase";
import { keyOf } from "#core/ledger/ledger";
import type { Move } from "#core/session/event";
import type { State } from "#core/session/state";

const mostHints = 3;
/** After so many nudges in one silence the interviewer simply waits. */
const mostNudges = 2;

const newestAbout = (state: State) => state.turns.findLast(({ move }) => move?.about != null)?.move?.about ?? null;

/** What the interviewer says into a silence: a question about what was drawn in it, or an invitation to think aloud; after the second, nothing. */
export function silenceMove(ear: Ear, state: State, at: number): Move | null {
  if (state.silences >= mostNudges || state.turns.at(-1)?.speaker !== "interviewer") return null;
  // Who draws without a word is asked about what they drew.
  const drew = state.drawings.some(({ turns }) => turns === state.turns.length) ? askingOfBoard(ear, plainly(state)) : null;
  const invited = (own: State): string => (hasAnswered(own) ? phraseIn(own, ear, "silence-later", own.turns.length) : phraseIn(own, ear, "silence", own.silences));
  return inManner(state, (own) => ({ ...(drew ?? draft("listen", invited(own))), phase: phaseAt(ear.pack, state, at) }));
}

/** Who has begun is not asked where they would begin. */
const hasAnswered = ({ turns }: State): boolean => turns.some(({ speaker }) => speaker === "candidate");

/** The end, said into a silence after the time is up. */
export const closingMove = (ear: Ear, state: State): Move => ({ ...draft("close", phrase(ear, "close", state.turns.length)), phase: "close" });

/** The next step of the hint ladder on what was asked last: its category, then a direction, then a partial answer; null past the last. */
export function hintMove(ear: Ear, state: State, at: number): Move | null {
  const about = newestAbout(state);
  if (about === null) return null;
  const content = ear.obligation(about.topic, about.obligation);
  const given = state.hints.get(keyOf(about.topic, about.obligation)) ?? 0;
  if (content === undefined || given >= mostHints) return null;
  const level = given + 1;
  const text = phrase(ear, `hint-${String(level)}`, 0, { title: lowerFirst(content.title), twist: content.twist ?? content.probe, example: content.claimed[0] ?? "" });
  return { ...draft("hint", text, { about, hint: level }), phase: phaseAt(ear.pack, state, at) };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
