// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SessionView } from "#core/session/view";
import type { Standing } from "../board/board-keeper";
import type { HeldBoard } from "../board/held-board";
import { drawnHere } from "../board/kept-board";
import { showPage, view } from "../test-page";

/** What the room sees to of a board. jsdom has no canvas: a board stands in that is flushed when the test lets it, and says how it stands. */
const board = vi.hoisted(() => ({ flush: vi.fn<() => Promise<void>>(), save: vi.fn<() => Promise<void>>(), letGo: vi.fn<() => void>(), tell: (_: Standing): void => undefined }));

vi.mock("../board/set-asset-path", () => ({ setAssetPath: () => undefined }));
vi.mock("../board/board", () => ({
  Board: ({ onHeld, onStanding }: { readonly onHeld: (held: HeldBoard | null) => void; readonly onStanding: (standing: Standing) => void }) => {
    useEffect(() => {
      board.tell = onStanding;
      onHeld({ flush: board.flush, save: board.save, letGo: board.letGo });
      return () => {
        onHeld(null);
      };
    }, [onHeld, onStanding]);
    return <p>The board</p>;
  },
}));

const drawing: SessionView = { ...view, round: "system-design", workspace: "board" };
const over: SessionView = { ...drawing, status: "finished", finishedAt: 2_000_000, finishedBy: "clock" };
const move = { kind: "probe", text: "Which part first?", phase: "design", about: null, said: null, facts: [], twist: null, hint: 0 };
const answers = { "GET /api/sessions/s1": drawing, "PUT /api/sessions/s1/draft": { text: "", at: 1 }, "POST /api/sessions/s1/answers": { key: "k", move, status: "open", version: 4 }, "POST /api/sessions/s1/pause": { ...drawing, status: "paused" }, "POST /api/sessions/s1/finish": over };

let flushed: () => void;

