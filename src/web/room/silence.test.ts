import { describe, expect, it } from "vitest";
import { closingDueAt, silenceDueAt } from "./silence";

const minute = 60_000;
type Live = Parameters<typeof closingDueAt>[0]["session"];
const live = (status: Live["status"] = "open"): Live => ({ status, turns: [], momentUntil: null, now: 0, asOfMs: 1000, elapsedMs: 14 * minute, budgetMs: 15 * minute });

describe("a room in which nobody speaks", () => {
  it("closes half a minute after the time is up", () => {
    expect(closingDueAt({ session: live(), draft: " ", typedAtMs: 0, heardAtMs: 0, drawnAtMs: 0 })).toBe(1000 + minute + 30_000);
  });

  it("waits two minutes for somebody who is still writing, from their last key on", () => {
    expect(closingDueAt({ session: live(), draft: "So the pri", typedAtMs: 0, heardAtMs: 0, drawnAtMs: 0 })).toBe(1000 + minute + 2 * minute);
    expect(closingDueAt({ session: live(), draft: "So the price", typedAtMs: 10 * minute, heardAtMs: 0, drawnAtMs: 0 })).toBe(12 * minute);
  });

  it("stays open for whoever was heard a moment ago", () => {
    expect(closingDueAt({ session: live(), draft: "", typedAtMs: 0, heardAtMs: 3 * minute, drawnAtMs: 0 })).toBe(3 * minute + 30_000);
  });

  it("stays open for whoever draws, from their last stroke on", () => {
    expect(closingDueAt({ session: live(), draft: "", typedAtMs: 0, heardAtMs: 0, drawnAtMs: 3 * minute })).toBe(3 * minute + 30_000);
    expect(closingDueAt({ session: live(), draft: "So", typedAtMs: 0, heardAtMs: 0, drawnAtMs: 3 * minute })).toBe(5 * minute);
  });

  it("stays open while the clock is stopped, and once it is over", () => {
    expect(closingDueAt({ session: live("paused"), draft: "", typedAtMs: 0, heardAtMs: 0, drawnAtMs: 0 })).toBeNull();
    expect(closingDueAt({ session: live("finished"), draft: "", typedAtMs: 0, heardAtMs: 0, drawnAtMs: 0 })).toBeNull();
  });
});

it("is no silence while somebody draws", () => {
  const turn = { index: 0, speaker: "interviewer", text: "Go on.", at: 0, atMs: 0, move: null, key: null, original: null, spoken: null, voiced: null } as const;
  const session = { ...live(), turns: [turn], elapsedMs: 0 };
  const watched = { session, draft: "", turnSeenAtMs: 0, typedAtMs: 0, heardAtMs: 0, drawnAtMs: 0 };
  expect(silenceDueAt(watched, 0)).toBe(30_600);
  expect(silenceDueAt({ ...watched, drawnAtMs: 25_000 }, 0)).toBe(55_000);
});
