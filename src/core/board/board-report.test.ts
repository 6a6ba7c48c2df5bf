import { describe, expect, it } from "vitest";
import { aliasesOf } from "#core/board/aliases";
import { boardReport, type BoardMoment } from "#core/board/board-report";
import { drawnTopics } from "#core/board/drawn-topics";
import { readBoard } from "#core/board/read-board";
import { spokenOf } from "#core/board/spoken";
import { bound, box, words } from "#core/board/test-drawing";
import { boardProbe } from "#core/interviewer/board-probe";
import { afterDrawing } from "#core/ledger/after-drawing";
import { StartSession } from "#core/session/request";
import { questionFor } from "#core/interviewer/question";
import { afterCandidate } from "#core/ledger/after-candidate";
import { keyOf, type Ledger } from "#core/ledger/ledger";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import type { Move } from "#core/session/event";
import type { Result } from "#core/problem";
import { ear, interviewer, pack } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const names = aliasesOf(pack.board);
const feed = pack.scenarios.find(({ id }) => id === "social-feed");

/** Boxes in a row, each bound to the one before. */
function row(...labels: readonly string[]) {
  const boxes = labels.map((label, at) => box(label, [at * 300, 0]));
  return readBoard([...boxes.flat(), ...boxes.slice(1).map((one, at) => bound(boxes[at]?.[0], one[0]))], names);
}

const blank = (): Ledger => startLedger(ear, settingOf(pack, "system-design", feed?.id ?? null, ""));
const spoken = (...texts: readonly string[]): Ledger => texts.reduce((ledger, text) => afterCandidate(ear, ledger, text), blank());
const answers = (count: number): { readonly move: Move | null }[] => Array.from({ length: count }, () => ({ move: null }));
const at = (turn: number, reading: BoardMoment["reading"]): BoardMoment => ({ turn, reading });

describe("a board beside the talk", () => {
  const talk = spoken("The API writes each post to Postgres, and I'd put a cache in front of it because reads are heavy.");

  it("says what was drawn and never spoken of, and since when", () => {
    const report = boardReport({ ear, ledger: talk, turns: answers(1), history: [at(0, row("API", "Postgres")), at(1, row("API", "Postgres", "Redis", "Moderation"))] });
    expect(report?.drawnNeverSpoken).toEqual([{ label: "Moderation", drawnAt: 1 }]);
  });

  it("says what was spoken of and never drawn, with the words", () => {
    const report = boardReport({ ear, ledger: talk, turns: answers(1), history: [at(1, row("API", "Postgres"))] });
    expect(report?.spokenNeverDrawn.map(({ topic, title }) => [topic, title])).toEqual([["cache", "Cache"]]);
    const [never] = report?.spokenNeverDrawn ?? [];
    expect(talk.turns[never?.turn ?? -1]?.heard.text.slice(never?.start, never?.end)).toBe(never?.quote);
  });

  it("asks for no drawing where hardly anything was drawn, and for none of what cannot be drawn", () => {
    expect(boardReport({ ear, ledger: talk, turns: answers(1), history: [at(1, row("API"))] })?.spokenNeverDrawn).toEqual([]);
    const idea = spoken("We roll out behind a feature flag, and reads are eventually consistent because nobody notices a second.");
    expect(boardReport({ ear, ledger: idea, turns: answers(1), history: [at(1, row("API", "Postgres"))] })?.spokenNeverDrawn).toEqual([]);
  });

  it("notes boxes that nothing leads to, and those without a name", () => {
    const reading = readBoard([...box("API", [0, 0]), ...box("Audit", [300, 0]), ...box("", [600, 0])], names);
    const report = boardReport({ ear, ledger: talk, turns: answers(1), history: [at(1, reading)] });
    expect([report?.unconnected, report?.unlabelled]).toEqual([["API", "Audit"], 1]);
  });

  it("is none where nothing was drawn", () => {
    expect(boardReport({ ear, ledger: talk, turns: answers(1), history: [] })).toBeNull();
    expect(boardReport({ ear, ledger: talk, turns: answers(1), history: [at(1, readBoard([], names))] })).toBeNull();
  });
});

