import { expect, it, vi } from "vitest";
import { browserRecogniser } from "./browser-recogniser";
import type { RecognizedEvent, SpeechRecognizer } from "./speech-recognition";

class Fake extends EventTarget {
  lang = "";
  continuous = false;
  interimResults = false;
  processLocally = false;
  phrases: unknown;
  onresult: ((event: RecognizedEvent) => void) | null = null;
  onerror: ((event: { readonly error: string }) => void) | null = null;
  onend: (() => void) | null = null;
  readonly start = vi.fn();
  readonly stop = vi.fn();
  readonly abort = vi.fn();
  says(transcript: string, isFinal: boolean, confidence = 0): void {
    this.onresult?.({ resultIndex: 0, results: [Object.assign([{ transcript, confidence }], { isFinal })] });
  }
}

function world(by: "device" | "browser-service" = "device") {
  const made: Fake[] = [];
  const told = { onPartial: vi.fn(), onFinal: vi.fn(), onPending: vi.fn(), onShelved: vi.fn(), onTrouble: vi.fn() };
  let nowMs = 10_000;
  const make = (): SpeechRecognizer => {
    const fake = new Fake();
    made.push(fake);
    return fake;
  };
  let terms = ["cache"];
  const waits: (() => void)[] = [];
  const wait = (): Promise<void> => new Promise((resolve) => waits.push(resolve));
  const recogniser = browserRecogniser({ by, make, lang: "en-US", phrases: () => terms, wait, now: () => nowMs, events: told });
  return { recogniser, made, told, pass: (ms: number) => { nowMs += ms; }, expect: (newer: string[]) => { terms = newer; }, waitIsOver: () => { for (const resolve of waits) resolve(); } };
}

it("recognises on this machine where it is to, and expects the session's terms", () => {
  const { recogniser, made } = world();
  recogniser.start();
  expect(made[0]).toMatchObject({ lang: "en-US", continuous: true, interimResults: true, processLocally: true, phrases: ["cache"] });
  const service = world("browser-service");
  service.recogniser.start();
  expect(service.made[0]?.processLocally).toBe(false);
});

it("shows words as they come and times them by when they came", () => {
  const { recogniser, made, told, pass } = world();
  recogniser.start();
  made[0]?.says("we put", false);
  expect(told.onPartial).toHaveBeenLastCalledWith("we put");
  pass(2000);
  made[0]?.says("we put a cache", true, 0.8);
  expect(told.onFinal).toHaveBeenCalledWith([{ text: "we put a cache", from: 9700, to: 11_700, confidence: 0.8 }]);
  expect(told.onPartial).toHaveBeenLastCalledWith("");
});

it("listens on when the browser ends by itself, and stops when it is told to", () => {
  const { recogniser, made, pass } = world();
  recogniser.start();
  pass(60_000);
  made[0]?.onend?.();
  expect(made).toHaveLength(2);
  recogniser.stop();
  expect(made[1]?.stop).toHaveBeenCalled();
  made[1]?.onend?.();
  expect(made).toHaveLength(2);
});

it("says in plain words why it cannot, and does not try for ever", () => {
  const refused = world();
  refused.recogniser.start();
  refused.made[0]?.onerror?.({ error: "not-allowed" });
  expect(refused.told.onTrouble).toHaveBeenCalledWith({ says: "The browser does not let this page recognise speech. You can type.", hasKept: false, isOver: true });

  const { recogniser, made, told } = world();
  recogniser.start();
  for (let at = 0; at < 10; at += 1) made.at(-1)?.onend?.();
  expect(made.length).toBeLessThan(7);
  expect(told.onTrouble).toHaveBeenCalledTimes(1);
});

it("does without the terms where they are not known, and takes silence for no trouble", () => {
  const { recogniser, made, told, pass } = world();
  recogniser.start();
  made[0]?.onerror?.({ error: "phrases-not-supported" });
  made[0]?.onerror?.({ error: "no-speech" });
  pass(1000);
  made[0]?.onend?.();
  expect(made[1]?.phrases).toBeUndefined();
  expect(told.onTrouble).not.toHaveBeenCalled();
});

it("expects the newest terms at every session", () => {
  const { recogniser, made, pass, expect: expectTerms } = world();
  recogniser.start();
  expectTerms(["queue"]);
  pass(60_000);
  made[0]?.onend?.();
  expect(made[1]?.phrases).toEqual(["queue"]);
});

it("takes what was half recognised for final where the browser ends, once", () => {
  const { recogniser, made, told } = world();
  recogniser.start();
  made[0]?.says("half a", false);
  recogniser.stop();
  expect(told.onPending).toHaveBeenLastCalledWith(1);
  made[0]?.onend?.();
  expect(told.onFinal.mock.calls).toMatchObject([[[{ text: "half a", confidence: null }]]]);
  expect(told.onPartial).toHaveBeenLastCalledWith("");
  expect(told.onPending).toHaveBeenLastCalledWith(0);
});

it("does not wait for ever for a browser that does not end, and hears it no more", async () => {
  const { recogniser, made, told, waitIsOver } = world();
  recogniser.start();
  made[0]?.says("half a", false);
  recogniser.stop();
  waitIsOver();
  await vi.waitFor(() => { expect(told.onFinal).toHaveBeenCalledTimes(1); });
  expect(made[0]?.abort).toHaveBeenCalled();
  made[0]?.says("half a word", true);
  expect(told.onFinal).toHaveBeenCalledTimes(1);
  expect(told.onPending).toHaveBeenLastCalledWith(0);
});

it("listens again after a trouble only where it was told to start and not to stop since", () => {
  const { recogniser, made, told } = world("browser-service");
  recogniser.start();
  made[0]?.onerror?.({ error: "network" });
  recogniser.again();
  expect(made).toHaveLength(2);
  expect(told.onTrouble).toHaveBeenLastCalledWith(null);
  made[1]?.onerror?.({ error: "network" });
  recogniser.stop();
  recogniser.again();
  expect(made).toHaveLength(2);
  expect(told.onTrouble).toHaveBeenLastCalledWith(null);
  recogniser.start();
  expect(made).toHaveLength(3);
});
