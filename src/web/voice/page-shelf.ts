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

/** So long is kept what was said to a session that the server does not know: it may be in another data folder, which is served here again. In milliseconds. */
const longestUnknownMs = 7 * 24 * 60 * 60 * 1000;

/** Takes away what is left of sessions that are over, and in time of those that are not known: nothing of it can be said any more. */
export async function forgetOverSpeech(): Promise<void> {
  const kept = await pageShelf();
  if (kept === null) return;
  for (const session of await kept.sessions()) {
    const standing = await standingOf(session);
    if (standing === "over") await kept.forget(session);
    if (standing !== "unknown") continue;
    for (const { id, at } of await kept.of(session)) if (Math.abs(Date.now() - at) > longestUnknownMs) await kept.drop(id);
  }
}

/** Null where that cannot be told now: the next page asks again. */
async function standingOf(session: string): Promise<"live" | "over" | "unknown" | null> {
  try {
    return (await call<SessionView>(sessionPath(session))).status === "finished" ? "over" : "live";
  } catch (error) {
    if (error instanceof ApiProblem) return error.code === "session-unknown" ? "unknown" : null;
    throw error;
  }
}
