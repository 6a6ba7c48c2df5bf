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

it("gives up a connected voice of which nothing is heard in time, and lets one that is heard speak on", async () => {
  class Sound {
    static made: Sound[] = [];
    src = "";
    volume = 1;
    onplaying: (() => void) | null = null;
    readonly pause = vi.fn();
    constructor() {
      Sound.made.push(this);
    }
  }
  vi.stubGlobal("Audio", Sound);
  URL.revokeObjectURL = () => undefined;
  const service = () => {
    const events = { onBegan: vi.fn(), onEnded: vi.fn(), onFailed: vi.fn() };
    const waits: { readonly ms: number; readonly over: () => void }[] = [];
    let asked: AbortSignal | null = null;
    sayWithService((signal) => new Promise(() => { asked = signal; }), { manner: { voice: null, speed: 1, volume: 1 }, wait: (ms) => new Promise((resolve) => waits.push({ ms, over: resolve })), events });
    return { events, waits, isTakenBack: () => asked?.aborted === true };
  };
  const stalled = service();
  expect(stalled.waits.map(({ ms }) => ms)).toEqual([8000]);
  stalled.waits[0]?.over();
  await vi.waitFor(() => { expect(stalled.events.onFailed).toHaveBeenCalledTimes(1); });
  expect(stalled.isTakenBack()).toBe(true);
  const heard = service();
  Sound.made[1]?.onplaying?.();
  heard.waits[0]?.over();
  await Promise.resolve();
  await Promise.resolve();
  expect([heard.events.onBegan.mock.calls.length, heard.events.onEnded.mock.calls.length, heard.events.onFailed.mock.calls.length, heard.isTakenBack()]).toEqual([1, 0, 0, false]);
});
