import { expect, it } from "vitest";
import { outlineOf } from "./outline";
import { arrow, element, label } from "./test-elements";

it("names parts by what is written on them, from the top left, and tells equal ones apart", () => {
  const { components } = outlineOf([element({ id: "low", y: 300 }), label("low", "Cache"), element({ id: "high" }), label("high", "Cache"), element({ id: "bare", type: "diamond", x: 200 })]);
  expect(components.map(({ id, name }) => [id, name])).toEqual([["high", "Cache"], ["bare", "Diamond without a label"], ["low", "Cache (2)"]]);
});

it("reads an arrow by its heads, whichever way it was drawn", () => {
  const parts = [element({ id: "a" }), label("a", "A"), element({ id: "b", x: 300 }), label("b", "B")];
  const words = (...arrows: readonly ReturnType<typeof arrow>[]) => outlineOf([...parts, ...arrows]).connections.map(({ from, to, isTwoWay }) => `${from.name}${isTwoWay ? "-" : ">"}${to.name}`);
  expect(words(arrow("1", "a", "b"))).toEqual(["A>B"]);
  expect(words(arrow("1", "a", "b", { startArrowhead: "arrow", endArrowhead: null }))).toEqual(["B>A"]);
  expect(words(arrow("1", "a", "b", { startArrowhead: "arrow" }))).toEqual(["A-B"]);
  expect(words(arrow("1", "a", "b", { endArrowhead: null }))).toEqual(["A-B"]);
});

it("gives a connection its label, and none to what holds on to one thing only or to what went", () => {
  const gone = element({ id: "gone", isDeleted: true });
  const { connections, components } = outlineOf([element({ id: "a" }), element({ id: "b" }), gone, arrow("1", "a", "b"), label("1", "reads\n often"), arrow("2", "a", null), arrow("3", "a", "gone")]);
  expect(connections.map(({ id, label: words }) => [id, words])).toEqual([["1", "reads often"]]);
  expect(components).toHaveLength(2);
});

it("takes words that stand alone as a part, and the lines of a shape as none", () => {
  const { components } = outlineOf([element({ id: "t", type: "text", containerId: null, text: "Ten thousand a second", originalText: "Ten thousand a second" }), element({ id: "l", type: "line", points: [[0, 0], [9, 9]], startBinding: null, endBinding: null, customData: { partOf: "database" } })]);
  expect(components.map(({ name }) => name)).toEqual(["Ten thousand a second"]);
});
