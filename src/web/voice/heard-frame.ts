export type SoundFrame = {
  readonly samples: Float32Array;
  /** When its first sample was heard, on the browser's steady clock. */
  readonly atMs: number;
};

export type HeardFrame = SoundFrame & {
  /** How likely it holds speech, 0 to 1; null where that cannot be told here. */
  readonly probability: number | null;
};
