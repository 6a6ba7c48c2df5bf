// @vitest-environment jsdom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { TimedWord } from "#core/voice/timed-word";
import { view } from "../test-page";
import { listener } from "./listener";
import { useAnswer } from "./use-answer";
import type { Ways } from "./use-ways";

afterEach(cleanup);

/** Each word lasts a tenth of a second. */
const words = (text: string, fromMs: number): readonly TimedWord[] => text.split(" ").map((word, index) => ({ text: word, from: fromMs + index * 100, to: fromMs + (index + 1) * 100, confidence: null }));

function answering(by: Ways["taken"]) {
  const box = { current: "" };
  const nothing = (): void => undefined;
  const heard = listener({ isHandsFree: () => false, vocabulary: () => [], onWords: (text) => (box.current = `${box.current} ${text}`.trim()), onTurnOver: nothing, onDoubt: nothing, onCleared: nothing, onSettle: nothing, onChange: nothing });
  const onSay = vi.fn();
  // The server's clock shows what the page's does.
  const { result } = renderHook(() => useAnswer({ session: { ...view, now: 0, asOfMs: 0 }, box, heard, by, isSayable: () => true, onSay }));
  return { heard, say: () => { result.current.say(); }, onSay };
}

it.each(["device", "browser-service", null] as const)("says of words that were left of before that the connected service wrote them down, which keeps speech, and not %s", (by) => {
  const { heard, say, onSay } = answering(by);
  heard.earlier(words("the queue takes", 1000));
  say();
  expect(onSay).toHaveBeenCalledWith("the queue takes", { by: "endpoint", heard: "the queue takes", isCutIn: false, stretches: [{ start: 0, end: 3, from: 1000, to: 1100 }, { start: 4, end: 9, from: 1100, to: 1200 }, { start: 10, end: 15, from: 1200, to: 1300 }] }, "");
});

it("tells of an answer with words of before and of now how those of now were said: what lies between them is no pause of whoever spoke", () => {
  const { heard, say, onSay } = answering("device");
  heard.earlier(words("the queue takes", 1000));
  heard.final(words("the writes", 900_000));
  say();
  expect(onSay).toHaveBeenCalledWith("the queue takes the writes", { by: "device", heard: "the writes", isCutIn: false, stretches: [{ start: 16, end: 19, from: 900_000, to: 900_100 }, { start: 20, end: 26, from: 900_100, to: 900_200 }] }, "");
  heard.final(words("and then", 910_000));
  say();
  expect(onSay.mock.lastCall?.[1]).toMatchObject({ by: "device", heard: "and then" });
});
