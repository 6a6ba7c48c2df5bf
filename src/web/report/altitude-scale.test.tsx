// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { AltitudeScale } from "./altitude-scale";
import { standInWorld } from "./test-world";

standInWorld();

it("says in words what it draws", () => {
  render(<AltitudeScale target="senior" reading={{ value: 2.4, low: 2, high: 3.1, isSure: true }} self="staff" />);
  expect(screen.getByRole("img")).toHaveAccessibleName("Altitude scale, junior to staff. Read as mid to senior. The target is senior. Your own reading was staff.");
});

it("says where the evidence was thin, and where nothing was observed", () => {
  const { rerender } = render(<AltitudeScale target="staff" reading={{ value: 2, low: 1, high: 3.4, isSure: false }} />);
  expect(screen.getByRole("img")).toHaveAccessibleName("Altitude scale, junior to staff. Thin evidence: anything from junior to senior. The target is staff.");
  rerender(<AltitudeScale target="mid" reading={null} size="small" />);
  expect(screen.getByRole("img")).toHaveAccessibleName("Altitude scale, junior to staff. Nothing was observed. The target is mid.");
});

it("names its levels, the target, the reading and oneself apart from each other", () => {
  render(<AltitudeScale target="senior" reading={{ value: 3, low: 2.6, high: 3.4, isSure: true }} self="senior" />);
  const heights = ["target", "reading", "you"].map((name) => Number(screen.getByText(name).getAttribute("y"))).sort((one, other) => one - other);
  for (const [index, y] of heights.slice(1).entries()) expect(y - (heights[index] ?? 0)).toBeGreaterThanOrEqual(16);
  for (const level of ["Junior", "Mid", "Senior", "Staff"]) expect(screen.getByText(level)).toBeInTheDocument();
});
