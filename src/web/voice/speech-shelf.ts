import { openDB, type DBSchema } from "idb";

/** A stretch of speech that could not be written down yet. `at`: when it began, in Unix milliseconds on the server's clock. */
export type ShelvedSpeech = { readonly id: string; readonly session: string; readonly at: number; /** At the rate of the frames. */ readonly pcm: Int16Array };

/** Speech on the disk of the browser: it outlives the page. */
export type SpeechShelf = {
  /** What there is of a session, in the order in which it was said. */
  readonly of: (session: string) => Promise<readonly ShelvedSpeech[]>;
  readonly has: (id: string) => Promise<boolean>;
  /** Throws where the browser has no room for it. */
  readonly put: (speech: ShelvedSpeech) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
  /** The sessions of which there is any. */
  readonly sessions: () => Promise<readonly string[]>;
  /** Takes away all that there is of a session. */
  readonly forget: (session: string) => Promise<void>;
};

interface Schema extends DBSchema {
  stretches: { key: string; value: ShelvedSpeech; indexes: { session: string } };
}

/** Throws where the browser keeps nothing. */
export async function openSpeechShelf(name = "altitude-speech"): Promise<SpeechShelf> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("stretches", { keyPath: "id" }).createIndex("session", "session");
    },
  });

  return {
    of: async (session) => (await database.getAllFromIndex("stretches", "session", session)).sort((one, other) => one.at - other.at),
    has: async (id) => (await database.getKey("stretches", id)) !== undefined,
    async put(speech) {
      // There is no other copy of it: it is on disk, past a power cut, before anybody is told that it is kept.
      const act = database.transaction("stretches", "readwrite", { durability: "strict" });
      await Promise.all([act.store.put(speech), act.done]);
    },
    drop: (id) => database.delete("stretches", id),
    async sessions() {
      const found: string[] = [];
      const { store } = database.transaction("stretches");
      for (let cursor = await store.index("session").openKeyCursor(null, "nextunique"); cursor !== null; cursor = await cursor.continue()) found.push(cursor.key);
      return found;
    },
    async forget(session) {
      const act = database.transaction("stretches", "readwrite", { durability: "strict" });
      const ids = await act.store.index("session").getAllKeys(session);
      await Promise.all([...ids.map((id) => act.store.delete(id)), act.done]);
    },
  };
}
