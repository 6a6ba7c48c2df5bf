import { expect, it } from "vitest";
import { checked } from "#mcp/debrief";
import type { Reading } from "#mcp/reading";

const reading: Reading = {
  round: "behavioural", target: "senior", altitude: { level: "mid", value: 2.1, low: 1.8, high: 2.6 }, bar: "close", enough: true, summary: "", firstFix: null, mistakes: [], quotes: [],
  dimensions: [{ id: "pragmatism", title: "Pragmatism", band: "below-mid", low: 1, high: 2, thin: false, why: "" }],
};

it.each(["You read as mid; name the price and you are close to senior.", "One thing stands out: you said what you did yourself."])("lets plain words pass: %s", (text) => {
  expect(checked(text, reading)).toEqual({ text });
});

it.each([
  ["", "it was empty"],
  ["You are at 2.1.", "it named a figure"],
  ["Seven out of ten.", "it named a figure"],
  ["Nearly a hundred percent there.", "it named a figure"],
  ["This was a staff answer.", "it named a level that the report does not"],
  ["You sound like a JUNIOR.", "it named a level that the report does not"],
  ["a ".repeat(1001), "it was too long"],
])("sets aside: %s", (text, refused) => {
  expect(checked(text, reading)).toEqual({ refused });
});
