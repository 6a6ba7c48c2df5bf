import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";
import { speechKeeper } from "./speech-keeper";
import { openSpeechShelf, type SpeechShelf } from "./speech-shelf";
import type { Segment } from "./segments";

/** Half a second of speech that begins at that moment of the page. */
const spoken = (fromMs: number, loudness = 0.25): Segment => ({ samples: new Float32Array(8000).fill(loudness), fromMs, toMs: fromMs + 500 });

let shelves = 0;

/** Pages of one browser, each with a clock of its own; a stretch belongs to one of them at a time. */
async function browser() {
  const shelf = await openSpeechShelf(`shelf ${String((shelves += 1))}`);
  const held = new Set<string>();
  const page = ({ session = "s1", openedAt = 1_000_000, on = shelf }: { readonly session?: string; readonly openedAt?: number; readonly on?: SpeechShelf | null } = {}) =>
    speechKeeper({
      session,
      shelf: () => Promise.resolve(on),
      hold(id) {
        if (held.has(id)) return Promise.resolve(null);
        held.add(id);
        return Promise.resolve(() => void held.delete(id));
      },
      clock: { toServer: (ms) => openedAt + ms, toPage: (ms) => ms - openedAt },
    });
  return { shelf, page, left: async () => (await shelf.of("s1")).length };
}

it("keeps speech past its page, for the next one on its own clock, in the order in which it was said", async () => {
  const { page, left } = await browser();
  const first = page();
  expect(await first.keep(spoken(9000, 0.5))).toBe(true);
  expect(await first.keep(spoken(2000))).toBe(true);
  first.close();
  const taken = await page({ openedAt: 1_060_000 }).takeUp();
  expect(taken.map(({ fromMs, toMs, samples }) => ({ fromMs, toMs, count: samples.length, loudness: Math.round((samples[0] ?? 0) * 1000) }))).toEqual([
    { fromMs: -58_000, toMs: -57_500, count: 8000, loudness: 250 },
    { fromMs: -51_000, toMs: -50_500, count: 8000, loudness: 500 },
  ]);
  expect(await left()).toBe(2);
});

it("leaves nothing behind of what was written down, be it while it was still being put there", async () => {
  const { page, left } = await browser();
  const keeper = page();
  const one = spoken(0);
  await keeper.keep(one);
  keeper.letGo(one);
  await vi.waitFor(async () => { expect(await left()).toBe(0); });
  const other = spoken(1000);
  const coming = keeper.keep(other);
  keeper.letGo(other);
  await coming;
  await vi.waitFor(async () => { expect(await left()).toBe(0); });
});

it("keeps a stretch once, however often it fails", async () => {
  const { page, left } = await browser();
  const keeper = page();
  const one = spoken(0);
  await Promise.all([keeper.keep(one), keeper.keep(one)]);
  await keeper.keep(one);
  expect(await left()).toBe(1);
});

it("offers to no page what another one still has, and what that one left", async () => {
  const { page } = await browser();
  const first = page();
  await first.keep(spoken(0));
  expect(await page().takeUp()).toEqual([]);
  first.close();
  const [second, third] = [page(), page()];
  expect(await second.takeUp()).toHaveLength(1);
  expect(await third.takeUp()).toEqual([]);
});

it("takes up once what it has, also where the browser has no locks that tell", async () => {
  const { shelf } = await browser();
  const keeper = speechKeeper({ session: "s1", shelf: () => Promise.resolve(shelf), hold: () => Promise.resolve(() => undefined), clock: { toServer: (ms) => ms, toPage: (ms) => ms } });
  await shelf.put({ id: "left", session: "s1", at: 0, pcm: new Int16Array(8000) });
  await keeper.keep(spoken(1000));
  const [one, other] = await Promise.all([keeper.takeUp(), keeper.takeUp()]);
  expect([...one, ...other]).toHaveLength(1);
  expect(await keeper.takeUp()).toEqual([]);
});

it("belongs to one session, and goes with it", async () => {
  const { shelf, page } = await browser();
  for (const session of ["s1", "s2"]) {
    const keeper = page({ session });
    await keeper.keep(spoken(0));
    await keeper.keep(spoken(500));
    keeper.close();
  }
  expect(await shelf.sessions()).toEqual(["s1", "s2"]);
  await shelf.forget("s1");
  expect(await shelf.sessions()).toEqual(["s2"]);
  expect(await page({ session: "s1" }).takeUp()).toEqual([]);
  expect(await page({ session: "s2" }).takeUp()).toHaveLength(2);
});

it("says that it is not kept where the browser keeps nothing or has no room, and keeps it once there is some", async () => {
  const { shelf, page, left } = await browser();
  expect(await page({ on: null }).keep(spoken(0))).toBe(false);
  expect(await page({ on: null }).takeUp()).toEqual([]);
  let isFull = true;
  const full: SpeechShelf = { ...shelf, put: (speech) => (isFull ? Promise.reject(new DOMException("No room.", "QuotaExceededError")) : shelf.put(speech)) };
  const keeper = page({ on: full });
  const one = spoken(0);
  expect(await keeper.keep(one)).toBe(false);
  expect(await left()).toBe(0);
  isFull = false;
  expect(await keeper.keep(one)).toBe(true);
  expect(await left()).toBe(1);
});
