// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { never, sat, showPage } from "../test-page";

it("lists a session with its reading, its range and one's own reading", async () => {
  showPage("/reports", { "GET /api/sessions": { sessions: [sat] } });
  expect(await screen.findByRole("link", { name: "A social feed" })).toHaveAttribute("href", "/sessions/s1/report");
  expect(screen.getByText("Senior")).toBeVisible();
  expect(screen.getByText("Range: mid to senior · You said mid")).toBeVisible();
});

it("calls thin evidence thin, never low", async () => {
  showPage("/reports", { "GET /api/sessions": { sessions: [{ ...sat, selfReading: null, altitude: { level: "junior", value: 1, low: 1, high: 2, enough: false } }] } });
  expect(await screen.findByText("Thin evidence")).toBeVisible();
  expect(screen.queryByText("Junior")).toBeNull();
});

it("is empty, loading and failed in so many words", async () => {
  showPage("/reports", { "GET /api/sessions": { sessions: [] } });
  expect(await screen.findByText("No interview yet")).toBeVisible();
});

it("says that it is loading", async () => {
  showPage("/reports", { "GET /api/sessions": never });
  expect(await screen.findByText("Loading your sessions")).toBeInTheDocument();
});

it("says that the sessions are kept when they cannot be listed", async () => {
  showPage("/reports", {});
  expect(await screen.findByRole("alert")).toHaveTextContent("Your sessions could not be listed.Altitude does not answer. They are kept.");
});

it("erases after saying what will be gone", async () => {
  let sessions = [sat];
  const { asked } = showPage("/reports", { "GET /api/sessions": () => ({ sessions }), "DELETE /api/sessions/s1": () => { sessions = []; return {}; } });
  fireEvent.click(await screen.findByRole("button", { name: /^Erase A social feed/ }));
  expect(screen.getByText(/your 6 answers.*its report.*will be gone/)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Erase it" }));
  await waitFor(() => { expect(screen.getByText("No interview yet")).toBeVisible(); });
  expect(asked.map(({ what }) => what)).toContain("DELETE /api/sessions/s1");
});

it("shows readings over time beside one's own guesses, in words too, once there are two", async () => {
  const reading = { level: "senior", value: 2.8, low: 2.5, high: 3.1, enough: true };
  const second = { ...sat, id: "s2", startedAt: sat.startedAt + 1000, altitude: { ...reading, level: "mid", value: 2.1 }, selfReading: "staff" };
  showPage("/reports", { "GET /api/sessions": { sessions: [second, { ...sat, altitude: reading, selfReading: "senior" }] } });
  expect(await screen.findByRole("heading", { name: "Over time" })).toBeVisible();
  expect(screen.getByText("Your last 2 interviews read from mid to senior. Your own guess was above the reading once, below it never, and about the same once.")).toBeVisible();
  expect(screen.getByRole("img", { name: "Readings of your last 2 interviews, oldest first: A social feed, read as senior, you said senior; A social feed, read as mid, you said staff." })).toBeVisible();
});

it("draws no line through a single reading", async () => {
  showPage("/reports", { "GET /api/sessions": { sessions: [sat] } });
  expect(await screen.findByText("Senior")).toBeVisible();
  expect(screen.queryByRole("heading", { name: "Over time" })).toBeNull();
});
