import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../api";
import { recordingCarrier, type Cut } from "./carrier";
import { memoryShelf, type Segment, type Shelf } from "./shelf";

const room = { usedBytes: 0, quotaBytes: 1_000_000, freeBytes: 1_000_000, minutesLeft: 10 };
const away = new ApiProblem({ status: 0, code: null, message: "Altitude does not answer.", mend: "Try again." });
const problem = (status: number, code: ApiProblem["code"], next?: number): ApiProblem => new ApiProblem({ status, code, message: "Refused.", mend: "Mend it.", next });

const none = null;

/** A server that keeps what it is sent, as the real one does: in order, once, and telling which chunk is due. */
class TestServer {
  readonly kept = new Map<string, string[]>();
  readonly finished: { readonly recording: string; readonly durationMs: number }[] = [];
  readonly asked: string[] = [];
  atOnce = 0;
  /** Refusals to come, the first one first; null for what is taken. */
  refuse: (ApiProblem | null)[] = [];
  /** What it answers to all that belongs to a session. */
  readonly refuseAll = new Map<string, ApiProblem>();
  /** Keeps the chunk, yet its answer is lost. */
  loseAnswers = 0;

  begin = async (session: string): Promise<{ readonly id: string }> => {
    await this.next(`begin ${session}`, session);
    const id = `recording ${String(this.kept.size + 1)}`;
    this.kept.set(id, []);
    return { id };
  };
  keep = async ({ session, recording }: { readonly session: string; readonly recording: string }, seq: number, bytes: Blob) => {
    this.atOnce += 1;
    expect(this.atOnce).toBe(1);
    const text = await bytes.text();
    this.atOnce -= 1;
    await this.next(`chunk ${String(seq)}`, session);
    const chunks = this.kept.get(recording) ?? [];
    if (seq > chunks.length) throw problem(409, "chunk-gap", chunks.length);
    if (seq === chunks.length) chunks.push(text);
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      throw away;
    }
    return { next: chunks.length, bytes: 1, room };
  };
  finish = async ({ session, recording }: { readonly session: string; readonly recording: string }, durationMs: number): Promise<void> => {
    await this.next("finish", session);
    this.finished.push({ recording, durationMs });
  };
  private async next(what: string, session: string): Promise<void> {
    await Promise.resolve();
    this.asked.push(what);
    const refusal = this.refuseAll.get(session) ?? this.refuse.shift() ?? none;
    if (refusal !== none) throw refusal;
  }
}

let server: TestServer;
let shelf: Shelf;
let held: Set<string>;
let waits: number[];
let rests: (() => void)[];

beforeEach(() => {
  server = new TestServer();
  shelf = memoryShelf();
  held = new Set();
  waits = [];
  rests = [];
});

const atOnce = (): Promise<void> => Promise.resolve();
/** A wait that lasts until the test ends it, or is woken. */
const untilTold = (wake: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    rests.push(resolve);
    wake.addEventListener("abort", () => {
      resolve();
    });
  });

/** One page. `waits` are written down, and take no time where nothing else is said. */
function page(rest: (wake: AbortSignal) => Promise<void> = atOnce) {
  return recordingCarrier({
    shelf,
    server,
    wait: (ms, wake) => {
      waits.push(ms);
      return rest(wake);
    },
    hold: (id) => {
      if (held.has(id)) return Promise.resolve(null);
      held.add(id);
      return Promise.resolve(() => held.delete(id));
    },
  });
}

const segment = (id: string, changes: Partial<Segment> = {}): Segment => ({ id, session: "s", mime: "video/webm", hasVideo: true, startedAt: 1000, recording: null, next: 0, count: 0, lastedMs: 0, keptMs: 0, isEnded: false, ...changes });
const chunk = (text: string, endMs: number) => ({ bytes: new Blob([text]), endMs });
const allKept = (): Promise<void> => vi.waitFor(async () => { expect(await shelf.segments()).toEqual([]); });

