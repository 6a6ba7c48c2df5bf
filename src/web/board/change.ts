import { mostElements, type BoardChange } from "#core/board/board-element";
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

/** Bytes of JSON in one request; the server takes 1 MB. */
export const mostBytes = 900_000;

/** As much as one request takes, what went first: that makes room. An element that is too large for one goes alone, and the server says so. */
export function firstPart({ changed, gone }: Waiting, most = mostBytes): Waiting {
  const removed = gone.slice(0, mostElements);
  const sent: Drawn[] = [];
  let bytes = bytesOf(removed.map(({ id }) => id));
  for (const element of changed.slice(0, mostElements)) {
    bytes += bytesOf(element) + 1;
    if (bytes > most && (sent.length > 0 || removed.length > 0)) break;
    sent.push(element);
  }
  return { changed: sent, gone: removed };
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

export const changeOf = ({ changed, gone }: Waiting): BoardChange => ({ changed: changed.map((element) => ({ ...element })), removed: gone.map(({ id }) => id) });
