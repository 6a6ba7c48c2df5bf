import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { jsonIn } from "#core/text/json-in";

const Pick = z.strictObject({ pick: z.int(), words: z.string() });
const fits = { pick: 1, words: 'A "}" in words, and a \\ too' };

it.each([
  ["alone", JSON.stringify(fits)],
  ["over several lines", JSON.stringify(fits, null, 2)],
  ["after a byte order mark", `\uFEFF${JSON.stringify(fits)}`],
  ["in a fence", `\`\`\`json\n${JSON.stringify(fits)}\n\`\`\``],
  ["in a fence without a name", `\`\`\`\n${JSON.stringify(fits)}\n\`\`\``],
  ["between words", `Sure, here it is: ${JSON.stringify(fits)} Anything else?`],
  ["after braces that are none of it", `In {this} case: ${JSON.stringify(fits)}`],
  ["after another object", `{"thought":"first"} ${JSON.stringify(fits)}`],
])("finds an object %s", (_, text) => {
  expect(jsonIn(Pick, text)).toEqual(fits);
});

it.each([
  ["nothing", ""],
  ["prose", "I pick the first."],
  ["half an object", '{"pick":1,"words":"a'],
  ["a wrong type", '{"pick":"1","words":"a"}'],
  ["a field too many", '{"pick":1,"words":"a","more":2}'],
  ["a list", '[{"pick":1}]'],
  ["null", "null"],
  ["a prototype", '{"__proto__":{"pick":1,"words":"a"}}'],
  ["more than anybody reads", `${" ".repeat(200_001)}${JSON.stringify(fits)}`],
])("takes no %s", (_, text) => {
  expect(jsonIn(Pick, text)).toBeNull();
});

it("finds whatever object stands between whatever words, and never throws", () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (before, words, after) => {
    const object = { pick: 3, words };
    const found = jsonIn(Pick, `${before.replace(/[{}"`]/g, "")}${JSON.stringify(object)}${after}`);
    expect(found).toEqual(object);
    jsonIn(Pick, before + words + after);
  }));
});

it("reads braces without an end in time that grows no faster than they do", () => {
  expect(jsonIn(Pick, "{".repeat(199_999))).toBeNull();
  expect(jsonIn(Pick, '{"'.repeat(99_999))).toBeNull();
});
