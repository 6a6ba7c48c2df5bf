import { refuse } from "#core/problem";
import type { RecordingStore } from "#store/recording-store";

/** For a program that keeps no recordings: it has none, begins none, and says why. */
export function noRecordings(why: string): RecordingStore {
  const refused = refuse("recording-not-kept", `No recordings are kept here: ${why}`, "Go on without, or start Altitude where they can be kept.");
  const refuseIt = () => Promise.resolve(refused);
  return {
    begin: refuseIt,
    append: refuseIt,
    finish: refuseIt,
    media: refuseIt,
    erase: refuseIt,
    list: () => Promise.resolve([]),
    eraseWith: (_session, erase) => erase(),
    room: () => Promise.resolve({ usedBytes: 0, quotaBytes: 0, freeBytes: 0, minutesLeft: null }),
    sessions: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}
