import type { SessionView } from "#core/session/view";
import { ApiProblem, call, sessionPath } from "../api";
import { openSpeechShelf, type SpeechShelf } from "./speech-shelf";

let shelf: Promise<SpeechShelf | null> | null = null;

/** The shelf of this browser; null where it keeps nothing, as some private windows do. Speech then lasts as long as its page. */
export function pageShelf(): Promise<SpeechShelf | null> {
  if (!("indexedDB" in window)) return Promise.resolve(null);
  shelf ??= open();
  return shelf;
}

async function open(): Promise<SpeechShelf | null> {
  try {
    return await openSpeechShelf();
  } catch (error) {
    // Whoever asks again tries again.
    shelf = null;
    if (!(error instanceof DOMException)) console.error(error);
    return null;
  }
}

/** Takes away what this browser keeps of the speech of a session that is over or erased; what it cannot now, the next page does. */
export async function forgetSpeech(session: string): Promise<void> {
  try {
    await (await pageShelf())?.forget(session).catch(async () => {
      // The browser closes what is open where somebody clears the site's data: another is opened.
      shelf = null;
      await (await pageShelf())?.forget(session);
    });
  } catch (error) {
    shelf = null;
    console.error(error);
  }
}

/** Takes away what is left of sessions that are over, or were erased from elsewhere: nothing of it can be said any more. */
export async function forgetOverSpeech(): Promise<void> {
  const kept = await pageShelf();
  for (const session of (await kept?.sessions()) ?? []) if (await isOver(session)) await kept?.forget(session);
}

async function isOver(session: string): Promise<boolean> {
  try {
    return (await call<SessionView>(sessionPath(session))).status === "finished";
  } catch (error) {
    // Where that cannot be told now, the next page asks again.
    if (error instanceof ApiProblem) return error.code === "session-unknown";
    throw error;
  }
}
