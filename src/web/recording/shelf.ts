/** What a browser keeps of recordings until the server has it. */

/** One run of the recorder, without a break. All lengths in milliseconds. */
export type Segment = {
  readonly id: string;
  readonly session: string;
  readonly mime: string;
  readonly hasVideo: boolean;
  /** Unix time on the server's clock. */
  readonly startedAt: number;
  /** Its name on the server, once it was begun there. */
  readonly recording: string | null;
  /** The number of the chunk that the server has not got yet. */
  readonly next: number;
  /** How many chunks were recorded so far. */
  readonly count: number;
  readonly lastedMs: number;
  /** How far the server has it. */
  readonly keptMs: number;
  /** No chunk will be added. */
  readonly isEnded: boolean;
};

/** `endMs`: how long the segment had lasted when this chunk was complete. */
export type Chunk = { readonly bytes: Blob; readonly endMs: number };

/** What became of a chunk: `ended` and `gone` are dropped, as the segment takes no more, or was erased. */
export type Added = "kept" | "ended" | "gone";

export type Shelf = {
  /** The oldest first. */
  segments(): Promise<readonly Segment[]>;
  segment(id: string): Promise<Segment | null>;
  add(segment: Segment): Promise<void>;
  /** Changes only what is named. Null where there is no such segment any more. */
  change(id: string, changes: Partial<Segment>): Promise<Segment | null>;
  /** Adds the next chunk. Throws where the browser has no room for it. */
  addChunk(id: string, chunk: Chunk): Promise<Added>;
  chunk(id: string, seq: number): Promise<Chunk | null>;
  /** The server has what comes before that number. */
  dropBefore(id: string, seq: number): Promise<void>;
  /** With all its chunks. */
  drop(id: string): Promise<void>;
};

/** Most that is kept in memory where the browser keeps nothing for us, in bytes: some minutes of picture. */
export const mostInMemory = 64_000_000;

/** For browsers that refuse to keep anything, as in some private windows: it lasts as long as the page. */
export function memoryShelf(mostBytes = mostInMemory): Shelf {
  const segments = new Map<string, Segment>();
  const chunks = new Map<string, Map<number, Chunk>>();
  const bytesKept = (): number => [...chunks.values()].flatMap((ofOne) => [...ofOne.values()]).reduce((sum, { bytes }) => sum + bytes.size, 0);

  function changed(id: string, changes: Partial<Segment>): Segment | null {
    const known = segments.get(id);
    if (known === undefined) return null;
    const segment = { ...known, ...changes };
    segments.set(id, segment);
    return segment;
  }

  return {
    segments: () => Promise.resolve([...segments.values()].sort(byStart)),
    segment: (id) => Promise.resolve(segments.get(id) ?? null),
    add(segment) {
      segments.set(segment.id, segment);
      chunks.set(segment.id, new Map());
      return Promise.resolve();
    },
    change: (id, changes) => Promise.resolve(changed(id, changes)),
    addChunk(id, chunk) {
      const known = segments.get(id);
      if (known === undefined || known.isEnded) return Promise.resolve(known === undefined ? "gone" : "ended");
      if (bytesKept() + chunk.bytes.size > mostBytes) return Promise.reject(new DOMException("No room left for chunks.", "QuotaExceededError"));
      chunks.get(id)?.set(known.count, chunk);
      changed(id, { count: known.count + 1, lastedMs: chunk.endMs });
      return Promise.resolve("kept");
    },
    chunk: (id, seq) => Promise.resolve(chunks.get(id)?.get(seq) ?? null),
    dropBefore(id, seq) {
      const ofOne = chunks.get(id);
      for (const number of ofOne?.keys() ?? []) if (number < seq) ofOne?.delete(number);
      return Promise.resolve();
    },
    drop(id) {
      segments.delete(id);
      chunks.delete(id);
      return Promise.resolve();
    },
  };
}

export const byStart = (one: Segment, other: Segment): number => one.startedAt - other.startedAt;
