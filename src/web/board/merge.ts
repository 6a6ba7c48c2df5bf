import { stampOf, type Drawn } from "./drawn";

/**
 * Two states of one board as one. Of each element the higher version wins, and of two with the same the lower nonce, as Excalidraw
 * has it, so that all tabs come to the same; but what is being drawn here right now stays.
 */
export function merge(here: readonly Drawn[], there: readonly Drawn[], beingDrawn: ReadonlySet<string> = new Set()): readonly Drawn[] {
  const merged = new Map(here.map((element) => [element.id, element]));
  for (const element of there) {
    const own = merged.get(element.id);
    if (own === undefined || (!beingDrawn.has(element.id) && isNewer(element, own))) merged.set(element.id, element);
  }
  return [...merged.values()].sort(byPlace);
}

/** Whether anything of it is not here as it is there. */
export function isNews(here: readonly Drawn[], there: readonly Drawn[]): boolean {
  const own = new Map(here.map((element) => [element.id, stampOf(element)]));
  return there.some((element) => own.get(element.id) !== stampOf(element));
}

const isNewer = (one: Drawn, other: Drawn): boolean => one.version > other.version || (one.version === other.version && one.versionNonce < other.versionNonce);

/** What lies below comes first. The index is a text that sorts so; what has none is new, and lies on top. */
function byPlace(one: Drawn, other: Drawn): number {
  if (one.index === null || other.index === null) return Number(one.index === null) - Number(other.index === null);
  return one.index < other.index ? -1 : one.index > other.index ? 1 : one.id < other.id ? -1 : 1;
}