async function record(carrier: ReturnType<typeof page>, texts: readonly string[], id = "a"): Promise<void> {
  await carrier.start(segment(id));
  for (const [index, text] of texts.entries()) await carrier.put(id, chunk(text, (index + 1) * 1000));
  await carrier.end(id);
}

it("sends one chunk at a time, in order, then finishes with the length", async () => {
  await record(page(), ["x", "y", "z"]);
  await allKept();
  expect([...server.kept.values()]).toEqual([["x", "y", "z"]]);
  expect(server.finished).toEqual([{ recording: "recording 1", durationMs: 3000 }]);
  expect(server.asked).toEqual(["begin s", "chunk 0", "chunk 1", "chunk 2", "finish"]);
  expect(held.size).toBe(0);
});

it("begins nothing on the server where nothing was recorded", async () => {
  await record(page(), []);
  await allKept();
  expect(server.asked).toEqual([]);
});

it("tries again with growing waits while the server is away, and says so meanwhile", async () => {
  server.refuse = [away, away, away];
  const carrier = page();
  const troubled: unknown[] = [];
  carrier.subscribe(() => troubled.push(carrier.standing().unfinished[0]?.trouble?.message));
  await record(carrier, ["x"]);
  await allKept();
  expect(waits).toEqual([300, 600, 1200]);
  expect(troubled).toContain("Altitude does not answer.");
  expect(carrier.standing()).toMatchObject({ unfinished: [], room });
});

it("adds no chunk twice where its answer was lost", async () => {
  server.loseAnswers = 2;
  await record(page(), ["x", "y"]);
  await allKept();
  expect([...server.kept.values()]).toEqual([["x", "y"]]);
});

it("goes on from the chunk that the server asks for", async () => {
  // It was kept before the page went; the page had not heard of it.
  server.kept.set("recording 1", ["x", "y"]);
  server.refuse = [problem(409, "chunk-gap", 2)];
  const carrier = page();
  await shelf.add(segment("a", { recording: "recording 1" }));
  for (const [index, text] of ["x", "y", "z"].entries()) await shelf.addChunk("a", chunk(text, (index + 1) * 1000));
  await carrier.takeUp();
  await allKept();
  expect([...server.kept.values()]).toEqual([["x", "y", "z"]]);
  expect(server.asked).toEqual(["chunk 0", "chunk 2", "finish"]);
});

it("ends with what there is where the server has lost what it had, instead of asking for ever", async () => {
  const carrier = page();
  const cuts: Cut[] = [];
  carrier.onCut((cut) => cuts.push(cut));
  server.refuse = [problem(409, "chunk-gap", 1)];
  await shelf.add(segment("a", { recording: "recording 1", next: 3, count: 3, keptMs: 3000, lastedMs: 3000 }));
  await shelf.addChunk("a", chunk("z", 4000));
  await carrier.takeUp();
  await allKept();
  expect(server.finished).toEqual([{ recording: "recording 1", durationMs: 3000 }]);
  expect(cuts).toHaveLength(1);
});

describe("after a reload", () => {
  it("takes up what is left, the oldest first, and finishes it", async () => {
    const gone = page();
    server.refuse = Array.from({ length: 2 }, () => away);
    await gone.start(segment("late", { startedAt: 2000 }));
    await shelf.addChunk("late", chunk("l", 1000));
    await gone.start(segment("early", { startedAt: 1000 }));
    await shelf.addChunk("early", chunk("e", 900));
    held.clear();
    await page().takeUp();
    await allKept();
    expect([...server.kept.values()]).toEqual([["e"], ["l"]]);
    expect(server.finished.map(({ durationMs }) => durationMs)).toEqual([900, 1000]);
  });

  it("leaves alone what another page is recording", async () => {
    const other = page();
    await other.start(segment("a"));
    const here = page();
    await here.takeUp();
    expect(await shelf.segment("a")).toMatchObject({ isEnded: false });
    expect(here.standing().unfinished).toEqual([]);
  });
});

