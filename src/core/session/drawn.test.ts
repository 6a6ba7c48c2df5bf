import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { BoardElement } from "#core/board/board-element";
import type { Result } from "#core/problem";
import type { Command, Run } from "#core/session/conduct";
import type { Move } from "#core/session/event";
import { StartSession } from "#core/session/request";
import { readTranscript } from "#core/transcript/read-transcript";
import type { Transcript } from "#core/transcript/transcript";
import { interviewer, pack } from "../../../test/shipped-content";

/** What a board does to an interview: it opens questions, and gives and takes nothing. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const began = 1_000_000;
const minute = 60_000;
const started = must(interviewer.fold(must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter", minutes: 30 }), began, 1))));
const then = (run: Run, command: Command, at: number): Run => must(interviewer.decide(run, command, at)).reduce(interviewer.evolve, run);

/** Labelled boxes in a row, each leading to the next. */
function row(...labels: readonly string[]): BoardElement[] {
  return labels.flatMap((label, index) => {
    const x = index * 300;
    const box = { id: label, type: "rectangle", x, y: 0, width: 140, height: 70, boundElements: [{ id: `${label} text`, type: "text" }] };
    const text = { id: `${label} text`, type: "text", x: x + 10, y: 25, width: 100, height: 20, text: label, containerId: label };
    const next = labels[index + 1];
    const arrow = { id: `${label} on`, type: "arrow", x: x + 142, y: 35, width: 156, height: 0, points: [[0, 0], [156, 0]] as [number, number][], startBinding: { elementId: label }, endBinding: next === undefined ? null : { elementId: next }, startArrowhead: null, endArrowhead: "arrow" };
    return next === undefined ? [box, text] : [box, text, arrow];
  });
}
const draw = (run: Run, elements: BoardElement[], at: number, removed: string[] = []): Run => then(run, { type: "draw", change: { changed: elements, removed } }, at);
const say = (run: Run, key: string, text: string, at: number): Run => then(run, { type: "answer", key, text }, at);

/** A move of somebody else's interviewer: it asks in words alone. */
const asked = (move: Partial<Move>, at = began + 3 * minute) => [{ type: "move-made", at, move: { kind: "probe", text: "Go on.", phase: "design", about: null, said: null, facts: [], twist: null, hint: 0, ...move } as Move } as const];

const transcriptsAt = fileURLToPath(new URL("../../../test/fixtures/transcripts", import.meta.url));
const transcripts = readdirSync(transcriptsAt).sort().flatMap((file) => {
  const transcript = must(readTranscript(readFileSync(`${transcriptsAt}/${file}`, "utf8")));
  return transcript.round === "system-design" ? [{ name: file, transcript }] : [];
});
const boards = [
  ["Backup"],
  ["S3"],
  ["Redis", "Kafka"],
  ["Gateway", "Load balancer", "Redis", "Kafka", "Postgres", "S3", "Backup", "Search index", "CDN", "Worker"],
  // Whatever a name stands for, as far as so many may open.
  ...[0, 1, 2, 3].map((part) => pack.board.kinds.slice(part * 12, part * 12 + 12).map(({ labels }) => labels[0] ?? "")),
].map((labels) => ({ shows: labels.join(", "), elements: row(...labels) }));

/** A transcript as it reads with its own moves and with this on the board from the first minute; wiped before an answer where one is named. */
function readOf({ scenario, turns }: Transcript, elements: BoardElement[], wipedBefore = Number.POSITIVE_INFINITY) {
  const [start] = must(interviewer.start(StartSession.parse({ round: "system-design", scenario: scenario ?? undefined, minutes: 30 }), began, 1));
  if (start === undefined) throw new Error("A session has a first event.");
  let run = must(interviewer.fold([start]));
  if (elements.length > 0) run = draw(run, elements, began + 1);
  for (const [index, { speaker, text }] of turns.entries()) {
    const at = began + (index + 1) * minute;
    if (index >= wipedBefore && run.board.size > 0) run = draw(run, [], at - 1, [...run.board.keys()]);
    const events = speaker === "candidate" ? [{ type: "answer-given", at, key: String(index), text } as const] : asked({ text, kind: index === 0 ? "open" : "probe" }, at);
    run = events.reduce(interviewer.evolve, run);
  }
  const { overall, evidence, dimensions, mistakes, decisions, obligations } = interviewer.assess(then(run, { type: "finish" }, began + 60 * minute), "s");
  return { overall, evidence, dimensions, mistakes, decisions, obligations: obligations.map(({ id: _, ...one }) => one).sort((one, other) => `${one.topic}/${one.kind}`.localeCompare(`${other.topic}/${other.kind}`)) };
}

