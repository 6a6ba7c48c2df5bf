// @vitest-environment jsdom
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { piecesOf, sayWithBrowser, sayWithService, voicesFor } from "./speech-out";
import { TestUtterance } from "./test-utterance";

it("parts a long text at the ends of sentences, loses no word of it, and makes no piece longer than a breath", () => {
  const text = `${"It is quite a long sentence about shards. ".repeat(9)}And the end`;
  expect(piecesOf(text).every((piece) => /[.d]$/.test(piece) && piece.length <= 180)).toBe(true);
  fc.assert(fc.property(fc.array(fc.constantFrom("cache", "2.5", "why?", "so.", "a"), { maxLength: 200 }), (words) => {
    expect(piecesOf(words.join(" ")).join(" ").split(/\s+/).filter(Boolean)).toEqual(words);
    expect(piecesOf(words.join(" ")).every((piece) => piece.length <= 180)).toBe(true);
  }));
});

const voice = (name: string, lang: string, localService: boolean): SpeechSynthesisVoice => ({ name, lang, localService, default: false, voiceURI: name });

it("offers the voices of a language, those on this machine first", () => {
  const all = [voice("far", "en-US", false), voice("de", "de-DE", true), voice("near-gb", "en_GB", true), voice("near", "en-US", true)];
  expect(voicesFor(all, { lang: "en-US", mayBeRemote: true }).map(({ name }) => name)).toEqual(["near", "near-gb", "far"]);
  expect(voicesFor(all, { lang: "en-US", mayBeRemote: false }).map(({ name }) => name)).toEqual(["near", "near-gb"]);
  expect(voicesFor([], { lang: "en-US", mayBeRemote: true })).toEqual([]);
});

function world() {
  vi.stubGlobal("SpeechSynthesisUtterance", TestUtterance);
  const said: TestUtterance[] = [];
  const events = { onBegan: vi.fn(), onEnded: vi.fn(), onFailed: vi.fn(), onStuck: vi.fn() };
  const waits: { readonly ms: number; readonly over: () => void }[] = [];
  const wait = (ms: number): Promise<void> => new Promise((over) => waits.push({ ms, over }));
  const synthesis = { cancel: vi.fn(), speak: (one: TestUtterance) => said.push(one) } as unknown as SpeechSynthesis;
  const saying = sayWithBrowser(synthesis, { text: `${"One more sentence here. ".repeat(12)}`, voice: voice("near", "en-US", true), manner: { voice: null, speed: 1, volume: 1 }, wait, events });
  return { said, events, synthesis, saying, waits };
}

it("says all pieces and ends once, after the last", () => {
  const { said, events } = world();
  expect(said.length).toBeGreaterThan(1);
  for (const one of said) {
    one.onstart?.();
    one.onend?.();
  }
  expect(events.onBegan).toHaveBeenCalledTimes(1);
  expect(events.onEnded.mock.calls).toEqual([[false]]);
});

it("is silent at once when it is cut, and says so", () => {
  const { said, events, synthesis, saying } = world();
  said[0]?.onstart?.();
  saying.cut();
  said[0]?.onerror?.();
  expect(events.onEnded.mock.calls).toEqual([[true]]);
  expect(synthesis.cancel).toHaveBeenCalledTimes(2);
});

it("fails where not a sound came of it", () => {
  const { said, events } = world();
  said[0]?.onerror?.();
  expect(events.onFailed).toHaveBeenCalledTimes(1);
  expect(events.onEnded).not.toHaveBeenCalled();
});

it("gives up a voice that never begins, and one that never ends, each in its time", async () => {
  const silent = world();
  silent.waits[0]?.over();
  await vi.waitFor(() => { expect(silent.events.onFailed).toHaveBeenCalledTimes(1); });
  expect(silent.events.onStuck).toHaveBeenCalledTimes(1);
  const endless = world();
  endless.said[0]?.onstart?.();
  endless.waits[0]?.over();
  await Promise.resolve();
  expect(endless.events.onStuck).not.toHaveBeenCalled();
  expect(endless.waits[1]?.ms).toBe(5000 + "One more sentence here. ".length * 12 * 200);
  endless.waits[1]?.over();
  await vi.waitFor(() => { expect(endless.events.onEnded.mock.calls).toEqual([[true]]); });
  expect(endless.synthesis.cancel).toHaveBeenCalledTimes(2);
});

