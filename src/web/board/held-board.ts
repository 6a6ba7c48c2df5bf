/** What the room may do with the board that it shows. */
export type HeldBoard = {
  /** Sends what waits, at once; resolves when it is there, could not go, or was waited for long enough. */
  readonly flush: () => Promise<void>;
  /** Gives the whole board, as it is here, to the browser to save. */
  readonly save: () => Promise<void>;
  /** Forgets what the server did not take before the interview ended. */
  readonly letGo: () => void;
};
