import type { RecordingRoom, RecordingView } from "#core/recording/recording-view";

/** A size in decimal units, never more exact than it is: `less than 1 MB`, `84 MB`, `1.2 GB`, `128 GB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return bytes === 0 ? "0 MB" : "less than 1 MB";
  if (bytes < 1_000_000_000) return `${String(Math.round(bytes / 1_000_000))} MB`;
  const gigabytes = bytes / 1_000_000_000;
  return `${gigabytes < 10 ? String(Math.round(gigabytes * 10) / 10) : String(Math.round(gigabytes))} GB`;
}

/** A rough length of time that something will do: `less than a minute left`, `about 40 minutes left`, `about 6 hours left`, `more than two days left`. */
export function minutesLeftInWords(minutes: number): string {
  if (minutes < 1) return "less than a minute left";
  if (minutes === 1) return "about a minute left";
  if (minutes < 90) return `about ${String(minutes < 20 ? minutes : Math.round(minutes / 10) * 10)} minutes left`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `about ${String(hours)} hours left` : "more than two days left";
}

/** What may still be written: up to the quota, or the room on the disk, whichever ends first. */
export const bytesLeft = ({ usedBytes, quotaBytes, freeBytes }: RecordingRoom): number => Math.max(0, Math.min(quotaBytes - usedBytes, freeBytes));

/** Minutes that can still be recorded: as measured, or at the most that the recorder is allowed to make. */
export const minutesLeft = (room: RecordingRoom, bytesPerMinute: number): number => room.minutesLeft ?? Math.floor(bytesLeft(room) / bytesPerMinute);

/** The recordings of one session together. */
export function inAll(recordings: readonly RecordingView[]): { readonly ms: number; readonly bytes: number } {
  return { ms: recordings.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0), bytes: recordings.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** `12 min`, `48 s`. */
export const lengthInWords = (ms: number): string => (ms < 60_000 ? `${String(Math.round(ms / 1000))} s` : `${String(Math.round(ms / 60_000))} min`);
