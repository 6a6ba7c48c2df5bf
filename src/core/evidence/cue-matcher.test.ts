import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantitiesIn } from "#core/arithmetic/read-quantities";
import { compileCues } from "#core/evidence/compiled-cues";
import { cueMatcher, type Words } from "#core/evidence/cue-matcher";
import { parseCue, type Step } from "#core/evidence/cue-pattern";
import { tokensOf } from "#core/text/token";

const lists = { choose: ["pick", "go with"] };
const wordsOf = (text: string): Words => ({ tokens: tokensOf(text), quantities: new Map() });

function heard(cue: string, text: string): readonly string[] {
  const steps = parseCue(cue, lists);
  if (typeof steps === "string") throw new Error(steps);
  const words = wordsOf(text);
  return cueMatcher(compileCues([{ steps, means: cue }]))(words).map(({ from, to }) => words.tokens.slice(from, to).map(({ word }) => word).join(" "));
}

describe("a cue", () => {
  it.each([
    ["expire", "Entries expired, others were expiring.", ["expired", "expiring"]],
    ["=is", "It is what it was.", ["is"]],
    ["(drop|cut off) .. entry", "We cut off the oldest entry.", ["cut off the oldest entry"]],
    ["keep the? key", "We keep key and keep the key.", ["keep key", "keep the key"]],
    ["a .. z", "a b c d e f z a b z", ["a b z"]],
    ["=i @choose", "I go with one, I pick none.", ["i go with", "i pick"]],
  ])("%s in: %s", (cue, text, found) => expect(heard(cue, text)).toEqual(found));

  it("reaches to the nearest end", () => expect(heard("a ... z", "a z z z")).toEqual(["a z"]));

  it("is found far into a long sentence", () => expect(heard("last word", `${"so ".repeat(500)}the last word`)).toEqual(["last word"]));

  it.each([
    ["(a|b) ..", "gap"],
    ["a?", "nothing in it must be said"],
    ["a b?", "begins or ends with what may be missing"],
    ["(the )?first", "begins or ends with what may be missing"],
    ["x (a?|b) y", "may say nothing"],
    ["(a|b", "not closed"],
    ["a ... b ... c ... d ... e", "more than"],
    ["<apples>", "is no quantity"],
    ["@nothing", "no word list"],
  ])("that cannot be used says why: %s", (cue, why) => expect(parseCue(cue, lists)).toContain(why));
});

/** The language of cues, word by word and with backtracking: slow and plain. */
function endsOf(steps: readonly Step[], words: readonly string[], at: number): readonly number[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [at];
  switch (step.kind) {
    case "stem":
      return words[at] === step.stem ? endsOf(rest, words, at + 1) : [];
    case "word":
      return words[at] === step.word ? endsOf(rest, words, at + 1) : [];
    case "quantity":
      return [];
    case "gap":
      return Array.from({ length: step.most + 1 }, (_, skip) => at + skip).filter((next) => next < words.length).flatMap((next) => endsOf(rest, words, next));
    case "either":
      return [...step.ways.flatMap((way) => endsOf([...way, ...rest], words, at)), ...(step.optional ? endsOf(rest, words, at) : [])];
  }
}

const letter = fc.constantFrom("a", "b", "c", "d");
const group = fc.array(letter, { minLength: 2, maxLength: 3 }).map((ways) => `(${ways.join("|")})`);
const middle = fc.oneof(letter, group, fc.constant(".."), letter.map((one) => `${one}?`), group.map((one) => `${one}?`), fc.tuple(letter, letter).map(([one, other]) => `(${one} ${other}|${other})`));
const cueText = fc.tuple(fc.oneof(letter, group), fc.array(middle, { maxLength: 3 }), fc.oneof(letter, group)).map(([first, between, last]) => [first, ...between, last].join(" "));

it("finds what a plain reading of every cue finds, whichever cues stand beside it", () => {
  fc.assert(
    fc.property(fc.array(cueText, { minLength: 1, maxLength: 4 }), fc.array(letter, { maxLength: 70 }), (cues, letters) => {
      const entries = cues.flatMap((cue, index) => {
        const steps = parseCue(cue, lists);
        return typeof steps === "string" ? [] : [{ steps, means: index }];
      });
      const words = letters.map((word) => word);
      const plain = words.flatMap((_, from) =>
        entries.flatMap(({ steps, means }) => {
          const ends = endsOf(steps, words, from).filter((end) => end > from);
          return ends.length === 0 ? [] : [{ means, from, to: Math.min(...ends) }];
        }),
      );
      const fast = cueMatcher(compileCues(entries))(wordsOf(letters.join(" "))).map(({ means, from, to }) => ({ means, from, to }));
      expect(fast).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});

describe("a quantity in a cue", () => {
  const measured = (cue: string, text: string): readonly string[] => {
    const steps = parseCue(cue, lists);
    if (typeof steps === "string") throw new Error(steps);
    const tokens = tokensOf(text);
    const quantities = quantitiesIn(text).map((quantity) => [tokens.findIndex(({ end }) => end > quantity.start), { quantity, next: tokens.filter(({ start }) => start < quantity.end).length }] as const);
    return cueMatcher(compileCues([{ steps, means: cue }]))({ tokens, quantities: new Map(quantities) }).map(({ from, to }) => tokens.slice(from, to).map(({ word }) => word).join(" "));
  };

  it.each([
    ["after <duration>", "It goes after two and a half minutes.", ["after two and a half minutes"]],
    ["after <duration>", "It goes after 5 GB.", []],
    ["<size> .. of", "We keep 5 GB or 200 rows of it.", ["5 gb or 200 rows of"]],
    ["(<rate>|often) .. enough", "At 200 requests a second it is enough.", ["200 requests a second it is enough"]],
    ["<number> (in|for)", "30 percent in March, $2M for May, 4 nodes in June.", ["30 percent in", "2m for", "4 nodes in"]],
    ["fell .. <ratio>", `${"so ".repeat(40)}it fell by about 30 percent.`, ["fell by about 30 percent"]],
  ])("%s in: %s", (cue, text, found) => expect(measured(cue, text)).toEqual(found));
});
