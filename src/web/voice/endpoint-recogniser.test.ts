import { expect, it, vi } from "vitest";
import type { Heard } from "#core/voice/voice-view";
import { ApiProblem } from "../api";
import { endpointRecogniser } from "./endpoint-recogniser";
import { frameMs, frameSamples } from "./frame-shape";
import type { Segment } from "./segments";

const broken = new ApiProblem({ status: 502, code: null, message: "The service failed.", mend: "Try again." });
const heard = (text: string): Heard => ({ text, words: text.split(" ").map((word, at) => ({ text: word, fromMs: at * 100, toMs: at * 100 + 90, confidence: 0.9 })), confidence: 0.9 });

function world(write: (nth: number) => Promise<Heard>, earlier: readonly Segment[] = []) {
  const told = { onPartial: vi.fn(), onFinal: vi.fn(), onPending: vi.fn(), onShelved: vi.fn(), onTrouble: vi.fn() };
  const onDisk = new Set(earlier);
  let hasRoom = true;
  const keeper = {
    keep(segment: Segment) {
      if (hasRoom) onDisk.add(segment);
      return Promise.resolve(hasRoom);
    },
    letGo: (segment: Segment) => void onDisk.delete(segment),
  };
  let nth = 0;
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const wait = (ms: number): Promise<void> => new Promise((resolve) => waits.push({ ms, end: resolve }));
  const recogniser = endpointRecogniser({ write: () => write(nth++), wait, isHandsFree: false, keeper, earlier, events: told });
  let at = 0;
  const hold = (ms: number): void => {
    recogniser.start();
    for (let left = ms; left > 0; left -= frameMs) {
      recogniser.take({ samples: new Float32Array(frameSamples), atMs: at * frameMs, probability: null });
      at += 1;
    }
    recogniser.stop();
  };
  const fill = (): void => { hasRoom = false; };
  return { recogniser, told, onDisk, fill, hold, waits, texts: () => told.onFinal.mock.calls.map(([words]: readonly { readonly text: string }[][]) => words?.map(({ text }) => text).join(" ")) };
}

it("writes down hold after hold in their order, on the page's clock, however long each takes", async () => {
  const { told, hold, texts } = world(async (nth) => {
    await new Promise((resolve) => setTimeout(resolve, nth === 0 ? 30 : 1));
    return heard(nth === 0 ? "first words" : "then these");
  });
  hold(960);
  hold(960);
  await vi.waitFor(() => { expect(texts()).toEqual(["first words", "then these"]); });
  expect(told.onFinal.mock.calls[1]?.[0]).toMatchObject([{ text: "then", from: 960, to: 1050 }, { text: "these", from: 1060, to: 1150 }]);
  expect(told.onPending.mock.calls.at(-1)).toEqual([0]);
});

it("tries once more by itself, and says nothing of it", async () => {
  const { told, hold, waits, texts } = world((nth) => (nth === 0 ? Promise.reject(broken) : Promise.resolve(heard("here"))));
  hold(960);
  await vi.waitFor(() => { expect(waits.map(({ ms }) => ms)).toEqual([700]); });
  waits[0]?.end();
  await vi.waitFor(() => { expect(texts()).toEqual(["here"]); });
  expect(told.onTrouble).not.toHaveBeenCalled();
});

it("says what is wrong after that, keeps what was said, and loses nothing when it is tried again", async () => {
  const { recogniser, told, hold, waits, texts } = world((nth) => (nth < 3 ? Promise.reject(broken) : Promise.resolve(heard(nth === 3 ? "first" : "second"))));
  hold(960);
  await vi.waitFor(() => { expect(waits).toHaveLength(1); });
  waits[0]?.end();
  await vi.waitFor(() => { expect(told.onTrouble).toHaveBeenCalledTimes(1); });
  expect(told.onTrouble.mock.calls[0]?.[0]).toEqual({ says: "The service failed. What you said is kept here: try again, or type it. It is also tried again by itself soon.", hasKept: true, isOver: false });
  hold(960);
  await vi.waitFor(() => { expect(told.onTrouble).toHaveBeenCalledTimes(2); });
  expect(texts()).toEqual([]);
  recogniser.again();
  expect(told.onTrouble.mock.calls.at(-1)).toEqual([null]);
  await vi.waitFor(() => { expect(texts()).toEqual(["first", "second"]); });
  expect(told.onTrouble.mock.calls.at(-1)).toEqual([null]);
});

