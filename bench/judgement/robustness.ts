import type { Ear } from "#core/evidence/ear";
import type { Turn } from "#core/transcript/transcript";
import { additions, disguises } from "./changes";
import { assess, type Read } from "./read-items";

/** How far the reading of an answer moves when its words are changed. */
export type Moved = { readonly id: string; readonly author: string; readonly by: number };

const movedBy = (ear: Ear, item: Read, change: (turns: readonly Turn[]) => readonly Turn[]): Moved => {
  const turns = change(item.turns);
  const isSame = turns.every((turn, index) => turn.text === item.turns[index]?.text);
  return { id: item.id, author: item.author, by: isSame ? 0 : assess(ear, item, turns).overall.altitude.value - item.value };
};

export const afterAdditions = (ear: Ear, items: readonly Read[]) =>
  Object.entries(additions).map(([name, change]) => ({ name, moved: items.map((item) => movedBy(ear, item, change)) }));

/** Only answers that a disguise changes at all are counted. */
export const afterDisguises = (ear: Ear, items: readonly Read[]) =>
  Object.entries(disguises).map(([name, change]) => ({
    name,
    moved: items.filter((item) => change(item.turns).some((turn, index) => turn.text !== item.turns[index]?.text)).map((item) => movedBy(ear, item, change)),
  }));

/** Twins beside the answers that they tell again. */
export function twins(items: readonly Read[]): readonly Moved[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.flatMap((item) => {
    const original = item.twinOf === undefined ? undefined : byId.get(item.twinOf);
    return original === undefined ? [] : [{ id: item.id, author: item.author, by: item.value - original.value }];
  });
}
