import { existsSync } from "node:fs";
import { join } from "node:path";
import { ok, refuse, type Result } from "#core/problem";
import type { RecordingRoom } from "#core/recording/recording-view";
import { diskFull, diskTrouble } from "#store/disk-trouble";
import { moveWhole } from "#store/durable";
import { freeBytesOf, reserveBytes } from "#store/free-bytes";
import { keptRecording, type KeptRecording } from "#store/kept-recording";
import { makeSeekable } from "#store/make-seekable";
import { makeFolder, type Manifest } from "#store/recording-folder";
import type { RecordingKey, RecordingStore } from "#store/recording-store";
import type { Remux } from "#store/remux";
import { erasing, foldersIn, isSafe, lastChunkAt, reasonOf, recordingsIn, removeFolder, removeIfEmpty, safe, type Found } from "#store/session-folder";
import { createTurns, type Turns } from "#store/turns";
import { unreadableRecording } from "#store/unreadable-recording";

export type RecordingFiles = {
  /** The folder that holds a folder for each session. */
  readonly root: string;
  /** How much all recordings together may take. */
  readonly quotaBytes: number;
  /** Names the database in which the sessions stand. Recordings of another are left alone. */
  readonly database: string;
  /** The ids of all sessions, in that database. */
  readonly sessions: () => Promise<readonly string[]>;
  readonly remux: Remux;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
  /** The free bytes of the disk that holds a folder. */
  readonly freeOf?: (folder: string) => Promise<number>;
};

