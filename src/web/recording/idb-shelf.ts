import { openDB, type DBSchema } from "idb";
import { byStart, type Chunk, type Segment, type Shelf } from "./shelf";

interface Schema extends DBSchema {
  segments: { key: string; value: Segment };
  /** Keyed by segment and number. */
  chunks: { key: [string, number]; value: Chunk };
}

/** Chunks on the disk of the browser: they outlive the tab. Throws where the browser keeps nothing. */
export async function idbShelf(name = "altitude-recordings"): Promise<Shelf> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("segments", { keyPath: "id" });
      fresh.createObjectStore("chunks");
    },
  });
  const all = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity]);
  // The bytes of the newest chunks may be lost with the power; the tab and the browser may go at any moment.
  const readAndWrite = { durability: "relaxed" } as const;

  return {
    segments: async () => (await database.getAll("segments")).sort(byStart),
    segment: async (id) => (await database.get("segments", id)) ?? null,
    async add(segment) {
      await database.put("segments", segment);
    },
    async change(id, changes) {
      const act = database.transaction("segments", "readwrite", readAndWrite);
      const known = await act.store.get(id);
      if (known === undefined) return null;
      const segment = { ...known, ...changes };
      await act.store.put(segment);
      await act.done;
      return segment;
    },
    async addChunk(id, chunk) {
      const act = database.transaction(["segments", "chunks"], "readwrite", readAndWrite);
      const known = await act.objectStore("segments").get(id);
      if (known === undefined || known.isEnded) return known === undefined ? "gone" : "ended";
      await Promise.all([act.objectStore("chunks").put(chunk, [id, known.count]), act.objectStore("segments").put({ ...known, count: known.count + 1, lastedMs: chunk.endMs }), act.done]);
      return "kept";
    },
    chunk: async (id, seq) => (await database.get("chunks", [id, seq])) ?? null,
    async dropBefore(id, seq) {
      await database.delete("chunks", IDBKeyRange.bound([id, 0], [id, seq], false, true));
    },
    async drop(id) {
      const act = database.transaction(["segments", "chunks"], "readwrite", readAndWrite);
      await Promise.all([act.objectStore("segments").delete(id), act.objectStore("chunks").delete(all(id)), act.done]);
    },
  };
}
