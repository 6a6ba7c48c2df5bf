import { describe, expect, it } from "vitest";
import { checkArithmetic } from "#core/arithmetic/check";
import { shipped } from "../../../test/shipped-weights";

const checked = (text: string) => checkArithmetic([{ speaker: "candidate", text }], shipped);

describe("a figure that a recogniser may have put in place of another", () => {
  it.each([
    ["Fifty thousand rows at 2 KB each is 30 MB.", "Fifteen thousand rows"],
    ["2,000 requests a second times fourteen KB is 80 MB a second.", "forty KB"],
    ["A million requests a day is about 116 a second.", "11.6 a second"],
    ["we have to million users and each makes ten requests a day so that is twenty million requests a day", "two million users"],
    ["We store for hundred bytes for each of a million rows, so that's 400 MB.", "four hundred bytes"],
    ["we get four to two hundred requests a second at 2 KB each so that is 8.4 MB a second", "forty-two hundred requests a second"],
    ["there are ate hundred servers and each takes 500 requests a second so that is 400,000 requests a second", "eight hundred servers"],
  ])("is asked about, and not marked wrong: %s", (text, instead) => {
    const asked = checked(text).find(({ ask }) => ask !== undefined);
    expect(asked?.verdict).toBe("rounded");
    expect(asked?.ask?.toLowerCase()).toContain(instead.toLowerCase());
    expect(checked(text).map(({ verdict }) => verdict)).not.toContain("wrong");
  });

  it.each(["50 million posts times 1 KB is 50 MB.", "A billion reads a day is about 1,200 a second."])("is wrong where no mishearing explains it: %s", (text) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("wrong");
    expect(check?.ask).toBeUndefined();
  });

  it.each([
    "a million rows at 2 K bytes each is 2 giga bytes",
    "a million rows at 2 K B each is 2 G B",
    "ten thousand streams at 2 mega bits per sec each is 20 giga bits per sec",
    "a billion rows at 1 K B each is 1 tera bite",
  ])("hears units that were written apart: %s", (text) => {
    expect(checked(text).map(({ verdict }) => verdict)).toEqual(["right"]);
  });

  it.each(["we grew from a thousand to million users", "I ate two hundred grams", "we waited for hundred seconds"])("is not asked about where nothing was reckoned: %s", (text) => {
    expect(checked(text).filter(({ ask }) => ask !== undefined)).toEqual([]);
  });
});

describe("a figure that was asked about", () => {
  const told = "2,000 requests a second times fourteen KB is 80 MB a second.";
  const after = (answer: string) => checkArithmetic([{ speaker: "candidate", text: told }, { speaker: "interviewer", text: "Did you say that, or forty?" }, { speaker: "candidate", text: answer }], shipped)[0];

  it("is right once its speaker says that the other was meant", () => {
    expect(after("Forty KB, sorry.")).toMatchObject({ verdict: "right", factor: 1, diagnosis: null });
    expect(after("Forty KB, sorry.")?.ask).toBeUndefined();
  });

  it("is judged as it was heard once its speaker says so", () => {
    expect(after("Fourteen KB it was.")).toMatchObject({ verdict: "rounded", factor: 2.86 });
    expect(after("Fourteen KB it was.")?.ask).toBeUndefined();
  });

  it("stays asked about where the answer says neither", () => expect(after("Let me go on to the cache.")?.ask).toBeDefined());
});