it("goes on by itself after longer and longer rests where nobody says when, and not where the same would be refused again", async () => {
  const { hold, waits, texts } = world((nth) => (nth < 6 ? Promise.reject(broken) : Promise.resolve(heard("here"))));
  hold(960);
  for (let at = 0; at < 6; at += 1) {
    await vi.waitFor(() => { expect(waits).toHaveLength(at + 1); });
    waits[at]?.end();
  }
  await vi.waitFor(() => { expect(texts()).toEqual(["here"]); });
  expect(waits.map(({ ms }) => ms)).toEqual([700, 5000, 10_000, 20_000, 40_000, 60_000]);

  const gone = world(() => Promise.reject(new ApiProblem({ status: 404, code: "voice-unknown", message: "No transcription service is connected.", mend: "Connect one." })));
  gone.hold(960);
  await vi.waitFor(() => { expect(gone.waits).toHaveLength(1); });
  gone.waits[0]?.end();
  await vi.waitFor(() => { expect(gone.told.onTrouble).toHaveBeenCalledWith({ says: "No transcription service is connected. What you said is kept here: try again, or type it.", hasKept: true, isOver: false }); });
  expect(gone.waits).toHaveLength(1);
});

it("is silent once it is closed", async () => {
  const { recogniser, told, hold } = world(() => new Promise((resolve) => setTimeout(() => { resolve(heard("late")); }, 5)));
  hold(960);
  recogniser.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told.onFinal).not.toHaveBeenCalled();
});

it("keeps ten minutes of sound, whatever its pieces, and says so where there is no room for more", async () => {
  const { told, hold } = world(() => new Promise(() => undefined));
  for (let at = 0; at < 60; at += 1) hold(9600);
  expect(told.onPending).toHaveBeenLastCalledWith(60);
  expect(told.onTrouble).not.toHaveBeenCalled();
  for (let at = 0; at < 3; at += 1) hold(9600);
  expect(told.onPending).toHaveBeenLastCalledWith(62);
  expect(told.onTrouble.mock.calls).toMatchObject([[{ hasKept: true, says: expect.stringContaining("no more can be kept") }]]);
});

it("puts on disk what failed and what waits behind it, and takes it off once its words are there", async () => {
  const { recogniser, told, hold, onDisk, waits, texts } = world((nth) => (nth < 2 ? Promise.reject(broken) : Promise.resolve(heard("here"))));
  hold(960);
  await vi.waitFor(() => { expect(onDisk.size).toBe(1); });
  expect(told.onShelved).toHaveBeenLastCalledWith(1);
  waits[0]?.end();
  await vi.waitFor(() => { expect(told.onTrouble).toHaveBeenCalledTimes(1); });
  told.onFinal.mockImplementation(() => { expect(onDisk.size).toBeGreaterThan(0); });
  recogniser.again();
  await vi.waitFor(() => { expect(texts()).toEqual(["here"]); });
  expect(onDisk.size).toBe(0);
  expect(told.onShelved).toHaveBeenLastCalledWith(0);
});

it("puts nothing on disk that is written down at once, and what hangs only when it is told to", async () => {
  const good = world(() => Promise.resolve(heard("here")));
  good.hold(960);
  await vi.waitFor(() => { expect(good.texts()).toEqual(["here"]); });
  expect(good.onDisk.size).toBe(0);
  expect(good.told.onShelved.mock.calls.every(([count]) => count === 0)).toBe(true);

  const hung = world(() => new Promise(() => undefined));
  hung.hold(960);
  hung.hold(960);
  expect(hung.onDisk.size).toBe(0);
  hung.recogniser.shelve();
  await vi.waitFor(() => { expect(hung.told.onShelved).toHaveBeenLastCalledWith(2); });
  expect(hung.onDisk.size).toBe(2);
});

