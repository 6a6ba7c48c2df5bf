import type { RecordingView } from "#core/recording/recording-view";

/** What one recording holds, from its first moment to its last, in Unix milliseconds. */
export type Segment = { readonly recording: string; readonly from: number; readonly to: number; readonly hasVideo: boolean };

type Recorded = Pick<RecordingView, "id" | "startedAt" | "durationMs" | "hasVideo">;

/** The recordings as segments, the first one first. One whose length is not known lasts until the next begins, or to the end. */
export function segmentsOf(recordings: readonly Recorded[], endsAt: number): readonly Segment[] {
  const ordered = [...recordings].sort((one, other) => one.startedAt - other.startedAt);
  return ordered.flatMap(({ id, startedAt, durationMs, hasVideo }, index) => {
    const to = durationMs === null ? (ordered[index + 1]?.startedAt ?? endsAt) : startedAt + durationMs;
    return to > startedAt ? [{ recording: id, from: startedAt, to, hasVideo }] : [];
  });
}

/** The segment that holds a moment: where two do, the one begun last. Null in a gap. */
export const segmentAt = (segments: readonly Segment[], moment: number): Segment | null => segments.findLast(({ from, to }) => from <= moment && moment < to) ?? null;

/**
 * How far into its recording a moment lies, in milliseconds. A recording begins at time 0 of its media, though sound or picture may
 * begin later in it: each keeps its time there, so nothing is to be added for either.
 */
export const mediaMsAt = ({ from, to }: Segment, moment: number): number => Math.min(to, Math.max(from, moment)) - from;

/** The moment that a time in a recording shows. */
export const momentIn = ({ from }: Segment, mediaMs: number): number => from + mediaMs;