describe("several at a time", () => {
  const broken = problem(500, "internal");

  it("sends what is recorded now, though an older one is refused time and again", async () => {
    server.refuseAll.set("old", broken);
    const carrier = page(untilTold);
    await shelf.add(segment("left", { session: "old", startedAt: 1 }));
    await shelf.addChunk("left", chunk("o", 1000));
    await carrier.takeUp();
    await vi.waitFor(() => { expect(rests).toHaveLength(1); });
    await record(carrier, ["x", "y", "z"]);
    await vi.waitFor(() => { expect(server.finished).toHaveLength(1); });
    expect([...server.kept.values()]).toEqual([["x", "y", "z"]]);
    expect(server.asked).toEqual(["begin old", "begin s", "chunk 0", "chunk 1", "chunk 2", "finish"]);
    expect(carrier.standing().unfinished).toMatchObject([{ id: "left", trouble: { code: "internal", message: "Refused.", mend: "Mend it." } }]);

    rests.shift()?.();
    await vi.waitFor(() => { expect(waits).toEqual([300, 600]); });
    server.refuseAll.clear();
    carrier.tryNow();
    await allKept();
    expect(server.finished).toHaveLength(2);
    expect(held.size).toBe(0);
  });

  it("sends the latest interview first, and of each interview the oldest", async () => {
    for (const [id, session, startedAt] of [["a", "s", 1], ["c", "now", 3], ["d", "now", 4], ["b", "s", 2]] as const) {
      await shelf.add(segment(id, { session, startedAt }));
      await shelf.addChunk(id, chunk(id, 1000));
    }
    await page().takeUp();
    await allKept();
    expect([...server.kept.values()]).toEqual([["c"], ["d"], ["a"], ["b"]]);
  });

  it("waits no longer for one that is erased meanwhile", async () => {
    server.refuseAll.set("s", broken);
    const carrier = page(untilTold);
    await record(carrier, ["x"]);
    await vi.waitFor(() => { expect(rests).toHaveLength(1); });
    await carrier.forget("s");
    rests.shift()?.();
    await record(carrier, ["y"], "b");
    await vi.waitFor(() => { expect(waits).toEqual([300, 300]); });
  });
});

