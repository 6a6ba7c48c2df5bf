import { expect, it, vi } from "vitest";
import type { Heard } from "#core/voice/voice-view";
import { ApiProblem } from "../api";
import { endpointRecogniser } from "./endpoint-recogniser";
import { frameMs, frameSamples } from "./frame-shape";

const broken = new ApiProblem({ status: 502, code: null, message: "The service failed.", mend: "Try again." });
const heard = (text: string): Heard => ({ text, words: text.split(" ").map((word, at) => ({ text: word, fromMs: at * 100, toMs: at * 100 + 90, confidence: 0.9 })), confidence: 0.9 });

function world(write: (nth: number) => Promise<Heard>) {
  const told = { onPartial: vi.fn(), onFinal: vi.fn(), onPending: vi.fn(), onTrouble: vi.fn() };
  let nth = 0;
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const wait = (ms: number): Promise<void> => new Promise((resolve) => waits.push({ ms, end: resolve }));
  const recogniser = endpointRecogniser({ write: () => write(nth++), wait, isHandsFree: false, events: told });
  let at = 0;
  const hold = (ms: number): void => {
    recogniser.start();
    for (let left = ms; left > 0; left -= frameMs) {
      recogniser.take({ samples: new Float32Array(frameSamples), atMs: at * frameMs, probability: null });
      at += 1;
    }
    recogniser.stop();
  };
  return { recogniser, told, hold, waits, texts: () => told.onFinal.mock.calls.map(([words]: readonly { readonly text: string }[][]) => words?.map(({ text }) => text).join(" ")) };
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
