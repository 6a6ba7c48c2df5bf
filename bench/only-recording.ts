import type { RecordingView } from "#core/recording/recording-view";

/** The one segment of a session once it can be measured; null while it is being finished. Whatever else there is would be measured wrongly. */
export function onlyReady([only, ...more]: readonly RecordingView[]): RecordingView | null {
  if (only === undefined) throw new Error("Nothing was recorded.");
  if (more.length > 0) throw new Error(`The recording came in ${String(1 + more.length)} segments, and the bench measures one.`);
  switch (only.state) {
    case "recording":
    case "finishing":
      return null;
    case "ready":
      return only;
    case "interrupted":
      throw new Error(`The recording was interrupted: ${only.problem ?? "nothing says why."}`);
  }
}
