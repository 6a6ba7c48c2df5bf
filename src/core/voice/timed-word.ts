/** A word as a recogniser wrote it, and when it was said, in milliseconds of one clock. `confidence`: 0 to 1; null where it is not told. */
export type TimedWord = { readonly text: string; readonly from: number; readonly to: number; readonly confidence: number | null };
