import { expect, it, vi } from "vitest";
import type { Recogniser, RecogniserEvents } from "./recogniser";
import { recogniserRelay } from "./recogniser-relay";

function world() {
  const told = { onPartial: vi.fn(), onFinal: vi.fn(), onPending: vi.fn(), onTrouble: vi.fn() };
  const relay = recogniserRelay(told);
  const listen = () => {
    const one = { by: "endpoint", start: vi.fn(), stop: vi.fn(), settle: vi.fn(), take: vi.fn(), again: vi.fn(), close: vi.fn() } as const satisfies Recogniser;
    const heard: RecogniserEvents[] = [];
    relay.listenWith((events) => {
      heard.push(events);
      return one;
    });
    return { one, events: heard[0] ?? told };
  };
  return { relay, told, listen };
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