const plain = "Each call is checked before it goes on, and the limits differ by customer.";

describe("what is drawn", () => {
  it("opens its questions without a word, and is asked about by what stands on the box", () => {
    let run = draw(started, row("Gateway", "Redis", "Postgres"), began + minute);
    const asked: string[] = [];
    for (let turn = 1; turn <= 8; turn += 1) {
      run = say(run, String(turn), `${plain} That is point ${String(turn)}.`, began + (turn + 1) * minute);
      asked.push(interviewer.moveAfter(run, String(turn))?.text ?? "");
    }
    expect(run.ledger.topics.has("cache")).toBe(true);
    expect(asked.join("\n")).toMatch(/“(Redis|Postgres|Gateway)”/);
  });

  describe.each(transcripts)("[S25] moves no reading of $name: the same words and moves read as without a board", ({ transcript }) => {
    const without = readOf(transcript, []);

    it.each(boards)("that shows $shows from the first minute", ({ elements }) => {
      const { obligations, ...read } = readOf(transcript, elements);
      const { obligations: spoken, ...plainly } = without;
      expect(read).toEqual(plainly);
      expect(obligations.filter(({ topic, kind }) => spoken.some((one) => one.topic === topic && one.kind === kind))).toEqual(spoken);
      expect(obligations.filter(({ topic }) => !spoken.some((one) => one.topic === topic)).every(({ state, evidence, asked }) => state === "unasked" && evidence.length === 0 && !asked)).toBe(true);
    });

    it("that is wiped half-way", () => {
      const { obligations, ...read } = readOf(transcript, row("Backup", "Redis", "Kafka", "S3"), 5);
      expect({ ...read, obligations }).toEqual(without);
    });
  });

  it("[S25] loses nothing where somebody only draws and answers what they are asked about it", () => {
    const answer = "Each entry expires after sixty seconds because a window of a client is that long, and the price is one more read.";
    const read = (run: Run) => {
      const { evidence, obligations } = interviewer.assess(then(say(run, "b", answer, began + 4 * minute), { type: "finish" }, began + 5 * minute), "s");
      return { evidence: evidence.map(({ signal, strength, quote }) => ({ signal, strength, quote })), invalidation: obligations.find(({ topic, kind }) => topic === "cache" && kind === "invalidation")?.state };
    };
    const drawn = say(draw(started, row("Redis", "Store"), began + minute), "a", plain, began + 2 * minute);
    const after = (run: Run, move: Partial<Move>) => read(asked(move).reduce(interviewer.evolve, run));
    const about = { topic: "cache", obligation: "invalidation" };
    const named = after(say(started, "a", `${plain} We use Redis.`, began + 2 * minute), { about, text: "How does it leave?" });
    expect(named.invalidation).toBe("grounded");
    expect(after(drawn, { about, text: "How does it leave?" }).invalidation).toBe("grounded");
    // The board's own question, which names no topic, is about the box that it points at.
    expect(after(drawn, { kind: "probe-open", component: "Redis", text: "What is “Redis” for?" }).invalidation).toBe("grounded");
    // Nobody asked: what was said anyway is told of no box.
    expect(after(drawn, {}).invalidation).toBe("unasked");
  });

  it("costs nothing where it is drawn before it is named: what is then told of it reads as if it had been named first", () => {
    const told = [plain, "We'd use Redis. Anyway, the calls come from phones. Each entry in the cache expires after sixty seconds because a window is that long."];
    const read = (run: Run) => {
      const talked = told.reduce((before, text, index) => say(before, String(index), text, began + (2 + index) * minute), run);
      const { overall, evidence, dimensions, obligations } = interviewer.assess(then(talked, { type: "finish" }, began + 9 * minute), "s");
      return { overall, evidence, dimensions, opened: obligations.filter(({ topic }) => topic === "cache") };
    };
    const drawnFirst = read(draw(started, row("Redis", "Store"), began + minute));
    expect(drawnFirst.opened.some(({ openedBy }) => openedBy !== null)).toBe(true);
    expect(drawnFirst).toEqual(read(started));
  });

  it("is asked about once each and twice at most, in whoever's words", () => {
    let run = draw(started, row("Gateway", "Ledger of calls", "Audit trail", "Billing"), began + minute);
    const asked: (string | undefined)[] = [];
    for (let turn = 1; turn <= 12; turn += 1) {
      const made = must(interviewer.decide(run, { type: "answer", key: String(turn), text: `${plain} That is point ${String(turn)}.` }, began + (turn + 1) * minute));
      // As a language model would say it: without the words of the board.
      run = made.map((event) => (event.type === "move-made" && event.move.component !== undefined ? { ...event, move: { ...event.move, text: `And this one, number ${String(turn)}, what is it for?` } } : event)).reduce(interviewer.evolve, run);
      asked.push(interviewer.moveAfter(run, String(turn))?.component);
    }
    const components = asked.filter((component) => component !== undefined);
    expect(components).toHaveLength(2);
    expect(new Set(components).size).toBe(2);
  });

  it("is not asked about any more once it is gone from the board", () => {
    const first = say(draw(started, row("Redis", "Gateway"), began + minute), "a", plain, began + 2 * minute);
    const gone = ["Redis", "Redis text", "Redis on"];
    let run = draw(first, [], began + 3 * minute, gone);
    const asked: string[] = [];
    for (let turn = 1; turn <= 6; turn += 1) {
      run = say(run, String(turn), `${plain} That is point ${String(turn)}.`, began + (turn + 3) * minute);
      asked.push(interviewer.moveAfter(run, String(turn))?.text ?? "");
    }
    expect(asked.join("\n")).not.toContain("Redis");
    expect(run.ledger.drawn.has("cache")).toBe(false);
  });

  it("is pointed at by what stands on the box when the question is worded, not by what stood there first", () => {
    const first = say(draw(started, row("Redis", "Postgres", "Gateway"), began + minute), "a", plain, began + 2 * minute);
    const renamed = row("Redis", "Postgres", "Gateway").map((element) => ({ ...element, text: element.text === "Redis" ? "Memcached" : element.text === "Postgres" ? "DynamoDB" : element.text }));
    let run = draw(first, renamed, began + 3 * minute);
    const asked: string[] = [];
    for (let turn = 1; turn <= 6; turn += 1) {
      run = say(run, String(turn), `${plain} That is point ${String(turn)}.`, began + (turn + 3) * minute);
      asked.push(interviewer.moveAfter(run, String(turn))?.text ?? "");
    }
    expect(asked.join("\n")).not.toMatch(/Redis|Postgres/);
    expect(asked.join("\n")).toMatch(/“Memcached”|“DynamoDB”/);
  });

  it("is asked about in a silence, where somebody draws without speaking", () => {
    const run = draw(say(started, "a", plain, began + minute), row("Gateway", "Ledger of calls"), began + 2 * minute);
    const quiet = then(run, { type: "fall-silent" }, began + 3 * minute);
    expect(quiet.turns.at(-1)?.text).toMatch(/“Gateway”|“Ledger of calls”/);
    const twice = then(then(quiet, { type: "fall-silent" }, began + 4 * minute), { type: "fall-silent" }, began + 5 * minute);
    const texts = twice.turns.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("the report's notes on a board", () => {
  it("stand only once the session is over", () => {
    const run = draw(started, row("Gateway", "Redis"), began + minute);
    expect(interviewer.board(run, 3).report).toBeNull();
    expect(interviewer.board(then(run, { type: "finish" }, began + 2 * minute), 4).report).toMatchObject({ components: 2, connections: 1, drawnNeverSpoken: [{ label: "Gateway" }, { label: "Redis" }] });
  });

  it("are about the board as it stood at the end, and know the words of every turn", () => {
    const first = say(draw(started, row("Gateway", "Redis", "Audit"), began + minute), "a", "The gateway asks Redis for the count of each client.", began + 2 * minute);
    const last = draw(first, [], began + 3 * minute, ["Audit", "Audit text", "Redis on"]);
    const { report } = interviewer.board(then(last, { type: "finish" }, began + 4 * minute), 6);
    expect(report).toMatchObject({ components: 2, connections: 1, drawnNeverSpoken: [] });
  });
});
