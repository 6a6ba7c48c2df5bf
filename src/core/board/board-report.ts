import { z } from "zod";
import { Place } from "#core/assessment/assessment";
import type { BoardReading, Component } from "#core/board/read-board";
import { spokenOf, wordsOf } from "#core/board/spoken";
import type { Twist } from "#core/content/scenario";
import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";
import type { Move } from "#core/session/event";
import { tokensOf } from "#core/text/token";

/** What the board showed after so many turns had been spoken. */
export type BoardMoment = { readonly turn: number; readonly reading: BoardReading };

/**
 * How the board changed after a constraint did. `freed` is what went of that which the scenario says may go; `isRight`, where it says so,
 * whether some of it went and nothing that the design still stands on.
 */
const Redrawn = z.object({ twist: z.string(), turn: z.int(), quote: z.string(), added: z.array(z.string()), removed: z.array(z.string()), isRight: z.boolean().nullable(), freed: z.array(z.string()) });
type Redrawn = z.infer<typeof Redrawn>;

/** Where the board and the talk differ. These are notes: no reading rests on them, and who only speaks, or only draws, loses nothing. */
export const BoardReport = z.object({
  components: z.int().nonnegative(),
  connections: z.int().nonnegative(),
  /** What stands on the board at the end and was never spoken of. `drawnAt` counts the turns before it. */
  drawnNeverSpoken: z.array(z.object({ label: z.string(), drawnAt: z.int() })),
  spokenNeverDrawn: z.array(Place.extend({ topic: z.string(), title: z.string(), quote: z.string() })),
  unconnected: z.array(z.string()),
  unlabelled: z.int().nonnegative(),
  redrawn: z.array(Redrawn),
});
export type BoardReport = z.infer<typeof BoardReport>;

type Drawn = {
  readonly ear: Ear;
  readonly ledger: Ledger;
  /** The turns as they were spoken, each with its move. */
  readonly turns: readonly { readonly move: Move | null }[];
  /** In the order in which it was drawn. */
  readonly history: readonly BoardMoment[];
};

/** What can be noted of a board beside the talk; null where nothing was drawn. */
export function boardReport({ ear, ledger, turns, history }: Drawn): BoardReport | null {
  const last = history.at(-1)?.reading;
  if (last === undefined || history.every(({ reading }) => reading.components.length === 0)) return null;
  const labels = new Map(last.components.map(({ id, label }) => [id, label]));
  const spoken = spokenOf(ear, ledger, last.components);
  return {
    components: last.components.length,
    connections: last.connections.length,
    drawnNeverSpoken: last.components.filter(({ id, label }) => label !== "" && !spoken.has(id)).map((component) => ({ label: component.label, drawnAt: drawnAt(component, history) })),
    spokenNeverDrawn: spokenNeverDrawn(ear, ledger, history),
    unconnected: last.unconnected.flatMap((id) => labels.get(id) || []),
    unlabelled: last.unlabelled.length,
    redrawn: redrawnIn({ ledger, turns, history }),
  };
}

const drawnAt = ({ name }: Component, history: readonly BoardMoment[]): number => history.find(({ reading }) => reading.components.some((other) => other.name === name))?.turn ?? 0;

/** With fewer parts on it a board was only begun. */
const fewestDrawn = 2;

/** Parts that were named as a part of this design and stand on no board; only kinds of things that are drawn. */
function spokenNeverDrawn({ topics, pack }: Ear, ledger: Ledger, history: readonly BoardMoment[]): BoardReport["spokenNeverDrawn"] {
  if (!history.some(({ reading }) => reading.components.length >= fewestDrawn)) return [];
  const components = history.flatMap(({ reading }) => reading.components);
  const drawnKinds = new Set(components.map(({ kind }) => kind));
  const neutral = new Set(pack.board.neutral);
  const drawnWords = new Set(components.flatMap(({ label }) => wordsOf(label, neutral)));
  const drawable = new Set(pack.board.kinds.map(({ topic }) => topic));
  return [...ledger.topics].flatMap(([topic, { at, quote }]) => {
    if (at === null || !drawable.has(topic) || drawnKinds.has(topic) || isDeclined(ledger, topic)) return [];
    // It may be drawn under a name of its own.
    if (tokensOf(quote).some(({ stem }) => drawnWords.has(stem))) return [];
    return [{ topic, title: topics.get(topic)?.title ?? topic, ...at, quote }];
  });
}

const isDeclined = ({ obligations }: Ledger, topic: string): boolean => [...obligations.values()].some((entry) => entry.topic === topic && entry.state === "waived");

/** So many answers after a changed constraint are about it. */
const answersAfter = 2;

function redrawnIn({ ledger: { setting }, turns, history }: Pick<Drawn, "ledger" | "turns" | "history">): Redrawn[] {
  return turns.flatMap(({ move }, turn): Redrawn[] => {
    const twist = move?.twist == null ? undefined : setting.scenario?.twists.find(({ id }) => id === move.twist);
    const before = history.findLast((moment) => moment.turn <= turn)?.reading;
    if (move === null || twist === undefined || before === undefined || before.components.length === 0) return [];
    const after = history.findLast((moment) => moment.turn <= endOf(turns, turn))?.reading ?? before;
    const [added, removed] = [without(after.components, before.components), without(before.components, after.components)];
    if (added.length + removed.length === 0) return [];
    return [{ twist: twist.id, turn, quote: move.text, added: added.map(({ label }) => label), removed: removed.map(({ label }) => label), isRight: isRight(twist, { before, added, removed }), freed: removed.filter((part) => isFreed(twist, part)).map(({ label }) => label) }];
  });
}

/** How many turns had been spoken when the talk had left a twist: with the second answer to it, or with the next one. */
function endOf(turns: Drawn["turns"], twist: number): number {
  let answers = 0;
  for (let turn = twist + 1; turn < turns.length; turn += 1) {
    if (turns[turn]?.move?.twist != null) return turn;
    if (turns[turn]?.move === null) answers += 1;
    else if (answers >= answersAfter) return turn;
  }
  return turns.length;
}

/** Marked components that have none of the same name among the others. */
function without(components: readonly Component[], others: readonly Component[]): readonly Component[] {
  const left = others.map(({ name }) => name);
  return components.filter(({ name, label }) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && label !== "";
  });
}

const isFreed = ({ frees }: Twist, { kind }: Component): boolean => kind !== null && frees.includes(kind);

type Change = { readonly before: BoardReading; readonly added: readonly Component[]; readonly removed: readonly Component[] };

/** Of all else hardly half may have gone, and nothing of a kind with questions of its own, unless another of that kind came. */
function isRight(twist: Twist, { before, added, removed }: Change): boolean | null {
  if (twist.frees.length === 0 || removed.length === 0) return null;
  const isOther = (part: Component): boolean => part.label !== "" && !isFreed(twist, part);
  const others = removed.filter(isOther);
  if (others.length === removed.length || others.some(({ kind }) => kind !== null && !added.some((part) => part.kind === kind))) return false;
  const left = before.components.filter(isOther).length - others.length + added.length;
  return left > 0 && left >= others.length;
}
