import { expect, it, vi } from "vitest";
import type { Recogniser, RecogniserEvents } from "./recogniser";
import { recogniserRelay } from "./recogniser-relay";

function world() {
  const told = { onPartial: vi.fn(), onFinal: vi.fn(), onEarlier: vi.fn(), onLeft: vi.fn(), onPending: vi.fn(), onShelved: vi.fn(), onTrouble: vi.fn() };
  const relay = recogniserRelay(told);
  const start = (by: "listenWith" | "takeUp") => {
    const one = { by: "endpoint", start: vi.fn(), stop: vi.fn(), settle: vi.fn(), take: vi.fn(), again: vi.fn(), shelve: vi.fn(), discard: vi.fn(), close: vi.fn() } as const satisfies Recogniser;
    const heard: RecogniserEvents[] = [];
    relay[by]((events) => {
      heard.push(events);
      return one;
    });
    return { one, events: heard[0] ?? told };
  };
  return { relay, told, listen: () => start("listenWith"), takeUp: () => start("takeUp") };
}

const words = [{ text: "late", from: 0, to: 1, confidence: null }];

it("stops the one before, waits for what it still writes down, and closes it then", () => {
  const { told, listen } = world();
  const first = listen();
  first.events.onPending(1);
  const second = listen();
  expect(first.one.stop).toHaveBeenCalledTimes(1);
  expect(first.one.close).not.toHaveBeenCalled();
  second.events.onPending(2);
  expect(told.onPending).toHaveBeenLastCalledWith(3);
  first.events.onFinal(words);
  expect(told.onFinal).toHaveBeenCalledWith(words);
  first.events.onPending(0);
  expect(first.one.close).toHaveBeenCalledTimes(1);
  expect(told.onPending).toHaveBeenLastCalledWith(2);
  expect(second.one.close).not.toHaveBeenCalled();
});

it("keeps what could not be written down where nobody listens any more, and tries it again", () => {
  const { relay, told, listen } = world();
  const { one, events } = listen();
  events.onPending(1);
  events.onTrouble({ says: "Kept.", hasKept: true, isOver: false });
  relay.listenWith(null);
  expect(relay.current()).toBeNull();
  expect(one.close).not.toHaveBeenCalled();
  expect(told.onTrouble).toHaveBeenLastCalledWith({ says: "Kept.", hasKept: true, isOver: false });
  relay.again();
  expect(one.again).toHaveBeenCalledTimes(1);
});

it("is silent once it is closed", () => {
  const { relay, told, listen } = world();
  const { one, events } = listen();
  relay.close();
  events.onFinal(words);
  expect(one.close).toHaveBeenCalledTimes(1);
  expect(told.onFinal).not.toHaveBeenCalled();
});

it("hears what is left of before apart from what is said now, and closes it once it is written down", () => {
  const { relay, told, listen, takeUp } = world();
  const now = listen();
  const earlier = takeUp();
  earlier.events.onTrouble({ says: "From before.", hasKept: true, isOver: false });
  earlier.events.onPending(2);
  earlier.events.onShelved(2);
  expect(relay.current()).toBe(now.one);
  now.events.onPending(1);
  expect(told.onPending).toHaveBeenLastCalledWith(1);
  expect(told.onShelved).toHaveBeenLastCalledWith(0);
  expect(told.onTrouble).toHaveBeenLastCalledWith(null);
  expect(told.onLeft).toHaveBeenLastCalledWith({ trouble: { says: "From before.", hasKept: true, isOver: false }, isShelved: true });
  relay.again();
  expect([now.one.again, earlier.one.again].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  earlier.events.onTrouble(null);
  earlier.events.onFinal(words);
  expect(told.onEarlier).toHaveBeenCalledWith(words);
  expect(told.onFinal).not.toHaveBeenCalled();
  earlier.events.onShelved(0);
  earlier.events.onPending(0);
  expect(earlier.one.close).toHaveBeenCalledTimes(1);
  expect(told.onLeft).toHaveBeenLastCalledWith(null);
  expect(now.one.close).not.toHaveBeenCalled();
  relay.shelve();
  relay.discard();
  expect([now.one.shelve, now.one.discard, earlier.one.shelve].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
});

it("tries again and lets go of what is told alone: of this page before what is left of earlier, and what can be tried again before what cannot", () => {
  const { relay, listen, takeUp } = world();
  const now = listen();
  const earlier = takeUp();
  const tries = () => [now.one.again, earlier.one.again, now.one.discard, earlier.one.discard].map(({ mock }) => mock.calls.length);
  earlier.events.onTrouble({ says: "From before.", hasKept: true, isOver: false });
  earlier.events.onPending(1);
  now.events.onTrouble({ says: "Not heard.", hasKept: false, isOver: true });
  relay.again();
  expect(tries()).toEqual([0, 1, 0, 0]);
  now.events.onTrouble({ says: "Kept now.", hasKept: true, isOver: false });
  relay.again();
  expect(tries()).toEqual([1, 1, 0, 0]);
  relay.letGo();
  expect(tries()).toEqual([1, 1, 1, 0]);
  now.events.onTrouble(null);
  relay.letGo();
  expect(tries()).toEqual([1, 1, 1, 1]);
});
