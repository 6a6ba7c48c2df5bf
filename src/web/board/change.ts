import type { BoardChange } from "#core/board/board-element";
import { stampOf, type Drawn } from "./drawn";

/** What is not on the server yet: elements that are new or differ, and those that are still there though they went here. */
export type Waiting = { readonly changed: readonly Drawn[]; readonly gone: readonly Drawn[] };

/** @param onServer the stamp of each element that the server has */
export function waitingFor(onServer: ReadonlyMap<string, string>, elements: readonly Drawn[]): Waiting {
  const differing = elements.filter((element) => onServer.get(element.id) !== stampOf(element));
  return {
    changed: differing.filter((element) => !element.isDeleted && !isPoint(element)),
    gone: differing.filter(({ id, isDeleted }) => isDeleted && onServer.has(id)),
  };
}

/** A press that has not become a drag yet. */
const isPoint = ({ type, width, height }: Drawn): boolean => width === 0 && height === 0 && type !== "text";

export const isNothing = ({ changed, gone }: Waiting): boolean => changed.length === 0 && gone.length === 0;

/** When the last of it was drawn, as the browser's clock showed it, in Unix milliseconds. */
export const drawnAt = ({ changed, gone }: Waiting): number => Math.max(...[...changed, ...gone].map(({ updated }) => updated));

/** Until when the earlier half of it was drawn; null where all of it was drawn at once. */
export function earlierHalf({ changed, gone }: Waiting): number | null {
  const times = [...new Set([...changed, ...gone].map(({ updated }) => updated))].sort((one, other) => one - other);
  return times.length < 2 ? null : (times[Math.floor((times.length - 1) / 2)] ?? null);
}

/** In one request, in elements and in bytes of JSON; the server takes 2000 and 1 MB. */
const mostAtOnce = 1000;
export const mostBytes = 900_000;

/**
 * As much as one request takes, what went first: that makes room. An element that is too large for one goes alone, and the server says
 * so. They are copies: Excalidraw changes its elements in place, and what was sent is what they were then.
 */
export function firstPart({ changed, gone }: Waiting, most = mostBytes): Waiting {
  const removed = gone.slice(0, mostAtOnce);
  const sent: Drawn[] = [];
  let bytes = bytesOf(removed.map(({ id }) => id));
  for (const element of changed.slice(0, mostAtOnce)) {
    bytes += bytesOf(element) + 1;
    if (bytes > most && (sent.length > 0 || removed.length > 0)) break;
    sent.push(element);
  }
  return { changed: sent.map(copyOf), gone: removed.map(copyOf) };
}

/** Whether a part is all that waits. */
export const isAllOf = (part: Waiting, waiting: Waiting): boolean => part.changed.length === waiting.changed.length && part.gone.length === waiting.gone.length;

const copyOf = (element: Drawn): Drawn => ({ ...element });

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

export const changeOf = ({ changed, gone }: Waiting): BoardChange => ({ changed: changed.map((element) => ({ ...element })), removed: gone.map(({ id }) => id) });
