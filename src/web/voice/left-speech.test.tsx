// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { refused, showPage, view, type Answers } from "../test-page";
import { pageShelf } from "./page-shelf";

const shelf = async () => {
  const found = await pageShelf();
  if (found === null) throw new Error("This browser keeps nothing.");
  return found;
};

/** The locks of a browser; what other pages hold stands in `held`. */
class Locks {
  readonly held = new Set<string>();
  async request(name: string, _: unknown, use: (lock: object | null) => Promise<void> | undefined): Promise<void> {
    if (this.held.has(name)) {
      await use(null);
      return;
    }
    this.held.add(name);
    await use({ name });
    this.held.delete(name);
  }
}

let locks: Locks;
const answers: Answers = { "GET /api/sessions/s1": view, "PUT /api/sessions/s1/draft": { text: "", at: 1 } };

beforeEach(() => {
  locks = new Locks();
  Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
  localStorage.setItem("altitude.last-choice", JSON.stringify({ minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "type", camera: false, record: false }));
});

afterEach(async () => {
  await (await shelf()).forget("s1");
  Reflect.deleteProperty(navigator, "locks");
  vi.useRealTimers();
});

/** What another page of the session could not have written down, which that page still has. */
async function keptElsewhere(id: string): Promise<void> {
  locks.held.add(`altitude.speech.${id}`);
  await (await shelf()).put({ id, session: "s1", at: 1_000_000, pcm: new Int16Array(8000) });
}

const isOffered = () => screen.queryByText(/not all that you said was written down/) !== null;

async function lookAgain(): Promise<void> {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
  fireEvent(document, new Event("visibilitychange"));
  fireEvent.focus(window);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  vi.useRealTimers();
}

it("offers what another page of the session has left once that page is gone and this one is looked at again, and what that page still has not before", async () => {
  showPage("/sessions/s1", answers);
  await screen.findByRole("textbox", { name: "Your answer" });
  await keptElsewhere("left");
  await lookAgain();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isOffered()).toBe(false);
  locks.held.delete("altitude.speech.left");
  await lookAgain();
  await waitFor(() => { expect(isOffered()).toBe(true); });
  // It is this page's now, and is taken up once.
  expect([...locks.held]).toEqual(["altitude.speech.left"]);
  await lookAgain();
  fireEvent.click(screen.getByRole("button", { name: "Discard what you said" }));
  fireEvent.click(screen.getByRole("button", { name: "Discard it" }));
  await waitFor(() => { expect(isOffered()).toBe(false); });
  expect(await (await shelf()).of("s1")).toEqual([]);
});

it("forgets what was said, whichever page has it, once the session is erased from elsewhere while its room is open", async () => {
  let isErased = false;
  showPage("/sessions/s1", { ...answers, "GET /api/sessions/s1": () => (isErased ? refused(404, "session-unknown", "There is no such session.") : view) });
  await screen.findByRole("textbox", { name: "Your answer" });
  await keptElsewhere("held");
  isErased = true;
  fireEvent(document, new Event("visibilitychange", { bubbles: true }));
  await screen.findByText("There is no such interview");
  await waitFor(async () => { expect(await (await shelf()).of("s1")).toEqual([]); });
});

it("leaves what was said to a session that this server has never told of here: it may be another one's, at the same address", async () => {
  await keptElsewhere("held");
  showPage("/sessions/s1", { "GET /api/sessions/s1": refused(404, "session-unknown", "There is no such session.") });
  await screen.findByText("There is no such interview");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await (await shelf()).of("s1")).toHaveLength(1);
});
