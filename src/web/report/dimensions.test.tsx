// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { DimensionCard } from "./dimensions";
import { assessmentOf, dimensionOf, longTalk, reference } from "./fixture";
import { markOf } from "./note";
import { standInWorld } from "./test-world";
import { quotesOf } from "./told";

standInWorld();

const quotes = quotesOf(assessmentOf());

it("leads from the band to the words it rests on", () => {
  render(<DimensionCard dimension={dimensionOf("technical-depth", { against: ["e4"] })} target="senior" reference={reference} quotes={quotes} />);
  const region = screen.getByRole("region", { name: "Technical depth" });
  expect(region).toHaveTextContent("Senior");
  expect(region).toHaveTextContent("Not heard: what fails and what follows.");
  expect(screen.getByRole("link", { name: /It costs reads/ })).toHaveAttribute("href", "#quote-3-0-55-tradeoff-named");
  expect(screen.getByRole("link", { name: /A queue would be nice/ }).closest("li")).toHaveTextContent("Against");
});

it("draws what the round gave no chance to show as such, not as low", () => {
  render(<DimensionCard dimension={dimensionOf("leadership-influence", { band: null, value: null, low: null, high: null, evidence: [], why: "No chance." })} target="senior" reference={reference} quotes={quotes} />);
  const region = screen.getByRole("region", { name: "Leadership influence" });
  expect(region).toHaveTextContent("Not observed in this round. No chance.");
  expect(region).not.toHaveTextContent("Not heard");
});

it("says thin evidence beside the band", () => {
  render(<DimensionCard dimension={dimensionOf("pragmatism", { thin: true, low: 1.5, high: 3.2 })} target="senior" reference={reference} quotes={quotes} />);
  expect(screen.getByRole("region", { name: "Pragmatism" })).toHaveTextContent("thin evidence, mid to senior");
});

it("keeps many quotes to three until all are asked for", () => {
  const { assessment } = longTalk(40, 1);
  const [dimension] = assessment.dimensions;
  if (dimension === undefined) throw new Error("The fixture has dimensions.");
  render(<DimensionCard dimension={dimension} target="senior" reference={reference} quotes={quotesOf(assessment)} />);
  expect(screen.getAllByRole("link")).toHaveLength(3);
  fireEvent.click(screen.getByRole("button", { name: "Show all 20 quotes for you" }));
  expect(screen.getAllByRole("link")).toHaveLength(20);
  const [first] = assessment.evidence;
  expect(screen.getAllByRole("link")[0]).toHaveAttribute("href", `#${first === undefined ? "" : markOf(first)}`);
});
