import { expect, it } from "vitest";
import { arrowBetween, freeSpot } from "./geometry";

it("ends an arrow just off the outlines, on the line through the middles", () => {
  const from = { type: "rectangle", x: 0, y: 0, width: 100, height: 60 };
  expect(arrowBetween(from, { type: "rectangle", x: 300, y: 0, width: 100, height: 60 })).toEqual({ start: [104, 30], end: [296, 30] });
  expect(arrowBetween(from, { type: "ellipse", x: 0, y: 200, width: 100, height: 60 })).toEqual({ start: [50, 64], end: [50, 196] });
});

it("meets a diamond at its side, where a box of that size would be met earlier", () => {
  const at = (type: string) => arrowBetween({ type: "rectangle", x: 0, y: 0, width: 10, height: 10 }, { type, x: 195, y: 195, width: 20, height: 20 }).end[0];
  expect(at("diamond")).toBeGreaterThan(at("rectangle"));
});

it("draws from middle to middle where two shapes leave no room", () => {
  expect(arrowBetween({ type: "rectangle", x: 0, y: 0, width: 100, height: 60 }, { type: "rectangle", x: 20, y: 0, width: 100, height: 60 })).toEqual({ start: [50, 30], end: [70, 30] });
});

it("finds places that are free, in line, within the view, and then to the right of everything", () => {
  const view = { x: 0, y: 0, width: 800, height: 400 };
  const size = { width: 170, height: 84 };
  const taken: { x: number; y: number; width: number; height: number }[] = [];
  for (let count = 0; count < 7; count += 1) taken.push({ ...freeSpot({ view, taken, ...size }), ...size });
  expect(taken.map(({ x, y }) => [x, y])).toEqual([[20, 23], [310, 23], [600, 23], [20, 203], [310, 203], [600, 203], [870, 23]]);
});