describe("a board after a twist", () => {
  const move = (twist: string): Move => ({ kind: "twist", text: `Suppose ${twist}.`, phase: "design", about: null, said: null, facts: [], twist, hint: 0 });
  const turns = (twist: string) => [{ move: null }, { move: move(twist) }, { move: null }, { move: null }, { move: null }];
  const first = row("API", "Postgres", "Fan-out workers");
  const redrawn = (twist: string, ...history: readonly BoardMoment[]) => boardReport({ ear, ledger: blank(), turns: turns(twist), history })?.redrawn;

  it("tells what came and what went", () => {
    expect(redrawn("ranked", at(1, first), at(3, row("API", "Postgres", "Fan-out workers", "Ranker")))).toEqual([{ twist: "ranked", turn: 1, quote: "Suppose ranked.", added: ["Ranker"], removed: [], isRight: null, freed: [] }]);
  });

  it("credits what the scenario lets go", () => {
    expect(redrawn("half-budget", at(1, first), at(3, row("API", "Postgres")))?.[0]).toMatchObject({ removed: ["Fan-out workers"], isRight: true });
    expect(redrawn("half-budget", at(1, first), at(3, row("API", "Fan-out workers")))?.[0]).toMatchObject({ removed: ["Postgres"], isRight: false });
    expect(redrawn("ranked", at(1, first), at(3, row("API", "Postgres")))?.[0]).toMatchObject({ isRight: null });
  });

  it("credits no cleared board, and nothing where more went that the change needs", () => {
    expect(redrawn("half-budget", at(1, first), at(3, row()))?.[0]).toMatchObject({ isRight: false, freed: ["Fan-out workers"] });
    expect(redrawn("half-budget", at(1, first), at(3, row("API")))?.[0]).toMatchObject({ isRight: false, freed: ["Fan-out workers"] });
    expect(redrawn("half-budget", at(1, row("API", "Fan-out workers")), at(3, row()))?.[0]).toMatchObject({ isRight: false });
    expect(redrawn("half-budget", at(1, row("Client", "LB", "API", "Postgres", "Fan-out workers")), at(3, row("Postgres")))?.[0]).toMatchObject({ isRight: false });
  });

  it("credits it where what else went was put there anew, or is none of what a design stands on", () => {
    expect(redrawn("half-budget", at(1, first), at(3, row("API", "Users DB")))?.[0]).toMatchObject({ removed: ["Postgres", "Fan-out workers"], isRight: true, freed: ["Fan-out workers"] });
    expect(redrawn("half-budget", at(1, row("API", "Postgres", "Moderation", "Fan-out workers")), at(3, row("API", "Postgres")))?.[0]).toMatchObject({ isRight: true, freed: ["Fan-out workers"] });
  });

  it("takes a box by another name for the same, and no change for nothing to say", () => {
    expect(redrawn("ranked", at(1, first), at(3, row("API x3", "Postgres", "Fan-out workers")))).toEqual([]);
    expect(redrawn("ranked", at(1, first))).toEqual([]);
  });

  it("looks no further than two answers, and not past the next twist", () => {
    const late = [...turns("ranked"), { move: { ...move("ranked"), twist: null, kind: "probe" as const } }, { move: null }];
    expect(boardReport({ ear, ledger: blank(), turns: late, history: [at(1, first), at(7, row("API"))] })?.redrawn).toEqual([]);
    const two = [{ move: null }, { move: move("half-budget") }, { move: null }, { move: move("ranked") }, { move: null }];
    expect(boardReport({ ear, ledger: blank(), turns: two, history: [at(1, first), at(5, row("API"))] })?.redrawn.map(({ twist }) => twist)).toEqual(["ranked"]);
  });
});

