import { expect, it } from "vitest";
import { cutOffAt, msPerCharacter } from "#core/voice/cut-off";

const text = "What does a client see?";
const voiced = (ms: number) => ({ from: 5000, to: 5000 + ms, isCut: true });

it("cuts a text after the word that was being said, and never beyond its end", () => {
  expect(text.slice(0, cutOffAt(text, voiced(700), 100))).toBe("What does");
  expect(text.slice(0, cutOffAt(text, voiced(0), 100))).toBe("What");
  expect(cutOffAt(text, voiced(60_000), 100)).toBe(text.length);
  expect(cutOffAt("", voiced(100), 100)).toBe(0);
});

it("takes the pace of a voice from what it said to its end, and the usual one where that tells none", () => {
  expect(msPerCharacter([{ text, voiced: voiced(text.length * 80) }, { text, voiced: voiced(text.length * 120) }])).toBe(100);
  expect(msPerCharacter([])).toBe(msPerCharacter([{ text, voiced: voiced(0) }]));
});
