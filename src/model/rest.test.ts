import { expect, it } from "vitest";
import type { Failure } from "#model/language-model";
import { restAfter } from "#model/rest";

const after = (kind: Failure["kind"], inARow: number, retryAfterMs: number | null = null) => restAfter({ kind, retryAfterMs }, inARow);

it.each(["timeout", "unreachable", "limited", "server", "cut"] as const)("leaves a model alone longer each time that it fails by %s, up to five minutes", (kind) => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map((times) => after(kind, times))).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000, 300_000]);
});

it("comes back when it was told to, within ten minutes", () => {
  expect(after("limited", 4, 2000)).toBe(2000);
  expect(after("server", 1, 90_000)).toBe(90_000);
  expect(after("limited", 1, 0)).toBe(0);
  expect(after("limited", 1, -5)).toBe(0);
  expect(after("limited", 1, 86_400_000)).toBe(600_000);
});

it.each(["unauthorised", "not-found"] as const)("leaves a model alone for five minutes after %s: what is missing may be put right", (kind) => expect(after(kind, 1)).toBe(300_000));

it.each(["empty", "malformed", "too-long", "refused"] as const)("asks again at once after a reply that is %s, and rests when three were so in a row", (kind) => {
  expect([1, 2, 3, 4, 5].map((times) => after(kind, times))).toEqual([0, 0, 15_000, 30_000, 60_000]);
});

it("does not rest because a question was taken back", () => {
  expect(after("cancelled", 9)).toBe(0);
});