beforeEach(() => {
  for (const spy of [board.flush, board.save, board.letGo]) spy.mockReset();
  board.save.mockResolvedValue();
  board.flush.mockImplementation(() => new Promise((resolve) => { flushed = resolve; }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** As wide and as high as a phone; its two lines hold so many pixels of the question. */
function onPhone({ lines }: { readonly lines: number }): void {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("max-width"), addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(lines * 18);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(36);
}

const settled = () => act(() => Promise.resolve());
const posted = (asked: readonly { readonly what: string }[]) => asked.map(({ what }) => what).filter((what) => what.startsWith("POST"));

it("lets what was drawn go before the answer that speaks of it, and shows the answer at once", async () => {
  const { asked } = showPage("/sessions/s1", answers);
  await screen.findByText("The board");
  fireEvent.change(await screen.findByRole("textbox", { name: "Your answer" }), { target: { value: "The ranker stands beside the feed." } });
  fireEvent.click(screen.getByRole("button", { name: "Say it" }));
  expect(screen.getByText("The ranker stands beside the feed.")).toBeVisible();
  await settled();
  expect([board.flush.mock.calls.length, posted(asked)]).toEqual([1, []]);
  flushed();
  await waitFor(() => { expect(posted(asked)).toEqual(["POST /api/sessions/s1/answers"]); });
});

it("lets it go before the clock is stopped", async () => {
  const { asked } = showPage("/sessions/s1", answers);
  await screen.findByText("The board");
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  await settled();
  expect(posted(asked)).toEqual([]);
  flushed();
  await waitFor(() => { expect(posted(asked)).toEqual(["POST /api/sessions/s1/pause"]); });
});

it("stays after the end where the last drawing did not arrive, says where it is, and gives it as a file", async () => {
  board.flush.mockResolvedValue();
  localStorage.setItem("altitude.draft.s1.t", JSON.stringify({ text: "Typed", at: 1 }));
  localStorage.setItem("altitude.board.s1.a", JSON.stringify({ id: "a", type: "rectangle", x: 0, y: 0, width: 9, height: 9, version: 1 }));
  showPage("/sessions/s1", answers);
  await screen.findByText("The board");
  act(() => { board.tell({ where: "here", trouble: null }); });
  fireEvent.click(screen.getByRole("button", { name: "Finish" }));
  fireEvent.click(await screen.findByRole("button", { name: "Finish and read the report" }));
  expect(await screen.findByText("The last of your drawing is still on its way.")).toBeVisible();
  act(() => { board.tell({ where: "here", trouble: "The interview had ended before the last change of the board was kept." }); });
  expect(screen.getByRole("alert")).toHaveTextContent("The last of your drawing is not in the report.");
  expect(screen.getByRole("alert")).toHaveTextContent("It is kept in this browser.");
  expect(screen.getByRole("link", { name: "Go to the report" })).toBeVisible();
  // The words are done with; the drawing is not.
  expect([localStorage.getItem("altitude.draft.s1.t"), drawnHere("s1").length]).toEqual([null, 1]);
  fireEvent.click(screen.getByRole("button", { name: "Save the board as a file" }));
  await waitFor(() => { expect(board.save).toHaveBeenCalledTimes(1); });
  fireEvent.click(screen.getByRole("button", { name: "Remove it from this browser" }));
  expect(board.letGo).toHaveBeenCalledTimes(1);
  act(() => { board.tell({ where: "kept", trouble: null }); });
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says where a browser without room holds it on the page only, and where no file can be made", async () => {
  board.flush.mockResolvedValue();
  board.save.mockRejectedValue(new Error("no"));
  const complain = vi.spyOn(console, "error").mockImplementation(() => undefined);
  showPage("/sessions/s1", { ...answers, "GET /api/sessions/s1": over });
  await screen.findByText("The board");
  await settled();
  expect(screen.queryByText(/last of your drawing/)).toBeNull();
  act(() => { board.tell({ where: "nowhere", trouble: "Full." }); });
  expect(await screen.findByText(/on this page only/)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Save the board as a file" }));
  expect(await screen.findByText(/could not be made/)).toBeVisible();
  complain.mockRestore();
});

it("goes on to the report where everything is kept", async () => {
  board.flush.mockResolvedValue();
  showPage("/sessions/s1", { ...answers, "GET /api/sessions/s1/assessment": undefined });
  await screen.findByText("The board");
  fireEvent.click(screen.getByRole("button", { name: "Finish" }));
  fireEvent.click(await screen.findByRole("button", { name: "Finish and read the report" }));
  await waitFor(() => { expect(screen.queryByText("The board")).toBeNull(); });
});

it("gives the board the screen of a phone, and folds what was asked to two lines that can be opened and closed", async () => {
  onPhone({ lines: 5 });
  showPage("/sessions/s1", answers);
  expect(await screen.findByRole("tab", { name: "Talk", selected: true })).toBeVisible();
  expect(screen.queryByRole("button", { name: /^The interviewer:/ })).toBeNull();
  fireEvent.click(screen.getByRole("tab", { name: "Board" }));
  const question = screen.getByRole("button", { name: "The interviewer: Design a feed.", expanded: false });
  // The next question is told to whoever does not see it come: it does not stand in a log here.
  expect(question.closest("[aria-live=polite]")).not.toBeNull();
  fireEvent.click(question);
  const whole = screen.getByRole("region", { name: "What the interviewer says" });
  expect(whole).toHaveTextContent("Design a feed.");
  fireEvent.keyDown(whole, { key: "Escape" });
  expect(screen.queryByRole("region", { name: "What the interviewer says" })).toBeNull();
  expect(screen.getByRole("textbox", { name: "Your answer" })).toBeVisible();
  // That all is well is read out only; what must be known has a line.
  expect(within(screen.getByRole("region", { name: "Your answer" })).getAllByRole("status").at(-1)).toHaveAttribute("data-mild");
  for (const name of ["Say it", "Give me a moment", "Pause", "Finish"]) expect(screen.getByRole("button", { name })).toBeVisible();
});

it("offers nothing to open where two lines hold all that was asked", async () => {
  onPhone({ lines: 2 });
  showPage("/sessions/s1", answers);
  fireEvent.click(await screen.findByRole("tab", { name: "Board" }));
  expect(screen.getByText("The interviewer:").parentElement).toHaveTextContent("The interviewer: Design a feed.");
  expect(screen.queryByRole("button", { name: /^The interviewer:/ })).toBeNull();
});

it("takes no line more while paused from a board that has the screen: that it is paused stands in the box and above", async () => {
  board.flush.mockResolvedValue();
  onPhone({ lines: 2 });
  showPage("/sessions/s1", { ...answers, "POST /api/sessions/s1/pause": { ...drawing, status: "paused", version: 3 } });
  fireEvent.click(await screen.findByRole("tab", { name: "Board" }));
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  expect(await screen.findByText("The clock stands still. Your draft is kept.")).toHaveAttribute("data-mild");
});
