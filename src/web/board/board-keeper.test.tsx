// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { BoardChange } from "#core/board/board-element";
import { ApiProblem } from "../api";
import { betweenMs, createBoardKeeper, hereMs, type Standing } from "./board-keeper";
import type { Drawn } from "./drawn";
import { drawnHere } from "./kept-board";
import { element } from "./test-elements";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

/** A server that holds elements and counts versions, may be away, and may refuse. */
function world({ from = [] }: { readonly from?: readonly Drawn[] } = {}) {
  const state = { isAway: false, refusal: null as ApiProblem | null, stoppedAt: -Infinity, version: 10, inFlight: 0, mostInFlight: 0 };
  const requests: BoardChange[] = [];
  const times: (number | undefined)[] = [];
  const standings: Standing[] = [];
  const keeper = createBoardKeeper({
    session: "s1",
    from: { elements: from, version: 10 },
    serverTimeOf: (at) => at + 500,
    send: async ({ drawnAt, ...change }) => {
      times.push(drawnAt);
      state.inFlight += 1;
      state.mostInFlight = Math.max(state.mostInFlight, state.inFlight);
      await new Promise((resolve) => setTimeout(resolve, 20));
      state.inFlight -= 1;
      if (state.isAway) throw new ApiProblem({ status: 0, code: null, message: "Away.", mend: "Wait." });
      if (state.refusal !== null && (drawnAt ?? Infinity) > state.stoppedAt) throw state.refusal;
      requests.push(change);
      state.version += 1;
      return { version: state.version };
    },
    onStanding: (standing) => standings.push(standing),
  });
  return { keeper, state, requests, times, standings };
}

const refused = (code: ApiProblem["code"], message = "No.") => new ApiProblem({ status: 409, code, message, mend: "Do something." });
const box = (version: number, id = "a") => element({ id, version });

