import { expect, it } from "vitest";
import { createRests } from "#server/rests";

const failure = { kind: "server", retryAfterMs: null } as const;

it("lets a service rest longer each time it fails in a row, and no other", () => {
  const rests = createRests<{ readonly name: string }>();
  const [one, other] = [{ name: "one" }, { name: "other" }];
  rests.failed(one, failure, 1000);
  expect([rests.restLeft(one, 1000), rests.isResting(one, 15_999), rests.isResting(one, 16_000), rests.isResting(other, 1000)]).toEqual([15_000, true, false, false]);
  rests.failed(one, failure, 20_000);
  expect(rests.restLeft(one, 20_000)).toBe(30_000);
  rests.worked(one);
  rests.failed(one, failure, 60_000);
  expect(rests.restLeft(one, 60_000)).toBe(15_000);
});

it("does not count what was taken back", () => {
  const rests = createRests<object>();
  const service = {};
  rests.failed(service, { kind: "cancelled", retryAfterMs: null }, 0);
  expect(rests.restLeft(service, 0)).toBe(0);
});
