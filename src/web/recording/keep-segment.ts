import type { RecordingCarrier } from "./carrier";
import type { Chunk, Segment } from "./shelf";

/** Why nothing more of a segment is kept. `unbegun`: nothing of it ever was. `full`: the browser has no room; `erased`: by the person, in another tab; `unkept`: the browser failed. */
export type Loss = "unbegun" | "full" | "erased" | "unkept";

export type SegmentKeeping = {
  readonly begin: (segment: () => Promise<Segment>) => void;
  readonly add: (chunk: Chunk) => void;
  /** Resolves once all that was given before is on the browser's disk, or lost and told. */
  readonly end: () => Promise<void>;
};

type Needs = {
  readonly carrier: () => Promise<RecordingCarrier>;
  /** Called once at most; nothing is kept afterwards. */
  readonly onLost: (loss: Loss) => void;
};

/** Keeps one segment in the browser, one act after the other: a chunk is on its disk before the next is. Whatever fails is told. */
export function keepSegment(id: string, { carrier, onLost }: Needs): SegmentKeeping {
  let tail: Promise<void> = Promise.resolve();
  let isBegun = false;
  let isLost = false;

  function lose(loss: Loss): void {
    if (!isLost) onLost(loss);
    isLost = true;
  }

  function inTurn(act: (known: RecordingCarrier) => Promise<void>): Promise<void> {
    tail = tail.then(async () => {
      try {
        await act(await carrier());
      } catch (error) {
        if (!(error instanceof DOMException)) console.error(error);
        lose(!isBegun ? "unbegun" : error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "unkept");
      }
    });
    return tail;
  }

  return {
    begin: (segment) =>
      void inTurn(async (known) => {
        await known.start(await segment());
        isBegun = true;
      }),
    add: (chunk) =>
      void inTurn(async (known) => {
        // A chunk that is missing would spoil those behind it.
        const added = isLost ? "ended" : await known.put(id, chunk);
        if (added !== "kept") lose(added === "gone" ? "erased" : "unkept");
      }),
    end: () =>
      inTurn(async (known) => {
        if (isBegun) await known.end(id);
      }),
  };
}
