import { expect, it } from "vitest";
import { directionOf, movedBy, nextCorner, otherSide, sideOf } from "./place";

const free = { width: 400, height: 200 };

it("moves by pixels and stays in the room", () => {
  expect(movedBy({ x: 0.5, y: 0.5 }, { x: 40, y: -20 }, free)).toEqual({ x: 0.6, y: 0.4 });
  expect(movedBy({ x: 0.9, y: 0.1 }, { x: 400, y: -400 }, free)).toEqual({ x: 1, y: 0 });
  expect(movedBy({ x: 0.9, y: 0.1 }, { x: 5, y: 5 }, { width: 0, height: 0 })).toEqual({ x: 0.9, y: 0.1 });
});

it("finds the nearest corner, and goes round all four", () => {
  expect(nextCorner({ x: 0.2, y: 0.8 })).toEqual({ x: 0, y: 0 });
  const round = [{ x: 0, y: 0 }];
  for (let step = 0; step < 4; step += 1) round.push(nextCorner(round.at(-1) ?? { x: 0, y: 0 }));
  expect(round).toEqual([{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }, { x: 0, y: 0 }]);
});

it("knows two sides, and leaves the height as it was", () => {
  expect(sideOf({ x: 0.7, y: 0.4 })).toEqual({ x: 1, y: 0.4 });
  expect(otherSide({ x: 0.7, y: 0.4 })).toEqual({ x: 0, y: 0.4 });
  expect(otherSide({ x: 0, y: 0.4 })).toEqual({ x: 1, y: 0.4 });
});

it("knows the arrows", () => {
  expect(directionOf("ArrowUp")).toEqual({ x: 0, y: -1 });
  expect(directionOf("a")).toBeNull();
});