/** A connected service that is sent the pieces of a text, and the sounds that the page plays of it. */
function connected(text: string) {
  class Sound {
    src = "";
    volume = 1;
    currentTime = 0;
    ended = false;
    onpause: (() => void) | null = null;
    onplaying: (() => void) | null = null;
    onended: (() => void) | null = null;
    onerror: (() => void) | null = null;
    readonly play = vi.fn(() => Promise.resolve());
    readonly pause = vi.fn();
    constructor() {
      sounds.push(this);
    }
  }
  const sounds: Sound[] = [];
  vi.stubGlobal("Audio", Sound);
  let made = 0;
  URL.createObjectURL = () => `blob:${String((made += 1))}`;
  URL.revokeObjectURL = () => undefined;
  const events = { onBegan: vi.fn(), onEnded: vi.fn(), onFailed: vi.fn(), onBrokenOff: vi.fn() };
  const waits: { readonly ms: number; readonly over: () => void }[] = [];
  const asked: { readonly piece: string; readonly signal: AbortSignal; readonly answer: (blob: Blob) => void; readonly fail: () => void }[] = [];
  const fetchAudio = (piece: string, signal: AbortSignal): Promise<Blob> => new Promise((answer, fail) => asked.push({ piece, signal, answer, fail: () => { fail(new Error("gone")); } }));
  const saying = sayWithService(fetchAudio, { text, manner: { voice: null, speed: 1, volume: 1 }, wait: (ms) => new Promise((resolve) => waits.push({ ms, over: resolve })), events });
  const pieces = piecesOf(text);
  /** The piece that comes next is sent, played and heard to its end. */
  const hear = async (at: number): Promise<void> => {
    await vi.waitFor(() => { expect(asked[at]?.piece).toBe(pieces[at]); });
    asked[at]?.answer(new Blob([]));
    await vi.waitFor(() => { expect(sounds[0]?.src).toBe(`blob:${String(at + 1)}`); });
    sounds[0]?.onplaying?.();
  };
  return { saying, pieces, asked, events, waits, hear, sound: () => sounds[0], counts: () => [events.onBegan, events.onEnded, events.onFailed].map(({ mock }) => mock.calls.length) };
}

it("ends no sentence within a number, and parts none for a service", async () => {
  const text = `${"The service answers it well. ".repeat(6)}It holds 99.95% of all calls in 1.5 s, which is what was asked.`;
  expect(piecesOf(text).join(" ")).toBe(text.trim());
  expect(piecesOf(text).some((piece) => /\d\.$|^\d/.test(piece))).toBe(false);
  const long = `It is ${"one very long and winding sentence ".repeat(12)}indeed.`;
  const one = connected(long);
  await vi.waitFor(() => { expect(one.asked.map(({ piece }) => piece)).toEqual([long]); });
});

it("gives up a connected voice of which nothing is heard in time, and lets one that is heard speak on", async () => {
  const stalled = connected("Why?");
  expect(stalled.waits.map(({ ms }) => ms)).toEqual([8000]);
  stalled.waits[0]?.over();
  await vi.waitFor(() => { expect(stalled.events.onFailed).toHaveBeenCalledTimes(1); });
  expect(stalled.asked[0]?.signal.aborted).toBe(true);
  const heard = connected("Why?");
  await heard.hear(0);
  heard.waits[0]?.over();
  await Promise.resolve();
  await Promise.resolve();
  expect(heard.counts()).toEqual([1, 0, 0]);
  expect(heard.asked[0]?.signal.aborted).toBe(false);
});

it("begins to speak with the first piece of a long text, has the next one ready when it is over, and ends after the last", async () => {
  const long = connected("One more sentence here. ".repeat(20));
  expect(long.pieces.length).toBeGreaterThan(2);
  expect(long.asked.map(({ piece }) => piece)).toEqual(long.pieces.slice(0, 1));
  for (const at of long.pieces.keys()) {
    await long.hear(at);
    await vi.waitFor(() => { expect(long.asked).toHaveLength(Math.min(at + 2, long.pieces.length)); });
    expect(long.counts()).toEqual([1, 0, 0]);
    long.sound()?.onended?.();
  }
  await vi.waitFor(() => { expect(long.events.onEnded.mock.calls).toEqual([[false]]); });
});

