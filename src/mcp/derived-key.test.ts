import { expect, it } from "vitest";
import { derivedKey } from "#mcp/derived-key";

type Turn = { readonly speaker: "interviewer" | "candidate"; readonly text: string; readonly key: string | null };
const asks = (text: string): Turn => ({ speaker: "interviewer", text, key: null });
const says = (text: string, key: string): Turn => ({ speaker: "candidate", text, key });

it("names an answer by its words and the turn that it answers", () => {
  const first = derivedKey([asks("Why?")], "Because.");
  expect(first.isRepeated).toBe(false);
  expect(derivedKey([asks("Why?")], "Because.")).toEqual(first);
  expect(derivedKey([asks("Why?")], "So.").key).not.toBe(first.key);
  expect(derivedKey([asks("Why?"), says("So.", "x"), asks("And?")], "Because.").key).not.toBe(first.key);
});

it("knows an answer again that is sent after the interviewer has gone on", () => {
  const { key } = derivedKey([asks("Why?")], "Because.");
  const after = [asks("Why?"), says("Because.", key), asks("And then?")];
  expect(derivedKey(after, "Because.")).toEqual({ key, isRepeated: true });
  expect(derivedKey([...after, asks("Still there?")], "Because.")).toEqual({ key, isRepeated: true });
});

it("takes the same words under another key, or further back, for another answer", () => {
  expect(derivedKey([asks("Why?"), says("Because.", "typed-in-the-app"), asks("And?")], "Because.").isRepeated).toBe(false);
  const { key } = derivedKey([asks("Why?")], "Because.");
  expect(derivedKey([asks("Why?"), says("Because.", key), asks("And?"), says("So.", "x"), asks("Why?")], "Because.").isRepeated).toBe(false);
});
