import { expect, it } from "vitest";
import { levelValue as levelValueOfCore } from "#core/words";
import { barInWords, changes, comparison } from "./compare";
import { assessmentOf, dimensionOf, reference } from "./fixture";
import { levelValue } from "../parts/level-value";

const { overall } = assessmentOf();
const read = (value: number, low: number, high: number) => assessmentOf({ overall: { ...overall, altitude: { level: "senior", value, low, high } } });

it("counts levels as the core does", () => {
  expect(levelValue).toEqual(levelValueOfCore);
});

it("says where a reading stands against the target, and nothing where there was too little", () => {
  expect(barInWords(overall, "senior")).toBe("At the senior bar");
  expect(barInWords({ ...overall, bar: "below" }, "staff")).toBe("Clearly below the staff bar");
  expect(barInWords({ ...overall, bar: "close" }, "senior")).toBe("Close to the senior bar");
  expect(barInWords({ ...overall, bar: "above" }, "mid")).toBe("Above the mid bar");
  expect(barInWords({ ...overall, enough: false }, "senior")).toBe("Thin evidence");
});

it("says in one sentence where a person's own reading and ours differ", () => {
  expect(comparison("senior", read(2.8, 2.3, 3.3), reference)).toBe("The two agree.");
  expect(comparison("mid", read(2.6, 1.9, 3.1), reference)).toBe("That lies within the range of the reading.");
  expect(comparison("staff", read(2.8, 2.3, 3.3), reference)).toBe("Your words read lower than you put it: architectural thinking read lowest, at mid.");
  expect(comparison("junior", read(2.8, 2.3, 3.3), reference)).toBe("Your words read higher than you put it: technical depth read highest, at senior.");
  expect(comparison("staff", assessmentOf({ overall: { ...overall, enough: false } }), reference)).toBe("Too little was heard to agree or to differ.");
});

it("says what another reading changed, in bands", () => {
  const before = assessmentOf({ dimensions: [dimensionOf("pragmatism", { value: 3 }), dimensionOf("technical-depth", { value: 3.1 })] });
  const after = assessmentOf({
    overall: { ...overall, altitude: { level: "mid", value: 2.4, low: 2, high: 2.9 } },
    dimensions: [dimensionOf("pragmatism", { band: "mid", value: 2.2 }), dimensionOf("technical-depth", { value: 2.9 })],
  });
  expect(changes(before, after, reference)).toBe("Read again. Pragmatism went from Senior to Mid. Technical depth moved a little lower within Senior. The whole went from Senior to Mid.");
});

it("says that nothing changed, and that nothing is left to read from", () => {
  expect(changes(assessmentOf(), assessmentOf(), reference)).toBe("Read again. No dimension moved. The whole still reads Senior.");
  const gone = dimensionOf("technical-depth", { band: null, value: null, low: null, high: null });
  expect(changes(assessmentOf({ dimensions: [dimensionOf("technical-depth")] }), assessmentOf({ dimensions: [gone], overall: { ...overall, enough: false } }), reference)).toBe(
    "Read again. Technical depth went from Senior to not observed. What is left is too little to read a level from.",
  );
});