it("tells what was not heard where a later piece fails or does not come, and ends as one that was cut where somebody speaks", async () => {
  const broken = connected("One more sentence here. ".repeat(20));
  await broken.hear(0);
  await vi.waitFor(() => { expect(broken.asked).toHaveLength(2); });
  broken.asked[1]?.fail();
  await Promise.resolve();
  expect(broken.counts()).toEqual([1, 0, 0]);
  broken.sound()?.onended?.();
  await vi.waitFor(() => { expect(broken.events.onBrokenOff.mock.calls).toEqual([[broken.pieces.slice(1).join(" ")]]); });
  expect(broken.counts()).toEqual([1, 0, 0]);

  const hung = connected("One more sentence here. ".repeat(20));
  await hung.hear(0);
  await vi.waitFor(() => { expect(hung.asked).toHaveLength(2); });
  hung.sound()?.onended?.();
  await vi.waitFor(() => { expect(hung.waits.filter(({ ms }) => ms === 8000)).toHaveLength(2); });
  hung.waits.findLast(({ ms }) => ms === 8000)?.over();
  await vi.waitFor(() => { expect(hung.events.onBrokenOff.mock.calls).toEqual([[hung.pieces.slice(1).join(" ")]]); });
  expect(hung.asked[1]?.signal.aborted).toBe(true);

  const cut = connected("One more sentence here. ".repeat(20));
  await cut.hear(0);
  await vi.waitFor(() => { expect(cut.asked).toHaveLength(2); });
  cut.saying.cut();
  expect(cut.sound()?.pause).toHaveBeenCalledTimes(1);
  expect(cut.events.onEnded.mock.calls).toEqual([[true]]);
  expect(cut.asked[1]?.signal.aborted).toBe(true);
});

it("tells what is left where a sound stands still, or goes on for longer than its words can take, and lets one that plays play on", async () => {
  const text = "One more sentence here. ".repeat(20);
  const stalled = connected(text);
  await stalled.hear(0);
  const looks = () => stalled.waits.filter(({ ms }) => ms === 5000);
  for (const playedSeconds of [4, 8]) {
    Object.assign(stalled.sound() ?? {}, { currentTime: playedSeconds });
    const before = looks().length;
    looks().at(-1)?.over();
    await vi.waitFor(() => { expect(looks()).toHaveLength(before + 1); });
  }
  expect(stalled.counts()).toEqual([1, 0, 0]);
  expect(stalled.events.onBrokenOff).not.toHaveBeenCalled();
  looks().at(-1)?.over();
  await vi.waitFor(() => { expect(stalled.events.onBrokenOff.mock.calls).toEqual([[stalled.pieces.join(" ")]]); });
  expect(stalled.sound()?.pause).toHaveBeenCalledTimes(1);

  const endless = connected(text);
  await endless.hear(0);
  endless.sound()?.onended?.();
  await endless.hear(1);
  const bounds = endless.waits.filter(({ ms }) => ms === 5000 + (endless.pieces[0]?.length ?? 0) * 200);
  expect(bounds).toHaveLength(2);
  // The bound of a piece that was heard to its end bounds none that follows.
  bounds[0]?.over();
  await Promise.resolve();
  await Promise.resolve();
  expect(endless.events.onBrokenOff).not.toHaveBeenCalled();
  bounds[1]?.over();
  await vi.waitFor(() => { expect(endless.events.onBrokenOff.mock.calls).toEqual([[endless.pieces.slice(1).join(" ")]]); });

  const silent = connected("Why?");
  await vi.waitFor(() => { expect(silent.asked).toHaveLength(1); });
  silent.asked[0]?.answer(new Blob([]));
  await vi.waitFor(() => { expect(silent.waits).toHaveLength(3); });
  silent.waits.find(({ ms }) => ms === 5000)?.over();
  await vi.waitFor(() => { expect(silent.counts()).toEqual([0, 0, 1]); });
});

it("falls silent, and has nobody else go on, where a key of a headset pauses it; the end of a piece is no such pause", async () => {
  const paused = connected("How many requests a second do we expect at peak? And how exact must the limit be?");
  await paused.hear(0);
  Object.assign(paused.sound() ?? {}, { ended: true });
  paused.sound()?.onpause?.();
  expect(paused.counts()).toEqual([1, 0, 0]);
  Object.assign(paused.sound() ?? {}, { ended: false });
  paused.sound()?.onpause?.();
  expect(paused.events.onEnded.mock.calls).toEqual([[true]]);
  expect(paused.events.onBrokenOff).not.toHaveBeenCalled();
});
