import { expect, it } from "vitest";
import { elapsedAt, momentLeft, phaseIndex, serverTimeOf, shareGone, steadyTimeOf } from "./clock";
import { silenceDueAt } from "./silence";

const phases = [{ id: "scope", title: "Scope", startMs: 0, endMs: 100 }, { id: "design", title: "Design", startMs: 100, endMs: 300 }] as const;

it("carries the server's time on, and stands still while paused", () => {
  expect(elapsedAt({ status: "open", elapsedMs: 1000, asOfMs: 50 }, 250)).toBe(1200);
  expect(elapsedAt({ status: "paused", elapsedMs: 1000, asOfMs: 50 }, 250)).toBe(1000);
});

it("counts a moment down to nothing", () => {
  const session = { momentUntil: 90_000, now: 60_000, asOfMs: 0 };
  expect(momentLeft(session, 10_000)).toBe(20_000);
  expect(momentLeft(session, 50_000)).toBe(0);
});

it("finds on a page's own clock what happened before the page was there", () => {
  const before = { now: 100_000, asOfMs: 70_000 };
  const after = { now: 400_000, asOfMs: 200 };
  const at = serverTimeOf(before, 65_000);
  expect(at).toBe(95_000);
  expect(steadyTimeOf(after, at)).toBe(-304_800);
  expect(serverTimeOf(after, steadyTimeOf(after, at))).toBe(at);
});

it("is in the phase that the server said or that the clock has reached, whichever is further", () => {
  expect(phaseIndex({ phases: [...phases], phase: "design" }, 10)).toBe(1);
  expect(phaseIndex({ phases: [...phases], phase: "scope" }, 150)).toBe(1);
  expect(shareGone(phases[1], 200)).toBe(0.5);
});

it("hears a silence half a minute after the question was read, and none while something is written", () => {
  const turn = { index: 0, speaker: "interviewer", text: "Ten words take three seconds to read at this pace", at: 0, atMs: 0, move: null, key: null, original: null, spoken: null, voiced: null } as const;
  const session = { status: "open", turns: [turn], momentUntil: null, now: 0, asOfMs: 0, elapsedMs: 0, budgetMs: 900_000 } as const;
  const watched = { session: { ...session, turns: [...session.turns] }, draft: "", turnSeenAtMs: 1000, typedAtMs: 0, heardAtMs: 0, drawnAtMs: 0 };
  expect(silenceDueAt(watched, 1000)).toBe(1000 + 3000 + 30_000);
  expect(silenceDueAt({ ...watched, draft: "So" }, 1000)).toBeNull();
  expect(silenceDueAt({ ...watched, session: { ...watched.session, status: "paused" } }, 1000)).toBeNull();
});
