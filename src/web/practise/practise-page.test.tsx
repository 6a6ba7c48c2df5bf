// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { failure, feed, never, refused, sat, showPage, view } from "../test-page";
import { everything, matching } from "./matching";

const suggestion = { scenario: "social-feed", round: "system-design", minutes: 15, target: "senior", why: "A good first one." };
const reference = { content: "1.0.0", dimensions: [], signals: [], mistakes: [], drills: [], ladders: [{ company: "Google", titles: [{ title: "L6", level: "staff" }] }], delivery: [], bands: { mid: 1.5, senior: 2.5, staff: 3.5 } };
const full = { "GET /api/scenarios": { scenarios: [feed, failure] }, "GET /api/sessions": { sessions: [] }, "GET /api/suggestion": suggestion, "GET /api/reference": reference };

it("starts the suggested interview with one press", async () => {
  const { asked } = showPage("/", { ...full, "POST /api/sessions": view, "GET /api/sessions/s1": view });
  fireEvent.click(await screen.findByRole("button", { name: "Start a 15-minute interview" }));
  expect(await screen.findByRole("textbox", { name: "Your answer" })).toBeVisible();
  expect(asked.find(({ what }) => what === "POST /api/sessions")?.body).toEqual({ round: "system-design", scenario: "social-feed", minutes: 15, target: "senior", way: "interview", pressure: "neutral", interviewer: "model" });
});

it("says that it is loading", async () => {
  showPage("/", { ...full, "GET /api/scenarios": never });
  expect(await screen.findByText("Loading the scenarios")).toBeInTheDocument();
});

it("says what failed, what is kept and what to do", async () => {
  showPage("/", {});
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("The scenarios could not be loaded.");
  expect(alert).toHaveTextContent("Past sessions are kept.");
  expect(within(alert).getByRole("button", { name: "Try again" })).toBeVisible();
});

it("says so when there is nothing to practise", async () => {
  showPage("/", { ...full, "GET /api/scenarios": { scenarios: [] }, "GET /api/suggestion": refused(400, "scenario-unknown", "There is nothing.") });
  expect(await screen.findByText("There is nothing to practise yet.")).toBeVisible();
});

it("puts an interview that is still running first", async () => {
  showPage("/", { ...full, "GET /api/sessions": { sessions: [{ ...sat, status: "paused", altitude: null }] } });
  expect(await screen.findByRole("link", { name: "Carry on" })).toHaveAttribute("href", "/sessions/s1");
});

it("draws nothing that an interview still running would push down, before it is known whether one is", async () => {
  let answer = (_: unknown): void => undefined;
  const sessions = new Promise((resolve) => { answer = resolve; });
  showPage("/", { ...full, "GET /api/sessions": () => sessions });
  await waitFor(() => { expect(screen.getByText("Loading the scenarios")).toBeInTheDocument(); });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole("heading", { name: "A social feed" })).toBeNull();
  answer({ sessions: [{ ...sat, status: "paused", altitude: null }] });
  expect(await screen.findByRole("link", { name: "Carry on" })).toBeVisible();
  expect(screen.getByRole("heading", { name: "Rounds" })).toBeVisible();
});

it("narrows the library down, and shows the way back when nothing is left", async () => {
  showPage("/", full);
  fireEvent.change(await screen.findByRole("searchbox", { name: "Search" }), { target: { value: "kafka" } });
  expect(screen.getByText("No scenario fits all of that.")).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Show all scenarios" }));
  expect(screen.getByRole("button", { name: "A failure" })).toBeVisible();
});

it("maps a company's title to a level of ours and calls that approximate", async () => {
  showPage("/", full);
  fireEvent.click(await screen.findByRole("button", { name: "Set it up first" }));
  fireEvent.click(screen.getByRole("radio", { name: "Staff" }));
  fireEvent.change(await screen.findByRole("combobox", { name: "Or by company" }), { target: { value: "Google" } });
  expect(screen.getByText(/Google L6 is about our staff. This is approximate/)).toBeVisible();
});

it("finds by every word, in any place, and leaves out what was practised", () => {
  expect(matching([feed, failure], { ...everything, words: "system CACHING" }, new Set())).toEqual([feed]);
  expect(matching([feed, failure], { ...everything, isNew: true }, new Set(["social-feed"]))).toEqual([failure]);
  expect(matching([feed, failure], { ...everything, level: "staff" }, new Set())).toEqual([failure]);
});
