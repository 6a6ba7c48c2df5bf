import { hold } from "../parts/hold";
import { recordingCarrier, type RecordingCarrier } from "./carrier";
import { idbShelf } from "./idb-shelf";
import { beginRecording, finishRecording, keepChunk } from "./recordings-api";
import { memoryShelf, type Shelf } from "./shelf";

let carrier: Promise<RecordingCarrier> | null = null;

/** The one of this page. It goes on when the room is left, and takes up at its start what a page that is gone has left. */
export function pageCarrier(): Promise<RecordingCarrier> {
  carrier ??= begin().catch((error: unknown) => {
    // Whoever asks again tries again.
    carrier = null;
    throw error;
  });
  return carrier;
}

async function begin(): Promise<RecordingCarrier> {
  const begun = recordingCarrier({ shelf: await shelf(), server: { begin: beginRecording, keep: keepChunk, finish: finishRecording }, wait, hold: (id) => hold(`recording.${id}`) });
  await begun.takeUp();
  addEventListener("online", begun.tryNow);
  return begun;
}

async function shelf(): Promise<Shelf> {
  if (!("indexedDB" in window)) return memoryShelf();
  try {
    return await idbShelf();
  } catch (error) {
    if (error instanceof DOMException) return memoryShelf();
    throw error;
  }
}

function wait(ms: number, wake: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      wake.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    wake.addEventListener("abort", end);
  });
}
