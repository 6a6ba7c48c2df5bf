import { forget, recall, remember, remembered } from "../parts/remembered";
import { isDrawn, stampOf, type Drawn } from "./drawn";

/** What was drawn and is not known to be on the server, kept in this browser: one entry an element, shared by its tabs. */

const nameOf = (session: string, element = ""): string => `board.${session}.${element}`;

/** False where the browser has no room for it. */
export const keepDrawn = (session: string, element: Drawn): boolean => remember(nameOf(session, element.id), element);

/** Forgets an element that the server has now, unless something newer of it waits: this tab, or another, drew on. */
export function dropDrawn(session: string, element: Pick<Drawn, "id" | "version" | "versionNonce">): void {
  const kept = recall(nameOf(session, element.id));
  if (!isDrawn(kept) || kept.version < element.version || stampOf(kept) === stampOf(element)) forget(nameOf(session, element.id));
}

export const drawnHere = (session: string): readonly Drawn[] => remembered(nameOf(session)).map(recall).filter(isDrawn);

export function forgetBoard(session: string): void {
  for (const name of remembered(nameOf(session))) forget(name);
}
