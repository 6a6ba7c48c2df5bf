// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { refused, sat, showPage, view } from "../test-page";
import { forgetOverSpeech, forgetSpeech, pageShelf } from "./page-shelf";

const shelf = async () => {
  const found = await pageShelf();
  if (found === null) throw new Error("This browser keeps nothing.");
  return found;
};

async function leave(...sessions: readonly string[]): Promise<void> {
  for (const session of sessions) await (await shelf()).put({ id: crypto.randomUUID(), session, at: 1_000_000, pcm: new Int16Array(8000) });
}

it("takes away with a session that is erased what was said in it and could not be written down, and nothing else", async () => {
  await leave("s1", "s1", "s2");
  let sessions = [{ ...sat, status: "paused", finishedAt: null, altitude: null, selfReading: null }];
  showPage("/reports", { "GET /api/sessions": () => ({ sessions }), "DELETE /api/sessions/s1": () => { sessions = []; return {}; } });
  fireEvent.click(await screen.findByRole("button", { name: /^Erase A social feed/ }));
  fireEvent.click(screen.getByRole("button", { name: "Erase it" }));
  await waitFor(() => { expect(screen.getByText("No interview yet")).toBeVisible(); });
  expect(await (await shelf()).sessions()).toEqual(["s2"]);
  await (await shelf()).forget("s2");
});

it("takes away what is left of sessions that are over or were erased elsewhere long ago, and leaves what may still be said or cannot be asked about", async () => {
  await leave("erased", "finished", "paused", "unreachable", "broken");
  showPage("/reports", {
    "GET /api/sessions": { sessions: [] },
    "GET /api/sessions/erased": refused(404, "session-unknown", "There is no such session."),
    "GET /api/sessions/finished": { ...view, id: "finished", status: "finished" },
    "GET /api/sessions/paused": { ...view, id: "paused", status: "paused" },
    "GET /api/sessions/broken": refused(503, "database-unavailable", "The database does not answer."),
  });
  await forgetOverSpeech();
  expect(await (await shelf()).sessions()).toEqual(["broken", "paused", "unreachable"]);
});

it("keeps for a week what was said to a session that the server does not know: another data folder may be served at this address today", async () => {
  const daysAgo = (days: number): number => Date.now() - days * 24 * 60 * 60 * 1000;
  for (const [id, at] of [["eight", daysAgo(8)], ["six", daysAgo(6)], ["ahead", daysAgo(-8)]] as const) await (await shelf()).put({ id, session: "other", at, pcm: new Int16Array(8000) });
  showPage("/reports", { "GET /api/sessions": { sessions: [] }, "GET /api/sessions/other": refused(404, "session-unknown", "There is no such session.") });
  await forgetOverSpeech();
  expect((await (await shelf()).of("other")).map(({ id }) => id)).toEqual(["six"]);
  // To erase it here takes it away at once.
  await forgetSpeech("other");
  expect(await (await shelf()).of("other")).toEqual([]);
});

it("opens another connection where the browser has closed the one it had", async () => {
  await leave("s3");
  const closed = await shelf();
  vi.spyOn(closed, "forget").mockRejectedValue(new DOMException("The connection is closed.", "InvalidStateError"));
  await forgetSpeech("s3");
  expect(await shelf()).not.toBe(closed);
  expect(await (await shelf()).sessions()).not.toContain("s3");
});
