// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { view } from "../test-page";
import { useDraft } from "./use-draft";

/** What the server was asked to keep, the oldest first. */
let kept: string[];

beforeEach(() => {
  kept = [];
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (_: string, { body }: { readonly body: string }) => {
    kept.push(String(Object.values(JSON.parse(body) as object)[0]));
    return Promise.resolve(Response.json({ text: kept.at(-1), at: 0 }));
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const session = { ...view, asOfMs: 0 };
const aWhile = () => act(() => vi.advanceTimersByTimeAsync(1000));

it("keeps on the server again what was typed while an answer was on its way, as the answer took the draft with it", async () => {
  const { result } = renderHook(() => useDraft(session));
  act(() => { result.current.type("And one more thing."); });
  await aWhile();
  expect(kept).toEqual(["And one more thing."]);
  act(() => { result.current.keepAgain(); });
  await aWhile();
  expect(kept).toEqual(["And one more thing.", "And one more thing."]);
  expect(result.current.where).toBe("kept");
});

it("asks nothing of the server after an answer where nothing was typed since", async () => {
  const { result } = renderHook(() => useDraft(session));
  act(() => { result.current.type("What was said."); });
  await aWhile();
  act(() => {
    result.current.clear();
    result.current.keepAgain();
  });
  await aWhile();
  expect(kept).toEqual(["What was said."]);
});

it("sends at once, and once, what was still resting when the answer arrived", async () => {
  const { result } = renderHook(() => useDraft(session));
  act(() => { result.current.type("Half a thought"); });
  act(() => { result.current.keepAgain(); });
  expect(kept).toEqual(["Half a thought"]);
  await aWhile();
  expect(kept).toHaveLength(1);
});
