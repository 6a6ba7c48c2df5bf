import { describe, expect, it } from "vitest";
import { checkArithmetic } from "#core/arithmetic/check";

const checked = (text: string) => checkArithmetic([{ speaker: "candidate", text }], { right: 1.25, rounded: 3 });

describe("a figure that a recogniser may have put in place of another", () => {
  it.each([
    ["Fifty thousand rows at 2 KB each is 30 MB.", "Fifteen thousand rows"],
    ["2,000 requests a second times fourteen KB is 80 MB a second.", "forty KB"],
    ["A million requests a day is about 116 a second.", "11.6 a second"],
  ])("is asked about, and not marked wrong: %s", (text, instead) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("rounded");
    expect(check?.ask?.toLowerCase()).toContain(instead.toLowerCase());
  });

  it.each(["50 million posts times 1 KB is 50 MB.", "A billion reads a day is about 1,200 a second."])("is wrong where no mishearing explains it: %s", (text) => {
    const [check] = checked(text);
    expect(check?.verdict).toBe("wrong");
    expect(check?.ask).toBeUndefined();
  });
});
