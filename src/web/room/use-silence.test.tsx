// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDrawings } from "../board/drawings";
import { view } from "../test-page";
import { useSilence } from "./use-silence";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A room whose time is up after so long, and in which nobody speaks or types; how often the interviewer was told. */
function quietRoom(leftMs: number) {
  const drawings = createDrawings();
  const onSilence = vi.fn();
  const session = { ...view, asOfMs: performance.now(), elapsedMs: view.budgetMs - leftMs };
  renderHook(() => { useSilence({ session, draft: "", isWaiting: false, isSounding: false, drawnAtMs: drawings.touchedAtMs, onSilence }); });
  return {
    onSilence,
    async drawFor(seconds: number) {
      for (let second = 0; second < seconds; second += 1) {
        drawings.touch();
        await act(() => vi.advanceTimersByTimeAsync(1000));
      }
    },
    passes: (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000)),
  };
}

describe("somebody who draws in silence", () => {
  it("is left to it, and asked half a minute after the last stroke", async () => {
    const { onSilence, drawFor, passes } = quietRoom(14 * 60_000);
    await drawFor(120);
    expect(onSilence).not.toHaveBeenCalled();
    await passes(28);
    expect(onSilence).not.toHaveBeenCalled();
    await passes(3);
    expect(onSilence).toHaveBeenCalledTimes(1);
    await passes(120);
    expect(onSilence).toHaveBeenCalledTimes(1);
  });

  it("is not closed in the middle of a stroke", async () => {
    const { onSilence, drawFor, passes } = quietRoom(10_000);
    await drawFor(90);
    expect(onSilence).not.toHaveBeenCalled();
    await passes(31);
    expect(onSilence).toHaveBeenCalled();
  });
});