/** Recordings in folders of their own, `<session>/<recording>/`. Opening takes up what a crash left undone, in the background. */
export async function openRecordingFiles({ root, quotaBytes, database, sessions, remux, now, report, freeOf = freeBytesOf }: RecordingFiles): Promise<RecordingStore> {
  const kept = new Map<string, Map<string, KeptRecording>>();
  const turns = new Map<string, Turns>();
  const seekInTurn = createTurns();
  const folderOf = ({ session, recording }: RecordingKey): string => join(root, safe(session), safe(recording));
  const find = ({ session, recording }: RecordingKey): KeptRecording | null => kept.get(session)?.get(recording) ?? null;
  const all = (): readonly KeptRecording[] => [...kept.values()].flatMap((ofSession) => [...ofSession.values()]);
  const usedBytes = (): number => all().reduce((sum, recording) => sum + recording.bytesOnDisk(), 0);

  /** One beginning or erasing at a time in a session. */
  function inTurnOf<T>(session: string, act: () => Promise<T>): Promise<T> {
    const inTurn = turns.get(session) ?? createTurns();
    turns.set(session, inTurn);
    return inTurn(act);
  }

  const keep = ({ session, recording }: RecordingKey, manifest: Manifest, lastAt: number): Promise<KeptRecording> =>
    keptRecording({ id: recording, folder: folderOf({ session, recording }), manifest, now, lastAt, seek: (job, signal) => seekInTurn(() => makeSeekable(job, signal, { remux, freeBytes: () => freeOf(root), report })), report });

  function hold({ session, recording }: RecordingKey, opened: KeptRecording): void {
    kept.set(session, (kept.get(session) ?? new Map<string, KeptRecording>()).set(recording, opened));
  }

  function forget({ session, recording }: RecordingKey): void {
    kept.get(session)?.delete(recording);
    if (kept.get(session)?.size === 0) kept.delete(session);
  }

  async function roomFor(bytes: number): Promise<Result<null>> {
    if (usedBytes() + bytes > quotaBytes) return refuse("recording-full", `All recordings together have reached the ${String(Math.floor(quotaBytes / 1_000_000))} MB that they may take: nothing more is recorded, and what was recorded is kept.`, "Delete recordings that you no longer need, or allow more with ALTITUDE_RECORDINGS_MB.");
    return (await freeOf(root)) - bytes < reserveBytes ? diskFull(root) : ok(null);
  }

  async function room(session?: string): Promise<RecordingRoom> {
    const [used, free] = [usedBytes(), await freeOf(root)];
    const underWay = (session === undefined ? all() : [...(kept.get(session)?.values() ?? [])]).filter((recording) => recording.isUnderWay());
    const rate = underWay.reduce((sum, recording) => sum + (recording.bytesPerMinute() ?? 0), 0);
    const left = Math.max(0, Math.min(quotaBytes - used, free - reserveBytes));
    return { usedBytes: used, quotaBytes, freeBytes: free, minutesLeft: rate === 0 ? null : Math.floor(left / rate) };
  }

  const look = (recordings: readonly KeptRecording[]): Promise<unknown> => Promise.all(recordings.map((recording) => recording.look().catch(report)));

  await load();
  void look(all());

  return {
    begin: (key, { mime, startedAt, hasVideo }, isThere) =>
      inTurnOf(key.session, async () => {
        if (!(await isThere())) return refuse("session-unknown", "There is no such session.", "List the sessions, or start one.");
        const hasRoom = await roomFor(1);
        if (!hasRoom.ok) return hasRoom;
        const manifest: Manifest = { version: 1, mime, hasVideo, startedAt, database, ended: null, endedAt: null, durationMs: null, chunks: null, seekableBytes: null, isSettled: false, problem: null };
        try {
          await makeFolder(root, key.session, folderOf(key), manifest);
          const begun = await keep(key, manifest, now());
          hold(key, begun);
          return ok(begun.view());
        } catch (error) {
          return diskTrouble(error, root);
        }
      }),

    async append(key, seq, bytes) {
      if (bytes.byteLength === 0) return refuse("chunk-empty", "The chunk is empty.", "Send only chunks that hold something.");
      const recording = find(key);
      if (recording === null) return unknown;
      try {
        const next = await recording.append(seq, bytes, () => roomFor(bytes.byteLength));
        return next.ok ? ok({ next: next.value, bytes: recording.view().bytes, room: await room(key.session) }) : next;
      } catch (error) {
        return diskTrouble(error, root);
      }
    },

    async finish(key, durationMs) {
      try {
        return (await find(key)?.finish(durationMs)) ?? unknown;
      } catch (error) {
        return diskTrouble(error, root);
      }
    },

    async list(session) {
      const recordings = [...(kept.get(session)?.values() ?? [])];
      await look(recordings);
      return recordings.map((recording) => recording.view()).sort((one, other) => one.startedAt - other.startedAt);
    },

    media: async (key) => (await find(key)?.media()) ?? unknown,

    erase: (key) =>
      inTurnOf(key.session, async () => {
        const recording = find(key);
        if (recording === null) return unknown;
        await recording.shut();
        const aside = join(root, key.session, `${erasing}${key.recording}`);
        try {
          await moveWhole(folderOf(key), aside);
        } catch (error) {
          recording.reopen();
          return diskTrouble(error, root);
        }
        forget(key);
        await removeFolder(aside);
        await removeIfEmpty(join(root, key.session));
        return ok(null);
      }),

    eraseWith: (session, erase) =>
      inTurnOf(session, async () => {
        const [place, aside] = [join(root, session), join(root, `${erasing}${session}`)];
        // The folder goes whether or not what is in it could be read.
        if (!isSafe(session) || !existsSync(place)) return erase();
        const mine = [...(kept.get(session)?.values() ?? [])];
        for (const recording of mine) await recording.shut();
        let isErased = false;
        try {
          await moveWhole(place, aside);
          isErased = await erase();
        } finally {
          if (!isErased) {
            if (existsSync(aside)) await moveWhole(aside, place);
            for (const recording of mine) recording.reopen();
          }
        }
        if (isErased) {
          kept.delete(session);
          await removeFolder(aside);
        }
        return isErased;
      }),

    room,

    sessions: async () => [...kept].map(([id, recordings]) => ({ id, bytes: [...recordings.values()].reduce((sum, recording) => sum + recording.bytesOnDisk(), 0), recordings: recordings.size })),

    async close() {
      await Promise.all(all().map((recording) => recording.shut()));
    },
  };

  /** Reads what there is, and ends the erasures that a crash cut off. */
  async function load(): Promise<void> {
    const known = await knownSessions();
    for (const name of await foldersIn(root)) {
      const session = name.startsWith(erasing) ? name.slice(erasing.length) : name;
      if (!isSafe(session)) continue;
      try {
        await loadSession(session, name, known);
      } catch (error) {
        report(error);
      }
    }
  }

  async function loadSession(session: string, name: string, known: ReadonlySet<string> | null): Promise<void> {
    const folder = join(root, name);
    const isErasing = name !== session;
    const found = await recordingsIn(folder);
    // What cannot be read goes with what stands beside it; where all of it cannot, nothing says whose it is.
    const readable = found.flatMap(({ manifest }) => (manifest === null ? [] : [manifest]));
    const isOurs = known !== null && readable.every((manifest) => manifest.database === database);
    // A database that holds no session at all has rather been changed for another than erased one by one.
    const isOrphan = isOurs && !known.has(session) && (isErasing || (readable.length > 0 && known.size > 0));
    if (isOrphan) return removeFolder(folder);
    if (isErasing) {
      if (!isOurs) return;
      await moveWhole(folder, join(root, session));
    }
    for (const one of found) await takeUp({ session, recording: one.recording }, one);
  }

  async function takeUp(key: RecordingKey, found: Found): Promise<void> {
    const folder = folderOf(key);
    try {
      if (found.manifest === null) return hold(key, await unreadableRecording({ id: key.recording, folder, why: found.why }));
      hold(key, await keep(key, found.manifest, await lastChunkAt(folder)));
    } catch (error) {
      report(error);
      hold(key, await unreadableRecording({ id: key.recording, folder, why: `${folder} cannot be read: ${reasonOf(error)}` }));
    }
  }

  /** Null where the database did not say: then nothing is taken away. */
  async function knownSessions(): Promise<ReadonlySet<string> | null> {
    if ((await foldersIn(root)).length === 0) return null;
    try {
      return new Set(await sessions());
    } catch (error) {
      report(error);
      return null;
    }
  }
}

const unknown = refuse("recording-unknown", "There is no such recording in this session.", "List the recordings of the session.");
