import { Spoken } from "#core/voice/spoken";
import { forgetBoard } from "../board/kept-board";
import { forgetSpeech } from "../voice/page-shelf";
import { forget, recall, remember, remembered } from "../parts/remembered";

/** Words that this browser keeps of a session: answers on their way, and drafts, each tab its own. */

/** An answer that was said and is not yet known to be on disk. The key makes sure that it counts once. `at`: Unix milliseconds. */
export type Unsent = { readonly key: string; readonly text: string; readonly at: number; /** Left out of what was typed. */ readonly spoken?: Spoken | undefined };

/** What was typed and not said. `at`: Unix milliseconds. */
export type Draft = { readonly text: string; readonly at: number };

const unsentName = (session: string, key = ""): string => `unsent.${session}.${key}`;
const draftName = (session: string, tab = ""): string => `draft.${session}.${tab}`;

export const keepUnsent = (session: string, unsent: Unsent): boolean => remember(unsentName(session, unsent.key), unsent);
export const dropUnsent = (session: string, key: string): void => {
  forget(unsentName(session, key));
};

/** The oldest first: the order in which they were said. */
export function unsentOf(session: string): readonly Unsent[] {
  return remembered(unsentName(session))
    .map((name) => ({ ...draftIn(recall(name)), spoken: spokenIn(recall(name)), key: name.slice(unsentName(session).length) }))
    .filter(({ text, key }) => text !== "" && key !== "")
    .sort((one, other) => one.at - other.at);
}

/** Which tab this is, for as long as it lives, reloads included. */
export function thisTab(): string {
  const known = sessionStorage.getItem("altitude.tab");
  if (known !== null) return known;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem("altitude.tab", fresh);
  return fresh;
}

export function keepDraftHere(session: string, draft: Draft): boolean {
  if (draft.text !== "") return remember(draftName(session, thisTab()), draft);
  forget(draftName(session, thisTab()));
  return true;
}

export type DraftsHere = { readonly own: Draft | null; readonly others: readonly Draft[] };

export function draftsHere(session: string): DraftsHere {
  const own = draftName(session, thisTab());
  const others = remembered(draftName(session)).filter((name) => name !== own);
  const read = (name: string): readonly Draft[] => [draftIn(recall(name))].filter(({ text }) => text !== "");
  return { own: read(own)[0] ?? null, others: others.flatMap(read) };
}

/** Takes away what other tabs kept with just these words. */
export function dropDrafts(session: string, text: string): void {
  for (const name of remembered(draftName(session))) if (draftIn(recall(name)).text === text) forget(name);
}

/** The words of a session that is over. What was drawn goes by itself, once it is on the server. */
export function forgetWords(session: string): void {
  for (const name of [...remembered(draftName(session)), ...remembered(unsentName(session))]) forget(name);
}

/** Everything of a session that was erased, what was said and could not be written down as well. */
export async function forgetSession(session: string): Promise<void> {
  forgetWords(session);
  forgetBoard(session);
  await forgetSpeech(session);
}

/** Of words that were spoken, when each was; undefined where they were typed, or where it cannot be read any more. */
function spokenIn(kept: unknown): Spoken | undefined {
  return typeof kept === "object" && kept !== null && "spoken" in kept ? Spoken.safeParse(kept.spoken).data : undefined;
}

function draftIn(kept: unknown): Draft {
  if (typeof kept !== "object" || kept === null || !("text" in kept) || !("at" in kept)) return { text: "", at: 0 };
  const { text, at } = kept;
  return typeof text === "string" && typeof at === "number" ? { text, at } : { text: "", at: 0 };
}
