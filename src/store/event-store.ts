import type { Result } from "#core/problem";
import type { SessionEvent } from "#core/session/event";

/** The answer as typed and not yet said. `at`: Unix time in milliseconds. */
export type Draft = { readonly text: string; readonly at: number };

/** Events in order. `version` is the sequence number of the session's newest event, counted from 1; 0: there is no such session. */
export type Log = { readonly events: readonly SessionEvent[]; readonly version: number };

/** One line of the list of sessions. `summary` is what `keepSummary` kept last, null before. */
export type Listed = { readonly id: string; readonly startedAt: number; readonly version: number; readonly summary: string | null };

/**
 * Where sessions are kept: each is its events, numbered from 1 without a gap. What a method has acknowledged survives a
 * power cut, in the engines that write to disk. A method throws `StoreFailed` where the database did not do its work.
 */
export type EventStore = {
  /** All events of a session. */
  read(id: string): Promise<Log>;
  /** The events after `seq`, in order; `version` counts all. */
  readSince(id: string, seq: number): Promise<Log>;
  /**
   * Adds events, all or none, if the session still stands at `expectedVersion` (0: it begins with them); false where another
   * writer came first. An answer among them takes the draft away in the same commit.
   */
  append(id: string, expectedVersion: number, events: readonly SessionEvent[]): Promise<boolean>;
  /** Newest first. */
  sessions(): Promise<readonly Listed[]>;
  /** Keeps the one draft of a session; false where there is no such session. */
  keepDraft(id: string, draft: Draft): Promise<boolean>;
  draft(id: string): Promise<Draft | null>;
  /** Keeps a line that was computed from the events, to spare computing it again. It may be lost at any time. */
  keepSummary(id: string, summary: string): Promise<void>;
  /** Erases a session with all that was kept of it; false where there is none. */
  erase(id: string): Promise<boolean>;
  /** Calls `listener` after each append to the session and after its erasure, in this process. Returns how to stop it. */
  subscribe(id: string, listener: () => void): () => void;
  /** Whether the database answers. */
  health(): Promise<Result<null>>;
  close(): Promise<void>;
};

/** The database did not do its work: the disk is full, the connection gone. Nothing was acknowledged. */
export class StoreFailed extends Error {
  override readonly name = "StoreFailed";
}
