import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { phraseIn } from "#core/interviewer/phrase";
import { asksFor, keyOf } from "#core/ledger/ledger";
import type { PhaseId } from "#core/session/event";
import type { State } from "#core/session/state";

/** How many stories beside the first fit into a round, and how far each is taken. */
const secondStories = { 15: 1, 30: 1, 45: 2 } as const;
const mostPerStory = { 15: 1, 30: 4, 45: 4 } as const;

/** Another story, or another angle on it, once the clock has reached that part; each is drilled before the next is asked for. */
export function secondStory(ear: Ear, state: State, phase: PhaseId): Draft | null {
  const { scenario } = state.ledger.setting;
  if (phase !== "contrast" || scenario?.round !== "behavioural") return null;
  const drilled = state.contrasts === 0 ? null : drill(ear, state);
  if (drilled !== null) return drilled;
  const question = scenario.contrasts[(state.started.seed + state.contrasts) % scenario.contrasts.length];
  if (state.contrasts >= secondStories[state.started.minutes] || question === undefined) return null;
  return draft("redirect", phraseIn(state, ear, "contrast", state.contrasts, { probe: question }));
}

/** The heaviest question about a story that the newest one has left open. */
function drill(ear: Ear, state: State): Draft | null {
  const { ledger, turns, started } = state;
  const began = turns.findLastIndex(({ move }) => move?.kind === "redirect" && move.phase === "contrast");
  const asked = new Set(turns.slice(began).flatMap(({ move }) => (move?.about == null ? [] : [move.about.obligation])));
  if (asked.size >= mostPerStory[started.minutes]) return null;
  const heard = ledger.pieces.filter(({ turn, strength, polarity }) => turn > began && strength !== "named" && polarity === 1);
  const story = ear.topics.get("story")?.obligations ?? [];
  const open = story.filter(({ id, signal, unless_about }) => !unless_about.some((topic) => asksFor(ledger, topic)) && !asked.has(id) && !heard.some((piece) => piece.meets === keyOf("story", id) || piece.signal === signal));
  const [heaviest] = [...open].sort((one, other) => other.weight - one.weight);
  return heaviest === undefined ? null : draft("probe", phraseIn(state, ear, "untied", turns.length >> 1, { probe: heaviest.probe }), { about: { topic: "story", obligation: heaviest.id } });
}