describe("what is drawn", () => {
  it("opens the topics of what is new, each once", () => {
    expect(drawnTopics(row("API"), row("API", "Redis", "Users DB", "Orders DB")).map(({ topic, label }) => [topic, label])).toEqual([["cache", "Redis"], ["database-choice", "Users DB"]]);
    expect(drawnTopics(row("API", "Postgres"), row("API", "MySQL"))).toEqual([]);
  });

  it("leaves its questions open, and is evidence of nothing", () => {
    const drawn = afterDrawing(ear, blank(), drawnTopics(row(), row("API", "Redis")), 1);
    expect(drawn.obligations.get(keyOf("cache", "eviction"))).toMatchObject({ state: "open", pieces: [], openedBy: null, openedAt: null });
    expect(drawn.pieces).toEqual([]);
    expect(drawn.statements).toEqual([]);
  });

  it("gives no credit for the right words far from it", () => {
    const far = "A tenant has a row with the date of the lease. A clerk signs every lease by hand on the next day. The eviction policy is printed on the back of it.";
    const drawn = afterCandidate(ear, afterDrawing(ear, blank(), drawnTopics(row(), row("API", "Redis")), 0), far);
    expect(drawn.obligations.get(keyOf("cache", "eviction"))?.state).toBe("open");
  });

  it("does not flood the talk", () => {
    const stuffed = pack.topics.filter(({ rounds }) => rounds.includes("system-design")).map(({ id }) => ({ topic: id, label: id, component: id }));
    expect(stuffed.length).toBeGreaterThan(12);
    expect(afterDrawing(ear, blank(), stuffed, 0).topics.size).toBe(12);
    expect(afterDrawing(ear, afterDrawing(ear, blank(), stuffed, 0), stuffed.slice(12), 1).topics.size).toBe(12);
  });

  it("opens nothing that this round is not about, and nothing anew that was said", () => {
    expect(afterDrawing(ear, blank(), [{ topic: "led", label: "Led", component: "a" }], 0).topics.size).toBe(0);
    const said = spoken("I'd put a cache in front of the posts.");
    expect(afterDrawing(ear, said, [{ topic: "cache", label: "Redis", component: "a" }], 1)).toBe(said);
  });

  it("is asked about by the box, and by the words once there are any", () => {
    const run = must(interviewer.fold(must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "social-feed" }), 1, 1))));
    const ask = (ledger: Ledger) => {
      const entry = ledger.obligations.get(keyOf("queue", "delivery")) ?? [...ledger.obligations.values()].find(({ topic }) => topic === "queue");
      return entry === undefined ? null : questionFor(ear, { ...run, ledger }, entry);
    };
    const drawn = afterDrawing(ear, run.ledger, [{ topic: "queue", label: "Kafka", component: "a" }], 1);
    expect(ask(drawn)?.text).toContain("“Kafka”");
    expect(ask(drawn)?.said).toBeNull();
    expect(ask(afterCandidate(ear, drawn, "Each post is put on a queue, because fans may read it a second later."))?.text).toContain("queue");
  });
});

describe("a question about the board", () => {
  const ask = (reading: ReturnType<typeof row>, ledger: Ledger, asked: readonly string[] = []) => boardProbe({ words: pack.board, reading, spoken: spokenOf(ear, ledger, reading.components), asked: new Set(asked) });

  it("is about a box that nothing was said of", () => {
    expect(ask(row("API", "Moderation"), spoken("The API takes the posts in."))).toMatchObject({ kind: "unspoken", text: "What does the box marked “Moderation” do?" });
  });

  it("is about what nothing leads to, then about what has no name", () => {
    const reading = readBoard([...box("API", [0, 0]), ...box("Posts", [300, 0]), ...box("", [600, 0])], names);
    const talk = spoken("The API writes the posts.");
    const first = ask(reading, talk);
    expect(first?.kind).toBe("unconnected");
    const posts = reading.components.map(({ id }) => id).slice(0, 1);
    expect(ask(reading, talk, posts)?.kind).toBe("unconnected");
    expect(ask(readBoard([...box("", [0, 0]), ...box("", [300, 0])], names), talk)?.kind).toBe("unlabelled");
  });

  it("is asked twice at most, about one box once, and not of a board that is only begun", () => {
    const reading = row("API", "Moderation", "Ranker");
    const [, two = "", three = ""] = reading.components.map(({ id }) => id);
    const talk = spoken("The API takes the posts in.");
    expect(ask(reading, talk, [two])?.component).toBe(three);
    expect(ask(reading, talk, [two, three])).toBeNull();
    expect(ask(row("Moderation"), talk)).toBeNull();
  });

  it("names the box shortly and without quotation marks of its own", () => {
    const long = `“${"very ".repeat(30)}long”`;
    const reading = readBoard([...box("API", [0, 0]), words(long, [500, 500])], names);
    const named = { ...reading, components: [...reading.components, { id: "x", elements: ["x"], label: long, name: "x", kind: null, box: { x: 0, y: 0, width: 1, height: 1 } }] };
    const text = boardProbe({ words: pack.board, reading: named, spoken: new Set(reading.components.map(({ id }) => id)), asked: new Set() })?.text ?? "";
    expect(text.length).toBeLessThan(100);
    expect(text.match(/[“”]/g)).toEqual(["“", "”"]);
  });
});