it("sends what was drawn at once, then at most once a second, one request at a time, and the newest state only", async () => {
  const { keeper, state, requests, standings } = world();
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(25);
  for (let version = 2; version <= 6; version += 1) {
    keeper.drawn([box(version)]);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(requests.map(({ changed }) => changed[0]?.["version"])).toEqual([1]);
  await vi.advanceTimersByTimeAsync(betweenMs);
  expect(requests.map(({ changed }) => changed[0]?.["version"])).toEqual([1, 6]);
  expect(state.mostInFlight).toBe(1);
  expect(standings.at(-1)).toEqual({ where: "kept", trouble: null });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(requests).toHaveLength(2);
});

it("keeps in the browser what a pause kept out, and sends it once the interview goes on", async () => {
  const { keeper, state, requests, standings } = world();
  state.refusal = refused("session-paused");
  keeper.drawn([box(1), box(1, "b")]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(drawnHere("s1").map(({ id }) => id)).toEqual(["a", "b"]);
  expect(standings.at(-1)).toEqual({ where: "here", trouble: null });
  state.refusal = null;
  keeper.tryNow();
  await vi.advanceTimersByTimeAsync(1000);
  expect(requests.map(({ changed }) => changed.map(({ id }) => id))).toEqual([["a", "b"]]);
  expect(standings.at(-1)?.where).toBe("kept");
});

it("keeps it in the browser until it is on the server, and says so", async () => {
  const { keeper, state, requests, standings } = world();
  state.isAway = true;
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(drawnHere("s1").map(({ id }) => id)).toEqual(["a"]);
  expect(standings.at(-1)?.where).toBe("here");
  state.isAway = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(requests).toHaveLength(1);
  expect(drawnHere("s1")).toEqual([]);
  expect(standings.at(-1)?.where).toBe("kept");
});

it("says that the browser has no room for as long as anything that waits found none, whatever was written after it", async () => {
  const { keeper, state, standings } = world();
  state.isAway = true;
  const { setItem } = Storage.prototype;
  const large = "x".repeat(5000);
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(function set(this: Storage, name: string, text: string) {
    if (text.includes(large)) throw new DOMException("Full.", "QuotaExceededError");
    setItem.call(this, name, text);
  });
  keeper.drawn([{ ...box(1, "large"), customData: { note: large } }, box(1, "small")]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(drawnHere("s1").map(({ id }) => id)).toEqual(["small"]);
  expect(standings.at(-1)?.where).toBe("nowhere");
  keeper.drawn([{ ...box(1, "large"), customData: { note: large } }, box(2, "small")]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(standings.at(-1)?.where).toBe("nowhere");
  // There is room again as soon as something is drawn.
  full.mockRestore();
  keeper.drawn([{ ...box(1, "large"), customData: { note: large } }, box(3, "small")]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(standings.at(-1)?.where).toBe("here");
});

it("writes down what was drawn this very moment when the page goes away", () => {
  const { keeper } = world();
  keeper.drawn([box(1)]);
  expect(drawnHere("s1")).toEqual([]);
  dispatchEvent(new Event("pagehide"));
  expect(drawnHere("s1")).toHaveLength(1);
});

it("does not forget what another tab drew on since", async () => {
  const { keeper } = world();
  keeper.drawn([box(1)]);
  localStorage.setItem("altitude.board.s1.a", JSON.stringify(box(9)));
  await vi.advanceTimersByTimeAsync(100);
  expect(drawnHere("s1").map(({ version }) => version)).toEqual([9]);
});

it("takes away what was removed, and lets go of what was removed elsewhere unless it was drawn on here", async () => {
  const { keeper, requests } = world({ from: [box(1, "a"), box(1, "b"), box(1, "c")] });
  keeper.drawn([element({ id: "a", version: 2, isDeleted: true }), box(1, "b"), box(2, "c")]);
  expect(keeper.heard({ changed: [], removed: ["b", "c"] }, 11)).toEqual(["b"]);
  await vi.advanceTimersByTimeAsync(25);
  expect(requests).toEqual([{ changed: [expect.objectContaining({ id: "c", version: 2 })], removed: ["a"] }]);
});

it("sends its own once more where an older state of it overtook it on the server", async () => {
  const { keeper, requests } = world();
  keeper.drawn([box(5)]);
  await vi.advanceTimersByTimeAsync(25);
  keeper.heard({ changed: [box(3)], removed: [] }, 12);
  keeper.drawn([box(5)]);
  await vi.advanceTimersByTimeAsync(betweenMs + 25);
  expect(requests.map(({ changed }) => changed[0]?.["version"])).toEqual([5, 5]);
});

it("says that the board is full, and goes on once there is room", async () => {
  const { keeper, state, requests, standings } = world();
  state.refusal = refused("board-full", "A board holds at most 2000 elements.");
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(standings.at(-1)).toEqual({ where: "here", trouble: expect.stringContaining("2000 elements. What was drawn last is kept in this browser only") });
  state.refusal = null;
  keeper.drawn([box(2)]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(requests).toHaveLength(1);
  expect(standings.at(-1)).toEqual({ where: "kept", trouble: null });
});

it("keeps the others where one element is refused for good, and says so", async () => {
  const requests: BoardChange[] = [];
  const standings: Standing[] = [];
  const elements = Array.from({ length: 8 }, (_, at) => box(1, `e${String(at)}`));
  const picky = createBoardKeeper({
    session: "s2",
    from: { elements: [], version: 10 },
    serverTimeOf: (at) => at,
    send: ({ changed, removed }) => {
      const change = { changed, removed };
      if (change.changed.some(({ id }) => id === "e5")) return Promise.reject(refused("request-malformed"));
      requests.push(change);
      return Promise.resolve({ version: 11 });
    },
    onStanding: (standing) => standings.push(standing),
  });
  picky.drawn(elements);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests.flatMap(({ changed }) => changed.map(({ id }) => id)).sort()).toEqual(["e0", "e1", "e2", "e3", "e4", "e6", "e7"]);
  expect(standings.at(-1)?.trouble).toMatch(/could not be kept/);
  picky.stop();
});

it("sends what was drawn on an element while it was on its way, though that element is changed in place", async () => {
  const { keeper, requests } = world();
  const live = { ...box(1) };
  keeper.drawn([live]);
  await vi.advanceTimersByTimeAsync(5);
  Object.assign(live, { version: 2, versionNonce: 99 });
  keeper.drawn([live]);
  await vi.advanceTimersByTimeAsync(betweenMs + 50);
  expect(requests.map(({ changed }) => changed[0]?.["version"])).toEqual([1, 2]);
});

it("stops for good once the interview has ended", async () => {
  const { keeper, state, requests, standings } = world();
  state.refusal = refused("session-ended");
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(100);
  expect(standings.at(-1)?.trouble).toMatch(/had ended/);
  state.refusal = null;
  keeper.drawn([box(2)]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(requests).toEqual([]);
});

it("sends what waits at once when the interview is about to be finished", async () => {
  const { keeper, requests } = world();
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(25);
  keeper.drawn([box(2)]);
  const flushed = keeper.flush();
  await vi.advanceTimersByTimeAsync(60);
  await flushed;
  expect(requests.map(({ changed }) => changed[0]?.["version"])).toEqual([1, 2]);
});

it("holds nobody up where nothing waits, and longer than it takes where something does", async () => {
  const { keeper, requests } = world();
  const isDone = async (flush: Promise<void>): Promise<boolean> => Promise.race([flush.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => { resolve(false); }, 0))]);
  const idle = isDone(keeper.flush());
  await vi.advanceTimersByTimeAsync(0);
  expect(await idle).toBe(true);
  keeper.drawn([box(1)]);
  const flushed = keeper.flush();
  const early = isDone(flushed);
  await vi.advanceTimersByTimeAsync(0);
  expect(await early).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  await flushed;
  expect(requests).toHaveLength(1);
});

it("waits at most two seconds for a server that takes its time, and no longer than one try for one that is away", async () => {
  const { keeper, state } = world();
  state.isAway = true;
  keeper.drawn([box(1)]);
  let isThere = false;
  void keeper.flush().then(() => { isThere = true; });
  await vi.advanceTimersByTimeAsync(25);
  expect(isThere).toBe(true);

  const slow = createBoardKeeper({ session: "s2", from: { elements: [], version: 10 }, serverTimeOf: (at) => at, send: () => new Promise(() => undefined), onStanding: () => undefined });
  slow.drawn([box(1)]);
  isThere = false;
  void slow.flush().then(() => { isThere = true; });
  await vi.advanceTimersByTimeAsync(1999);
  expect(isThere).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isThere).toBe(true);
  slow.stop();
});

it("sends at once only what waited when it was told to, and goes back to once a second while the drawing goes on", async () => {
  const { keeper, requests } = world();
  keeper.drawn([box(1)]);
  const flushed = keeper.flush();
  for (let version = 2; version <= 91; version += 1) {
    await vi.advanceTimersByTimeAsync(10);
    keeper.drawn([box(version)]);
  }
  await flushed;
  expect(requests.length).toBeLessThanOrEqual(2);
});

it("says of what it sends when the last of it was drawn, on the server's clock", async () => {
  const { keeper, times } = world();
  const [early, late] = [{ ...box(1, "a"), updated: 1_000_000 }, { ...box(1, "b"), updated: 1_000_700 }];
  keeper.drawn([early, late]);
  await vi.advanceTimersByTimeAsync(25);
  expect(times).toEqual([1_001_200]);
});

it.each(["session-ended", "session-paused"] as const)("sends what was drawn before the server said %s, although something was drawn after it", async (code) => {
  const { keeper, state, requests, standings } = world();
  state.isAway = true;
  const drawing = Array.from({ length: 9 }, (_, at) => ({ ...box(1, `e${String(at)}`), updated: 1_000_000 + at * 100 }));
  keeper.drawn(drawing);
  await vi.advanceTimersByTimeAsync(100);
  Object.assign(state, { isAway: false, refusal: refused(code), stoppedAt: 1_000_500 + 550 });
  keeper.tryNow();
  await vi.advanceTimersByTimeAsync(9000);
  expect(requests.flatMap(({ changed }) => changed.map(({ id }) => id)).sort()).toEqual(["e0", "e1", "e2", "e3", "e4", "e5"]);
  expect(drawnHere("s1").map(({ id }) => id)).toEqual(["e6", "e7", "e8"]);
  expect(standings.at(-1)?.trouble).toEqual(code === "session-ended" ? expect.stringMatching(/had ended/) : null);
});

it("lets go of what went again before it was sent: a reload must not bring it back", async () => {
  const { keeper, state } = world();
  state.isAway = true;
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(drawnHere("s1")).toHaveLength(1);
  keeper.drawn([element({ id: "a", version: 2, isDeleted: true })]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(drawnHere("s1")).toEqual([]);
});

it("lets go of what an earlier page kept and the server has", async () => {
  localStorage.setItem("altitude.board.s1.a", JSON.stringify(box(3)));
  const { keeper } = world({ from: [box(3)] });
  keeper.drawn([box(3)]);
  await vi.advanceTimersByTimeAsync(hereMs);
  expect(drawnHere("s1")).toEqual([]);
});

it("keeps in the browser what came too late for the interview, until it is let go", async () => {
  const { keeper, state, standings } = world();
  state.refusal = refused("session-ended");
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(1000);
  keeper.stop();
  expect(drawnHere("s1").map(({ id }) => id)).toEqual(["a"]);
  expect(standings.at(-1)).toEqual({ where: "here", trouble: expect.stringMatching(/had ended/) });
  keeper.letGo();
  expect(drawnHere("s1")).toEqual([]);
  expect(standings.at(-1)).toEqual({ where: "kept", trouble: null });
  keeper.drawn([box(1)]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(drawnHere("s1")).toEqual([]);
});
