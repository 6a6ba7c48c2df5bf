// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { Altitudes } from "./altitudes";
import { standInWorld } from "./test-world";

standInWorld();

const statement = (turn: number, level: number) => ({ turn, start: 0, end: 7, quote: "A queue", level, moved: [] });

const legend = () => within(screen.getByRole("list", { name: "Legend" })).getAllByRole("listitem").map(({ textContent }) => textContent);

it("says in words what each mark of the chart means", () => {
  render(<Altitudes statements={[statement(1, 3.2), statement(3, 1.4)]} target="staff" />);
  expect(legend()).toEqual(["Reads as senior or staff", "Reads as junior or mid", "The target, staff"]);
});

it("explains no dot that is not there", () => {
  render(<Altitudes statements={[statement(1, 3.2)]} target="senior" />);
  expect(legend()).toEqual(["Reads as senior or staff", "The target, senior"]);
});
