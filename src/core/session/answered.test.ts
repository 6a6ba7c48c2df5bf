import { expect, it } from "vitest";
import { answeredBy } from "#core/session/answered";
import type { Move, SessionEvent } from "#core/session/event";

const move = (text: string): Move => ({ kind: "probe", text, phase: "design", about: null, said: null, facts: [], twist: null, hint: 0 });
const given = (key: string): SessionEvent => ({ type: "answer-given", at: 1, key, text: key });
const made = (text: string): SessionEvent => ({ type: "move-made", at: 1, move: move(text) });
const finished = (by: "candidate" | "clock"): SessionEvent => ({ type: "session-finished", at: 2, by });

it("is the move right after the answer, whatever came later", () => {
  const events = [given("a"), made("first"), { type: "moment-asked", at: 1 }, given("b"), made("second")] as const;
  expect(answeredBy({ events, before: 2, key: "a" })).toEqual({ key: "a", move: move("first"), status: "open", version: 4 });
  expect(answeredBy({ events, before: 2, key: "b" })).toEqual({ key: "b", move: move("second"), status: "open", version: 7 });
});

it("says that the session ended where that move ended it, and not where the candidate did so later", () => {
  expect(answeredBy({ events: [given("a"), made("x"), finished("clock")], before: 0, key: "a" })?.status).toBe("finished");
  expect(answeredBy({ events: [given("a"), made("x"), finished("candidate")], before: 0, key: "a" })?.status).toBe("open");
});

it("is null for a key that was never used", () => {
  expect(answeredBy({ events: [made("x")], before: 0, key: "a" })).toBeNull();
});

it("has its fields in the same order however the move's are ordered", () => {
  const { text, kind, ...rest } = move("x");
  const turned: SessionEvent = { type: "move-made", at: 1, move: { ...rest, text, kind } };
  const said = (event: SessionEvent): string => JSON.stringify(answeredBy({ events: [given("a"), event], before: 0, key: "a" }));
  expect(said(turned)).toBe(said(made("x")));
});
