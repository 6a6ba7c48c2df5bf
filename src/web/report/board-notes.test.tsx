// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { BoardReport } from "#core/board/board-report";
import { assessmentOf, sessionOf } from "./fixture";
import { openReport, standInWorld } from "./test-world";

standInWorld();

const quiet: BoardReport = { components: 3, connections: 2, drawnNeverSpoken: [], spokenNeverDrawn: [], unconnected: [], unlabelled: 0, redrawn: [] };

async function sectionWith(report: BoardReport | null): Promise<string> {
  openReport({ session: sessionOf({ drawn: 4 }), assessment: assessmentOf(), board: report });
  const heading = await screen.findByRole("heading", { name: "Your board" });
  await screen.findByRole("button", { name: "Show the board" });
  return heading.parentElement?.textContent ?? "";
}

it("says where board and talk agreed, and that it enters no reading", async () => {
  const text = await sectionWith(quiet);
  expect(text).toContain("3 parts and 2 connections. Board and talk agreed");
  expect(text).toContain("None of this enters a reading.");
});

it("tells what was drawn and never spoken of, spoken of and never drawn, alone and without a name", async () => {
  const text = await sectionWith({ ...quiet, drawnNeverSpoken: [{ label: "Audit log", drawnAt: 2 }], spokenNeverDrawn: [{ topic: "queue", title: "Queue", turn: 1, start: 0, end: 9, quote: "the queue" }], unconnected: ["Admin"], unlabelled: 2 });
  expect(text).toMatch(/Drawn and never spoken ofAudit log\./);
  expect(text).toContain("Queue: “the queue”");
  expect(text).toMatch(/Nothing leads thereAdmin/);
  expect(text).toMatch(/Without a name2 boxes/);
});

it("credits what was rightly taken off after a change", async () => {
  const after = { twist: "half-budget", turn: 2, quote: "Suppose the budget is halved.", added: [], removed: ["Fan-out workers"] };
  expect(await sectionWith({ ...quiet, redrawn: [{ ...after, isRight: true, freed: ["Fan-out workers"] }] })).toContain("You took off Fan-out workers, which this change does away with: the smallest design that still holds.");
});

it("tells what rightly went from what the design still needs", async () => {
  const after = { twist: "half-budget", turn: 2, quote: "Suppose the budget is halved.", added: [], removed: ["API", "Postgres", "Fan-out workers"], isRight: false, freed: ["Fan-out workers"] };
  expect(await sectionWith({ ...quiet, redrawn: [after] })).toContain("You took off Fan-out workers, which this change does away with. You took off API, Postgres with it, and the change asks for that no less than before.");
});

it("says that a board of scribbles holds no parts", async () => {
  expect(await sectionWith(null)).toContain("Nothing on it could be told apart as a part of the system.");
});

it("is left out where nothing was drawn", async () => {
  openReport({ session: sessionOf({ drawn: 0 }), assessment: assessmentOf() });
  await screen.findByRole("heading", { name: "Transcript" });
  expect(screen.queryByRole("heading", { name: "Your board" })).toBeNull();
});
