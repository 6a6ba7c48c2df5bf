import type { Assessment } from "#core/assessment/assessment";
import type { Result } from "#core/problem";
import type { Interviewer } from "#core/session/conduct";
import type { Reference, ScenarioSummary } from "#core/session/view";
import type { FoundServer } from "#core/connection/connection-view";
import type { ModelKeeper } from "#server/model-keeper";
import type { Transcript } from "#core/transcript/transcript";
import type { RecordingStore } from "#store/recording-store";
import type { Store } from "#store/story-store";

/** All that the app needs of the world. It has no port, no clock and no chance of its own. */
export type Deps = {
  readonly store: Store;
  readonly recordings: RecordingStore;
  readonly interviewer: Interviewer;
  readonly assessTranscript: (transcript: Transcript, fallbackId: string) => Result<Assessment>;
  readonly reference: Reference;
  readonly scenarios: readonly ScenarioSummary[];
  /** Which language model is connected, if any. */
  readonly models: ModelKeeper;
  /** Looks for language models on this machine. */
  readonly findServers: () => Promise<readonly FoundServer[]>;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** A whole number for the choices of one session. */
  readonly seed: () => number;
  readonly newId: () => string;
  /** The built web app, or null where there is none. */
  readonly webDir: string | null;
  /** Version of Altitude. */
  readonly version: string;
  /** The token that agents show at `/mcp`, null where it is shut; and the folder of this program, for those that start it on stdio. */
  readonly agents: { readonly token: string | null; readonly folder: string };
  /** The port it answers on, for the check of the Host header. */
  readonly port: () => number;
  /** The name or address it listens on, accepted as a Host beside the usual names of this machine. */
  readonly host: string;
  /** Aborted when the server stops: streams end. */
  readonly stopping: AbortSignal;
  /** Told of what should not have happened. */
  readonly report: (error: unknown) => void;
};
