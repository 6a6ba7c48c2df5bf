import type { DeviceTrouble } from "../devices/device-trouble";
import type { Voice } from "../set-up/last-choice";
import type { Hearing } from "./listener";
import type { RecogniserTrouble } from "./recogniser";
import type { DetectorStanding } from "./use-ear";
import type { InterviewerVoice } from "./use-interviewer-voice";
import type { Ways } from "./use-ways";

/** Speaking and listening in the room. */
export type RoomVoice = {
  readonly mode: Voice;
  readonly setMode: (mode: Voice) => void;
  readonly hearing: Hearing;
  readonly ways: Ways;
  readonly detector: DetectorStanding;
  readonly microphone: { readonly isLive: boolean; readonly isMuted: boolean; readonly trouble: DeviceTrouble | null; readonly unmute: () => void };
  readonly interviewer: InterviewerVoice;
  /** The button is what tells when somebody speaks. */
  readonly isByButton: boolean;
  readonly talking: { readonly isPressed: boolean; readonly press: () => void; readonly release: () => void };
  /** What is asked back about a word; null where nothing is. */
  readonly doubt: { readonly question: string; readonly yes: () => void; readonly no: () => void } | null;
  /** The box with what is being heard. */
  readonly text: string;
  /** Somebody types. */
  readonly type: (text: string) => void;
  /** Says what stands in the box, once the last of it is written down. */
  readonly say: () => void;
  readonly isSaying: boolean;
  /** Words of what was said are still to come, be it before this page. */
  readonly isOutstanding: boolean;
  /** All of that outlives the page. */
  readonly isShelved: boolean;
  /** Stops listening; resolves once what was said is written down, or when it was waited for long enough: whether it is. */
  readonly writtenDown: () => Promise<boolean>;
  /** Listens again after that. */
  readonly listenOn: () => void;
  readonly isPaused: boolean;
  /** What could not be turned into words, as it is told first. */
  readonly told: RecogniserTrouble | null;
  /** Tries that again. */
  readonly again: () => void;
  /** Lets go of that. */
  readonly letGo: () => void;
  /** Puts on the browser's disk what is not written down yet. */
  readonly shelve: () => void;
  /** Lets go of all that could not be written down. */
  readonly discard: () => void;
  /** Somebody speaks: that is no silence. */
  readonly isSounding: boolean;
};
