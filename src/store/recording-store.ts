import type { Result } from "#core/problem";
import type { BeginRecording, ChunkKept, RecordedSession, RecordingRoom, RecordingView } from "#core/recording/recording-view";

/** One recording of one session. */
export type RecordingKey = { readonly session: string; readonly recording: string };

/** What can be played of a recording at this moment. It holds a file open until it is read to its end, cancelled or closed. */
export type Media = {
  readonly view: RecordingView;
  readonly size: number;
  /** Names these bytes: another as soon as they are others. */
  readonly tag: string;
  /** The bytes from `start` up to, not including, `end`. */
  readonly stream: (start: number, end: number) => ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

/**
 * Where recordings are kept. What a method has acknowledged survives a power cut. Where the disk refuses, the result says so, and
 * what was kept before stays as it was.
 */
export type RecordingStore = {
  /** Begins a recording if `isThere` says that its session exists; no erasure of the session comes in between. */
  begin(key: RecordingKey, begun: BeginRecording, isThere: () => Promise<boolean>): Promise<Result<RecordingView>>;
  /** Keeps the chunk with that number, counted from 0. One that is kept already adds nothing. */
  append(key: RecordingKey, seq: number, bytes: Uint8Array): Promise<Result<ChunkKept>>;
  /** Nothing more will come: it is made seekable, while the caller goes on. */
  finish(key: RecordingKey, durationMs: number): Promise<Result<RecordingView>>;
  /** In the order in which they were begun. */
  list(session: string): Promise<readonly RecordingView[]>;
  media(key: RecordingKey): Promise<Result<Media>>;
  erase(key: RecordingKey): Promise<Result<null>>;
  /**
   * Erases all recordings of a session together with the session, which `erase` does: where that finds none or fails, they are
   * as they were, also after a crash. Returns what `erase` returned.
   */
  eraseWith(session: string, erase: () => Promise<boolean>): Promise<boolean>;
  /** How much may still be recorded, where a session is named, at the rate of its recording under way. */
  room(session?: string): Promise<RecordingRoom>;
  sessions(): Promise<readonly RecordedSession[]>;
  /** Ends what is under way; it is taken up again at the next start. */
  close(): Promise<void>;
};
