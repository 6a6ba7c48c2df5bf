import type { Recogniser as RecogniserName } from "#core/voice/spoken";
import type { TimedWord } from "#core/voice/timed-word";
import type { HeardFrame } from "./heard-frame";

/** Turns speech into words. Times are the browser's steady clock. */
export type Recogniser = {
  readonly by: RecogniserName;
  readonly start: () => void;
  /** What was said so far is still written down. */
  readonly stop: () => void;
  /** Comes to an end with what is half recognised, and listens on. */
  readonly settle: () => void;
  /** Every frame of the microphone, in order. */
  readonly take: (frame: HeardFrame) => void;
  /** Tries again what could not be written down. */
  readonly again: () => void;
  /** Puts on the browser's disk what is not written down yet. */
  readonly shelve: () => void;
  /** Lets go of what could not be written down. */
  readonly discard: () => void;
  readonly close: () => void;
};

export type RecogniserEvents = {
  /** Words that may still change; empty once they are final. */
  readonly onPartial: (text: string) => void;
  readonly onFinal: (words: readonly TimedWord[]) => void;
  /** How many stretches of speech are still being written down. */
  readonly onPending: (count: number) => void;
  /** How many of those are on the browser's disk, and outlive the page. */
  readonly onShelved: (count: number) => void;
  /** Null once it works again. */
  readonly onTrouble: (trouble: RecogniserTrouble | null) => void;
};

/** `hasKept`: speech is kept here that can be tried again. `isOver`: it will not work again by itself. */
export type RecogniserTrouble = { readonly says: string; readonly hasKept: boolean; readonly isOver: boolean };
