import { eventsOf } from "#core/session/evolve";
import type { SpokenTurn, State } from "#core/session/state";
import type { Timeline } from "#core/session/view";
import { cutOffAt, msPerCharacter } from "#core/voice/cut-off";
import type { Stretch } from "#core/voice/spoken";

/** When everything in a session was said and drawn. */
export function timelineOf(state: State): Timeline {
  const pace = paceOfVoice(state);
  return {
    startedAt: state.started.at,
    finishedAt: state.finished?.at ?? null,
    pauses: pausesOf(state),
    turns: state.turns.map((turn) => ({ index: turn.index, speaker: turn.speaker, ...spanOf(state, turn, pace) })),
    drawings: state.drawings.map(({ at, changed, removed }) => ({ at, changed: changed.length, removed: removed.length })),
  };
}

function paceOfVoice({ turns, voiced }: State): number {
  return msPerCharacter([...voiced].flatMap(([index, voice]) => (voice.isCut ? [] : [{ text: turns[index]?.text ?? "", voiced: voice }])));
}

function spanOf({ spoken, voiced }: State, { index, key, at, original, text }: SpokenTurn, pace: number): Pick<Timeline["turns"][number], "from" | "to" | "stretches"> {
  const voice = voiced.get(index);
  if (voice !== undefined) return { from: voice.from, to: voice.to, stretches: [{ start: 0, end: voice.isCut ? cutOffAt(text, voice, pace) : text.length, from: voice.from, to: voice.to }] };
  const stretches = key === null ? [] : (spoken.get(key)?.stretches ?? []);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return { from: at, to: at, stretches: [] };
  return { from: first.from, to: last.to, stretches: original === null ? stretches : moved(stretches, original, text) };
}

/**
 * Stretches of a text that was corrected since. What stands before the first change and after the last keeps its time; what was
 * changed takes the time of what it replaces.
 */
function moved(stretches: readonly Stretch[], before: string, after: string): Stretch[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const shift = after.length - before.length;
  const [changeStart, changeEnd] = [head, before.length - tail];
  const at = (index: number): number => (index <= changeStart ? index : index >= changeEnd ? index + shift : changeStart + Math.round(((index - changeStart) / (changeEnd - changeStart)) * (changeEnd - changeStart + shift)));
  return stretches.map(({ start, end, from, to }) => ({ start: at(start), end: at(end), from, to }));
}

function pausesOf({ past, finished }: State): Timeline["pauses"] {
  const pauses: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (const event of eventsOf(past)) {
    if (event.type === "session-paused") from = event.at;
    if (from !== null && (event.type === "session-resumed" || event.type === "session-finished")) {
      pauses.push({ from, to: event.at });
      from = null;
    }
  }
  return from === null ? pauses : [...pauses, { from, to: finished?.at ?? from }];
}
