import { rate } from "./frame-shape";
import { pcmOf, samplesOf } from "./pcm";
import type { Segment } from "./segments";
import type { ShelvedSpeech, SpeechShelf } from "./speech-shelf";

/** Keeps on the disk of the browser what one room could not have written down. It throws nothing: without a disk, speech is on the page as before. */
export type SpeechKeeper = {
  /** Whether it is on disk now. */
  readonly keep: (segment: Segment) => Promise<boolean>;
  /** It is written down, or wanted no more. */
  readonly letGo: (segment: Segment) => void;
  /** What pages that are gone have left, in the order in which it was said, unless it was taken up before. It is this page's now. */
  readonly takeUp: () => Promise<readonly Segment[]>;
  /** Leaves what is kept to the next page. */
  readonly close: () => void;
};

type Needs = {
  readonly session: string;
  readonly shelf: () => Promise<SpeechShelf | null>;
  /** Makes a stretch this page's own, until the function that it returns is called; null where it is another page's. */
  readonly hold: (id: string) => Promise<(() => void) | null>;
  /** The server's time of a moment of the page's steady clock, which begins anew with each page; and back. In milliseconds. */
  readonly clock: { readonly toServer: (pageMs: number) => number; readonly toPage: (serverMs: number) => number };
};

/** Where a segment is kept. */
type Place = { readonly id: string; readonly shelf: SpeechShelf; readonly release: () => void };

export function speechKeeper({ session, shelf: openShelf, hold, clock }: Needs): SpeechKeeper {
  const places = new Map<Segment, Promise<Place | null>>();
  /** What this page has of what is on disk. */
  const own = new Set<string>();
  let closings = 0;

  async function makeOwn(id: string): Promise<(() => void) | null> {
    if (own.has(id)) return null;
    own.add(id);
    let release: (() => void) | null = null;
    try {
      release = await hold(id);
    } finally {
      if (release === null) own.delete(id);
    }
    return release === null ? null : () => { own.delete(id); release(); };
  }

  async function put(segment: Segment): Promise<Place | null> {
    const id = crypto.randomUUID();
    let release: (() => void) | null = null;
    try {
      const shelf = await openShelf();
      release = shelf === null ? null : await makeOwn(id);
      if (shelf === null || release === null) return null;
      await shelf.put({ id, session, at: Math.round(clock.toServer(segment.fromMs)), pcm: pcmOf(segment.samples) });
      return { id, shelf, release };
    } catch (error) {
      release?.();
      // No room left, or none any more, is told by what the room says of it: that it goes with the page.
      if (!(error instanceof DOMException)) console.error(error);
      return null;
    }
  }

  async function take(speech: ShelvedSpeech, shelf: SpeechShelf): Promise<Place | null> {
    const release = await makeOwn(speech.id);
    if (release === null) return null;
    // Another page had it written down meanwhile.
    if (await shelf.has(speech.id)) return { id: speech.id, shelf, release };
    release();
    return null;
  }

  async function takeAll(): Promise<readonly Segment[]> {
    const opened = closings;
    const taken: Segment[] = [];
    const shelf = await openShelf();
    for (const speech of (await shelf?.of(session)) ?? []) {
      const place = shelf === null ? null : await take(speech, shelf);
      if (place === null) continue;
      if (opened !== closings) {
        place.release();
        return [];
      }
      const fromMs = clock.toPage(speech.at);
      const segment = { samples: samplesOf(speech.pcm), fromMs, toMs: fromMs + (speech.pcm.length / rate) * 1000 };
      places.set(segment, Promise.resolve(place));
      taken.push(segment);
    }
    return taken;
  }

  return {
    async keep(segment) {
      const coming = places.get(segment) ?? put(segment);
      places.set(segment, coming);
      const isKept = (await coming) !== null;
      // There may be room for it later.
      if (!isKept && places.get(segment) === coming) places.delete(segment);
      return isKept;
    },
    letGo(segment) {
      const coming = places.get(segment);
      places.delete(segment);
      const drop = async (): Promise<void> => {
        const place = await coming;
        await place?.shelf.drop(place.id);
        place?.release();
      };
      drop().catch(console.error);
    },
    takeUp: () =>
      takeAll().catch((error: unknown) => {
        console.error(error);
        return [];
      }),
    close() {
      closings += 1;
      for (const coming of places.values()) void coming.then((place) => { place?.release(); });
      places.clear();
    },
  };
}