it("does not say that it outlives the page where the disk is full, and keeps it on the page all the same", async () => {
  const { recogniser, told, hold, fill, waits, texts } = world((nth) => (nth < 2 ? Promise.reject(broken) : Promise.resolve(heard("here"))));
  fill();
  hold(960);
  await vi.waitFor(() => { expect(waits).toHaveLength(1); });
  waits[0]?.end();
  await vi.waitFor(() => { expect(told.onTrouble).toHaveBeenCalledTimes(1); });
  expect(told.onShelved).toHaveBeenLastCalledWith(0);
  recogniser.again();
  await vi.waitFor(() => { expect(texts()).toEqual(["here"]); });
});

const left: Segment = { samples: new Float32Array(frameSamples * 30), fromMs: -5000, toMs: -4040 };

it("offers what was left before this page, sends it to nobody unasked, and puts its words at their time", async () => {
  const write = vi.fn(() => Promise.resolve(heard("from before")));
  const { recogniser, told, onDisk, texts } = world(write, [left]);
  expect(told.onTrouble.mock.calls).toEqual([[{ says: expect.stringMatching(/What you said is kept here: try again, or type it\.$/), hasKept: true, isOver: false }]]);
  expect(told.onPending).toHaveBeenLastCalledWith(1);
  expect(told.onShelved).toHaveBeenLastCalledWith(1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(write).not.toHaveBeenCalled();
  recogniser.again();
  await vi.waitFor(() => { expect(texts()).toEqual(["from before"]); });
  expect(told.onFinal.mock.calls[0]?.[0]).toMatchObject([{ text: "from", from: -5000 }, { text: "before", from: -4900 }]);
  expect(onDisk.size).toBe(0);
});

it("lets go of what is discarded, on the page and on disk, though it was just being tried again", async () => {
  let answer: (value: Heard) => void = () => undefined;
  const { recogniser, told, hold, onDisk, waits, texts } = world((nth) => (nth === 0 ? Promise.reject(broken) : nth === 1 ? new Promise((resolve) => { answer = resolve; }) : Promise.resolve(heard("new"))));
  hold(960);
  await vi.waitFor(() => { expect(onDisk.size).toBe(1); });
  waits[0]?.end();
  await new Promise((resolve) => setTimeout(resolve, 5));
  recogniser.discard();
  expect(onDisk.size).toBe(0);
  expect(told.onPending).toHaveBeenLastCalledWith(0);
  expect(told.onTrouble).toHaveBeenLastCalledWith(null);
  hold(960);
  answer(heard("discarded"));
  await vi.waitFor(() => { expect(texts()).toEqual(["new"]); });
});

it("keeps nothing of a session that was erased", async () => {
  const { told, hold, onDisk, waits } = world(() => Promise.reject(new ApiProblem({ status: 404, code: "session-unknown", message: "There is no such session.", mend: "Start one." })));
  hold(960);
  await vi.waitFor(() => { expect(told.onTrouble).toHaveBeenLastCalledWith({ says: "There is no such session. Start one.", hasKept: false, isOver: true }); });
  expect(told.onPending).toHaveBeenLastCalledWith(0);
  expect(onDisk.size).toBe(0);
  expect(waits).toEqual([]);
});

it("says how to put right a service that is left alone for minutes", async () => {
  const { told, hold } = world(() => Promise.reject(new ApiProblem({ status: 502, code: "voice-failed", message: "The service does not accept the key (401).", mend: "Give its key anew in Settings.", retryAfterMs: 300_000 })));
  hold(960);
  await vi.waitFor(() => { expect(told.onTrouble).toHaveBeenCalledWith({ says: "The service does not accept the key (401). Give its key anew in Settings. What you said is kept here: try again, or type it. It is also tried again by itself in 5 min.", hasKept: true, isOver: false }); });
});
