import { expect, it } from "vitest";
import { shapeKinds, shapes, skeletonsOf } from "./shapes";

const placed = { label: "Orders", x: 100, y: 200, id: "main", group: "g" };

it.each(shapeKinds)("draws %s as one group, of which one element says what it is and carries the label", (kind) => {
  const skeletons = skeletonsOf({ kind, ...placed });
  const carriers = skeletons.filter(({ customData }) => customData?.["shape"] === kind);
  expect(carriers).toHaveLength(1);
  expect(carriers[0]).toMatchObject({ id: "main", x: 100, y: 200, width: shapes[kind].width, height: shapes[kind].height, label: { text: "Orders" } });
  expect(skeletons.every(({ groupIds }) => groupIds?.[0] === "g")).toBe(true);
  // Arrows hold on to what carries the label, and to nothing else of it.
  expect(skeletons.filter(({ type }) => type !== "line")).toHaveLength(1);
});

it.each(shapeKinds)("keeps the lines of %s within its place", (kind) => {
  const { width, height } = shapes[kind];
  for (const { x: px, y: py } of shapes[kind].strokes.flatMap(({ points }) => points.map(([x, y]) => ({ x, y })))) {
    expect(px).toBeGreaterThanOrEqual(-0.01);
    expect(px).toBeLessThanOrEqual(width + 0.01);
    expect(py).toBeGreaterThanOrEqual(-0.01);
    // A screen stands on a foot.
    expect(py).toBeLessThanOrEqual(height + 16);
  }
});

it("names each shape once", () => {
  expect(new Set(shapeKinds.map((kind) => shapes[kind].title)).size).toBe(shapeKinds.length);
});
