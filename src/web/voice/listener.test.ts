import { expect, it, vi } from "vitest";
import { hear, silent, type Activity } from "#core/voice/activity";
import type { TimedWord } from "#core/voice/timed-word";
import { listener } from "./listener";

const frameMs = 32;

/** Somebody who speaks and is silent, frame by frame, and a recogniser that writes down what the test says. */
function world({ isHandsFree = true }: { readonly isHandsFree?: boolean } = {}) {
  const told = { onWords: vi.fn(), onTurnOver: vi.fn(() => { heard.said(); }), onDoubt: vi.fn(), onCleared: vi.fn(), onSettle: vi.fn(), onChange: vi.fn() };
  const heard = listener({ isHandsFree: () => isHandsFree, vocabulary: () => ["cache", "queue"], ...told });
  let atMs = 0;
  let activity: Activity = silent;
  const sound = (ms: number, probability: number): void => {
    for (let left = ms; left > 0; left -= frameMs) {
      const next = hear(activity, { atMs, lastsMs: frameMs, probability });
      activity = next.activity;
      atMs += frameMs;
      heard.sound(activity, next.change, atMs);
    }
  };
  const said = (text: string, confidence: number | null = null): readonly TimedWord[] => text.split(" ").map((word) => ({ text: word, from: atMs - 500, to: atMs - 500, confidence }));
  heard.begin("Walk me through it.");
  return { heard, told, speak: (ms: number) => { sound(ms, 0.9); }, silence: (ms: number) => { sound(ms, 0.02); }, said };
}

it("ends the turn after a pause, not within it, and once", () => {
  const { heard, told, speak, silence, said } = world();
  speak(4000);
  silence(600);
  heard.final(said("the queue takes the writes."));
  silence(1150);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  expect(heard.shown()).toMatchObject({ state: "ending" });
  silence(100);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
  silence(5000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
});

it("waits for words that are still being written down, and for those that go on", () => {
  const { heard, told, speak, silence, said } = world();
  speak(4000);
  heard.pending(1);
  silence(6000);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  heard.final(said("the queue takes it because"));
  heard.pending(0);
  speak(1000);
  silence(600);
  heard.final(said("it must and"));
  silence(2800);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  silence(1500);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
});

it("learns from the person's own pauses", () => {
  const { heard, told, speak, silence, said } = world();
  for (let round = 0; round < 12; round += 1) {
    speak(2000);
    silence(1700);
    heard.final(said("one more thing here"));
  }
  speak(3000);
  heard.final(said("done now."));
  silence(2900);
  // Their pauses count from the next turn on; this one ended by what is usual.
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
  speak(4000);
  heard.final(said("the next turn."));
  silence(2400);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
  silence(2000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(2);
});

it("leaves it to whoever has begun to type, and to a moment that was asked for until they speak again", () => {
  const { heard, told, speak, silence, said } = world();
  speak(4000);
  heard.final(said("some words."));
  heard.edited();
  silence(6000);
  expect(heard.shown().state).toBe("holding");
  expect(told.onTurnOver).not.toHaveBeenCalled();
  heard.said();
  speak(4000);
  heard.final(said("other words."));
  heard.hold(true);
  silence(6000);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  speak(4000);
  heard.final(said("and here they are."));
  silence(3000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
});

it("asks about one word before the answer counts, and takes the answer by voice", () => {
  const { heard, told, speak, silence, said } = world();
  speak(4000);
  heard.final([...said("it sits in a"), ...said("cash", 0.2)]);
  silence(3000);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  expect(heard.shown().doubt).toMatchObject({ heard: "cash", suggestion: "cache" });
  speak(300);
  silence(600);
  heard.final(said("Yes."));
  expect(told.onCleared.mock.calls).toMatchObject([[{ heard: "cash" }, "cache"]]);
  expect(told.onWords).toHaveBeenCalledTimes(1);
  silence(3000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
});

it("takes what is no reply for more of the answer, and lets a plain no wait for a hand", () => {
  const { heard, told, speak, silence, said } = world();
  speak(4000);
  heard.final(said("cash", 0.2));
  silence(4000);
  heard.final(said("and behind it stands the database with all the rest of it."));
  expect(heard.shown().doubt).toBeNull();
  expect(told.onWords).toHaveBeenCalledTimes(2);
  silence(3000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
  speak(4000);
  heard.final(said("queue", 0.2));
  silence(4000);
  expect(told.onDoubt).toHaveBeenCalledTimes(2);
  heard.final(said("No."));
  speak(4000);
  silence(6000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
  expect(heard.shown().state).toBe("holding");
});

it("does not end a turn that is held by a button, and asks for its doubt when it is let go", () => {
  const { heard, told, speak, silence, said } = world({ isHandsFree: false });
  speak(4000);
  heard.rest();
  heard.final(said("cash", 0.2));
  silence(9000);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  heard.ask();
  heard.ask();
  expect(told.onDoubt).toHaveBeenCalledTimes(1);
});

it("asks the recogniser for what it has only half recognised", () => {
  const { heard, told, speak, silence } = world();
  speak(3000);
  heard.partial("half a");
  silence(3000);
  expect(told.onSettle).toHaveBeenCalledTimes(1);
  expect(told.onTurnOver).not.toHaveBeenCalled();
});

it("keeps for the next turn what was said after the interviewer broke in", () => {
  const { heard } = world();
  heard.final([{ text: "before.", from: 100, to: 200, confidence: null }, { text: "after", from: 300, to: 400, confidence: null }]);
  heard.said(200);
  expect(heard.words().map(({ text }) => text)).toEqual(["after"]);
});

it("leaves words that somebody typed over while they were being heard, and adds only those that come after them", () => {
  const { heard, told, said } = world();
  heard.partial("we put a");
  heard.edited();
  heard.partial("we put a cache");
  expect(heard.shown().partial).toBe("cache");
  heard.final(said("We put a cache there."));
  expect(told.onWords.mock.calls).toEqual([["cache there."]]);
  heard.final(said("And then more."));
  expect(told.onWords).toHaveBeenLastCalledWith("And then more.");
});

it("leaves the words of before this page to be read: nothing ends by itself before they are said", () => {
  const { heard, told, speak, silence, said } = world();
  heard.earlier(said("the queue takes"));
  expect(told.onWords).toHaveBeenLastCalledWith("the queue takes");
  speak(2000);
  heard.final(said("the writes."));
  silence(20_000);
  expect(told.onTurnOver).not.toHaveBeenCalled();
  expect(heard.words().map(({ text }) => text).join(" ")).toBe("the queue takes the writes.");
  heard.said();
  speak(2000);
  heard.final(said("the next turn."));
  silence(5000);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
});

it("outlives the page only where all of it does", () => {
  const { heard, speak, silence } = world();
  heard.pending(2);
  heard.shelved(1);
  expect(heard.shown().isShelved).toBe(false);
  heard.shelved(2);
  expect(heard.shown().isShelved).toBe(true);
  speak(1000);
  expect(heard.shown().isShelved).toBe(false);
  silence(2000);
  expect(heard.shown().isShelved).toBe(true);
  heard.partial("half a");
  expect(heard.shown().isShelved).toBe(false);
});

it("ends the turn by itself though speech is left of before the page", () => {
  const { heard, told, speak, silence, said } = world();
  heard.left({ trouble: { says: "From before.", hasKept: true, isOver: false }, isShelved: true });
  speak(4000);
  silence(600);
  heard.final(said("the queue takes the writes."));
  silence(1300);
  expect(told.onTurnOver).toHaveBeenCalledTimes(1);
});
