import { expect, it } from "vitest";
import { chooseDraft, isOtherThan } from "./choose-draft";

const nothing = { own: null, others: [], server: null, said: null };

it("goes on with this tab's own words, and offers those on the server that differ", () => {
  expect(chooseDraft({ ...nothing, own: { text: "mine", at: 1 }, server: { text: "theirs", at: 9 } })).toEqual({ text: "mine", other: { text: "theirs", at: 9 } });
});

it("takes the server's words where this tab has none", () => {
  expect(chooseDraft({ ...nothing, server: { text: "kept", at: 1 } })).toEqual({ text: "kept", other: null });
});

it("keeps both where another tab of this browser has other words than the server", () => {
  expect(chooseDraft({ ...nothing, others: [{ text: "from a closed tab", at: 5 }], server: { text: "kept", at: 1 } })).toEqual({ text: "from a closed tab", other: { text: "kept", at: 1 } });
});

it("does not offer an earlier state of the same words, nor words that were said", () => {
  expect(chooseDraft({ ...nothing, own: { text: "I would shard", at: 2 }, server: { text: "I would", at: 1 } }).other).toBeNull();
  expect(chooseDraft({ ...nothing, server: { text: "I would", at: 101 }, said: { text: "I would shard", at: 100 } })).toEqual({ text: "", other: null });
});

it("misses longer words, and no blank ones", () => {
  expect(isOtherThan("I would shard by user", "I would")).toBe(true);
  expect(isOtherThan(" \n", "I would")).toBe(false);
});
