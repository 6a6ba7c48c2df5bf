// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { firstChoice, rememberChoice } from "../set-up/last-choice";
import { refused, showPage, view } from "../test-page";
import { unsentOf } from "./kept-here";

const move = { kind: "probe", text: "Which part first?", phase: "design", about: null, said: null, facts: [], twist: null, hint: 0 };
const box = () => screen.findByRole("textbox", { name: "Your answer" });

it("says an answer with Ctrl and Enter, shows it at once, and empties the box", async () => {
  const { asked } = showPage("/sessions/s1", { "GET /api/sessions/s1": view, "PUT /api/sessions/s1/draft": { text: "", at: 1 }, "POST /api/sessions/s1/answers": { key: "k", move, status: "open", version: 4 } });
  fireEvent.change(await box(), { target: { value: "I would ask who reads it." } });
  fireEvent.keyDown(await box(), { key: "Enter", ctrlKey: true });
  expect(screen.getByText("I would ask who reads it.")).toBeVisible();
  expect(await box()).toHaveValue("");
  await waitFor(() => { expect(unsentOf("s1")).toEqual([]); });
  expect(asked.filter(({ what }) => what.startsWith("POST"))).toHaveLength(1);
});

it("keeps an answer while the server is away, and sends the same key again", async () => {
  let isAway = true;
  const { asked } = showPage("/sessions/s1", { "GET /api/sessions/s1": view, "POST /api/sessions/s1/answers": () => (isAway ? undefined : { key: "k", move, status: "open", version: 4 }) });
  fireEvent.change(await box(), { target: { value: "Shard by user." } });
  fireEvent.click(screen.getByRole("button", { name: "Say it" }));
  expect(await screen.findByText("Connection lost. Your words are kept here; trying again.")).toBeVisible();
  expect(unsentOf("s1").map(({ text }) => text)).toEqual(["Shard by user."]);
  isAway = false;
  await waitFor(() => { expect(unsentOf("s1")).toEqual([]); }, { timeout: 4000 });
  const keys = new Set(asked.filter(({ what }) => what === "POST /api/sessions/s1/answers").map(({ headers }) => headers.get("idempotency-key")));
  expect(keys.size).toBe(1);
});

it("carries on after a reload with the answer that was on its way, under its key", async () => {
  localStorage.setItem("altitude.unsent.s1.old-key", JSON.stringify({ key: "old-key", text: "From before the reload.", at: 5 }));
  const { asked } = showPage("/sessions/s1", { "GET /api/sessions/s1": view, "POST /api/sessions/s1/answers": { key: "old-key", move, status: "open", version: 4 } });
  await waitFor(() => { expect(asked.find(({ what }) => what === "POST /api/sessions/s1/answers")?.headers.get("idempotency-key")).toBe("old-key"); });
});

it("puts the words back when they were refused", async () => {
  showPage("/sessions/s1", { "GET /api/sessions/s1": view, "POST /api/sessions/s1/answers": refused(409, "session-paused", "This session is paused.") });
  fireEvent.change(await box(), { target: { value: "Shard by user." } });
  fireEvent.click(screen.getByRole("button", { name: "Say it" }));
  expect(await screen.findByText(/Not said: This session is paused. .* back in the box/)).toBeVisible();
  expect(await box()).toHaveValue("Shard by user.");
});

it("offers the draft of another tab and loses neither", async () => {
  localStorage.setItem("altitude.draft.s1.other-tab", JSON.stringify({ text: "Typed over there", at: 9 }));
  showPage("/sessions/s1", { "GET /api/sessions/s1": { ...view, draft: { text: "Typed here", at: 5 } } });
  expect(await box()).toHaveValue("Typed over there");
  fireEvent.click(screen.getByRole("button", { name: "Use the other draft" }));
  expect(await box()).toHaveValue("Typed here");
  expect(screen.getByText("Typed over there")).toBeVisible();
});

it("does not say what is too long, and says by how much", async () => {
  showPage("/sessions/s1", { "GET /api/sessions/s1": view });
  fireEvent.change(await box(), { target: { value: "x".repeat(50_010) } });
  expect(screen.getByText(/Too long by 10 characters/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Say it" })).toBeDisabled();
});

it("shows what is still open and counts hints when coached, and neither otherwise", async () => {
  showPage("/sessions/s1", { "GET /api/sessions/s1": { ...view, way: "coached", hints: 2, coached: [{ topic: "Cache", title: "How stale entries leave" }] } });
  expect(await screen.findByText("How stale entries leave")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Hint (2 so far)" })).toBeVisible();
});

it("keeps the button that asks for silence as wide as it was while the silence lasts", async () => {
  showPage("/sessions/s1", { "GET /api/sessions/s1": { ...view, momentUntil: view.now + 60_000 } });
  const label = within(await screen.findByRole("button", { name: /^Quiet for/ })).getByText(/^Quiet for/);
  expect(label).toHaveAttribute("data-longest", "Give me a moment");
});

it("leads on to the report once it is over", async () => {
  showPage("/sessions/s1", { "GET /api/sessions/s1": { ...view, status: "finished", finishedAt: 2_000_000, finishedBy: "clock" } });
  expect(await screen.findByRole("link", { name: "Go to the report" })).toHaveAttribute("href", "/sessions/s1/report");
});

it("says what failed when the room cannot be opened, and when there is none", async () => {
  showPage("/sessions/s1", {});
  expect(await screen.findByRole("alert")).toHaveTextContent("What was said in it is kept.");
});

it("says so when there is no such interview", async () => {
  showPage("/sessions/s1", { "GET /api/sessions/s1": refused(404, "session-unknown", "There is no such session.") });
  expect(await screen.findByRole("heading", { name: "There is no such interview" })).toBeVisible();
});

it.each([["typed", "type"], ["talked", "push"]] as const)("keeps every button of a %s interview in its place while paused: the one that pauses resumes, and what cannot be done is disabled", async (_, voice) => {
  rememberChoice({ ...firstChoice, voice });
  const coached = { ...view, way: "coached" } as const;
  showPage("/sessions/s1", { "GET /api/sessions/s1": coached, "POST /api/sessions/s1/pause": { ...coached, status: "paused", version: 3 }, "POST /api/sessions/s1/resume": { ...coached, version: 4 } });
  await box();
  const answer = within(screen.getByRole("region", { name: "Your answer" }));
  const buttons = () => answer.getAllByRole("button");
  const before = buttons();
  const pause = answer.getByRole("button", { name: "Pause" });
  pause.focus();
  fireEvent.click(pause);
  expect(await answer.findByRole("button", { name: "Resume" })).toBe(pause);
  expect(pause).toHaveFocus();
  expect(buttons()).toEqual(before);
  for (const name of ["Give me a moment", "Hint", "Say it"]) expect(answer.getByRole("button", { name })).toBeDisabled();
  expect(answer.getByRole("button", { name: "Finish" })).toBeEnabled();
  fireEvent.click(pause);
  expect(await answer.findByRole("button", { name: "Pause" })).toBe(pause);
});