describe("what the server takes no more of", () => {
  it("keeps what it has when there is no room, and says so", async () => {
    const carrier = page();
    const cuts: Cut[] = [];
    carrier.onCut((cut) => cuts.push(cut));
    await carrier.start(segment("a"));
    await carrier.put("a", chunk("x", 1000));
    await vi.waitFor(() => { expect(server.asked).toContain("chunk 0"); });
    await vi.waitFor(async () => { expect((await shelf.segment("a"))?.next).toBe(1); });
    server.refuse = [problem(507, "recording-full")];
    await carrier.put("a", chunk("y", 2000));
    await allKept();
    expect(server.finished).toEqual([{ recording: "recording 1", durationMs: 1000 }]);
    expect(cuts).toMatchObject([{ segment: { keptMs: 1000 }, problem: { code: "recording-full" } }]);
    expect(waits).toEqual([]);
    // Chunks that come late go nowhere.
    await carrier.put("a", chunk("z", 3000));
    expect(await shelf.segments()).toEqual([]);
  });

  it.each([
    ["a chunk is too large", 413, "request-too-large"],
    ["the recording has ended there", 409, "recording-closed"],
    ["a chunk is malformed", 400, "request-malformed"],
  ] as const)("finishes with what the server has where %s, and says so once", async (_, status, code) => {
    const carrier = page();
    const cuts: Cut[] = [];
    carrier.onCut((cut) => cuts.push(cut));
    server.refuse = [none, none, none, problem(status, code)];
    await record(carrier, ["x", "y", "z", "v", "w"]);
    await allKept();
    expect([...server.kept.values()]).toEqual([["x", "y"]]);
    expect(server.asked).toEqual(["begin s", "chunk 0", "chunk 1", "chunk 2", "finish"]);
    expect(server.finished).toEqual([{ recording: "recording 1", durationMs: 2000 }]);
    expect(cuts).toMatchObject([{ segment: { keptMs: 2000 }, problem: { code } }]);
    expect(held.size).toBe(0);
  });

  it.each(["session-unknown", "recording-unknown"] as const)("drops what is left where the server knows it no more: %s", async (code) => {
    server.refuse = [none, none, problem(404, code)];
    await record(page(), ["x", "y", "z"]);
    await allKept();
    expect(server.asked).toEqual(["begin s", "chunk 0", "chunk 1"]);
  });

  it("asks no more where the server refuses even to finish", async () => {
    server.refuse = [none, none, problem(400, "request-malformed")];
    await record(page(), ["x"]);
    await allKept();
    expect(server.asked).toEqual(["begin s", "chunk 0", "finish"]);
  });

  it("waits with finishing while the disk is full", async () => {
    server.refuse = [none, none, problem(507, "recording-full"), problem(507, "recording-full")];
    const cuts: Cut[] = [];
    const carrier = page();
    carrier.onCut((cut) => cuts.push(cut));
    await record(carrier, ["x"]);
    await allKept();
    expect(waits).toEqual([300, 600]);
    expect(server.finished).toEqual([{ recording: "recording 1", durationMs: 1000 }]);
    expect(cuts).toEqual([]);
  });

  it("says at once that the server keeps no recordings, keeps what there is here, and sends it where that was mended", async () => {
    server.refuseAll.set("s", problem(503, "recording-not-kept"));
    const carrier = page(untilTold);
    const cuts: Cut[] = [];
    carrier.onCut((cut) => cuts.push(cut));
    await carrier.start(segment("a"));
    await carrier.put("a", chunk("x", 1000));
    await vi.waitFor(() => { expect(cuts).toMatchObject([{ segment: { id: "a" }, problem: { code: "recording-not-kept" } }]); });
    expect(await carrier.put("a", chunk("y", 2000))).toBe("ended");
    expect(await shelf.segment("a")).toMatchObject({ isEnded: true, count: 1, recording: null });
    expect(carrier.standing().unfinished).toMatchObject([{ id: "a", trouble: { code: "recording-not-kept", message: "Refused." } }]);
    rests.shift()?.();
    await vi.waitFor(() => { expect(waits).toEqual([300, 600]); });
    expect(cuts).toHaveLength(1);
    server.refuseAll.clear();
    carrier.tryNow();
    await allKept();
    expect([...server.kept.values()]).toEqual([["x"]]);
    expect(server.finished).toEqual([{ recording: "recording 1", durationMs: 1000 }]);
  });

  it("waits where the folder takes a later chunk no more, and goes on when it does", async () => {
    const carrier = page(untilTold);
    const cuts: Cut[] = [];
    carrier.onCut((cut) => cuts.push(cut));
    await carrier.start(segment("a"));
    await carrier.put("a", chunk("x", 1000));
    await vi.waitFor(async () => { expect((await shelf.segment("a"))?.next).toBe(1); });
    server.refuse = [problem(503, "recording-not-kept")];
    await carrier.put("a", chunk("y", 2000));
    await vi.waitFor(() => { expect(carrier.standing().unfinished).toMatchObject([{ id: "a", isEnded: false, trouble: { code: "recording-not-kept" } }]); });
    carrier.tryNow();
    await carrier.end("a");
    await allKept();
    expect([...server.kept.values()]).toEqual([["x", "y"]]);
    expect(cuts).toEqual([]);
  });

  it("drops what belongs to an erased session", async () => {
    server.refuse = [problem(404, "session-unknown")];
    await record(page(), ["x"]);
    await allKept();
    expect(server.kept.size).toBe(0);
  });

  it("forgets what is left when the session is erased here", async () => {
    const carrier = page();
    await shelf.add(segment("a"));
    await shelf.add(segment("b", { session: "other" }));
    await carrier.forget("s");
    expect((await shelf.segments()).map(({ id }) => id)).toEqual(["b"]);
  });
});

it("takes no more into memory than it may", async () => {
  shelf = memoryShelf(3);
  const carrier = page();
  server.refuse = Array.from({ length: 50 }, () => away);
  await carrier.start(segment("a"));
  await shelf.addChunk("a", chunk("xx", 1000));
  await expect(carrier.put("a", chunk("yy", 2000))).rejects.toThrow("No room");
});
