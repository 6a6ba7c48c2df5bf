import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "#core/problem";
import type { Command, Run } from "#core/session/conduct";
import { StartSession } from "#core/session/request";
import { interviewer } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const began = 1_000_000;
const minute = 60_000;
const words = "I'd put a cache in front of the counters, because a check must take two milliseconds.";

function started(): Run {
  return must(interviewer.fold(must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter" }), began, 1))));
}
const after = (run: Run, command: Command, at = began + minute): Run => must(interviewer.decide(run, command, at)).reduce(interviewer.evolve, run);
const answer = (key: string, text = words): Command => ({ type: "answer", key, text });
const codeOf = (result: Result<unknown>): string => (result.ok ? "ok" : result.problem.code);

describe("answers", () => {
  it("[S1] takes a repeated key once and keeps its move", () => {
    const run = after(started(), answer("a"));
    expect(interviewer.decide(run, answer("a"), began + 2 * minute)).toEqual({ ok: true, value: [] });
    expect(interviewer.moveAfter(run, "a")).not.toBeNull();
    const later = after(run, answer("b", "And a queue."), began + 2 * minute);
    expect(interviewer.moveAfter(later, "a")).toEqual(interviewer.moveAfter(run, "a"));
  });

  it("[S2] refuses a key that was used for another text", () => {
    expect(codeOf(interviewer.decide(after(started(), answer("a")), answer("a", "Something else."), began + 2 * minute))).toBe("key-reused");
  });

  it("[S3] keeps the first answer of each key, in order, each followed by one move, whatever arrives", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 }), (keys) => {
        let run = started();
        const firsts: string[] = [];
        for (const [index, key] of keys.entries()) {
          const text = `Answer ${String(index)} keeps one counter for each client.`;
          if (!run.answers.has(key)) firsts.push(text);
          const outcome = interviewer.decide(run, answer(key, text), began + (index + 1) * 1000);
          if (outcome.ok) run = outcome.value.reduce(interviewer.evolve, run);
        }
        expect(run.turns.filter(({ speaker }) => speaker === "candidate").map(({ text }) => text)).toEqual(firsts);
        expect(run.turns.map(({ speaker }) => speaker)).toEqual(["interviewer", ...firsts.flatMap(() => ["candidate", "interviewer"])]);
      }),
    );
  });

  it("[S6] takes a late answer and closes", () => {
    const run = after(started(), answer("late"), began + 16 * minute);
    expect(run.answers.has("late")).toBe(true);
    expect(interviewer.moveAfter(run, "late")?.kind).toBe("close");
    expect(run.finished?.by).toBe("clock");
  });
});

describe("end and pause", () => {
  it("[S4] takes nothing after the end, and keeps what was taken", () => {
    const run = after(after(started(), answer("a")), { type: "finish" });
    expect(codeOf(interviewer.decide(run, answer("b"), began + 2 * minute))).toBe("session-ended");
    expect(interviewer.decide(run, answer("a"), began + 2 * minute)).toEqual({ ok: true, value: [] });
  });

  it("[S5] stops the clock while paused", () => {
    const paused = after(started(), { type: "pause" }, began + minute);
    expect(codeOf(interviewer.decide(paused, answer("a"), began + 30 * minute))).toBe("session-paused");
    const resumed = after(paused, { type: "resume" }, began + 31 * minute);
    expect(interviewer.view(resumed, { id: "s", now: began + 32 * minute, version: 4, draft: null }).elapsedMs).toBe(2 * minute);
  });
});

describe("drawing while paused", () => {
  // A browser's clock may be wrong: what it writes on its elements tells nothing.
  const box = (id: string) => ({ id, type: "rectangle", x: 0, y: 0, width: 100, height: 50, updated: 1 });
  const draw = (changed: ReturnType<typeof box>[], removed: string[] = [], drawnAt?: number): Command => ({ type: "draw", change: { changed, removed }, drawnAt });
  const pausedAt = began + 2 * minute;
  const paused = after(after(started(), draw([box("a")])), { type: "pause" }, pausedAt);

  it("[S5] is refused, as everything is, and taken once it goes on", () => {
    for (const change of [draw([box("b")]), draw([], ["a"]), draw([box("b")], [], pausedAt + 1), draw([box("b")], ["a"], pausedAt + 1)]) {
      expect(codeOf(interviewer.decide(paused, change, pausedAt + 1000))).toBe("session-paused");
    }
    expect(after(after(paused, { type: "resume" }, began + 3 * minute), draw([box("b")]), began + 4 * minute).board.size).toBe(2);
  });

  it("[S5] takes what was drawn before the pause and comes late, as drawn before it", () => {
    const late = after(paused, draw([box("b")], [], pausedAt - 1), pausedAt + 5 * minute);
    expect([late.board.size, late.drawings.at(-1)?.at]).toEqual([2, pausedAt]);
    expect(after(paused, draw([], ["a"], pausedAt - 1), pausedAt + 5 * minute).board.size).toBe(0);
  });
});

describe("a moment that was asked for", () => {
  const asked = after(started(), { type: "ask-moment" }, began + minute);
  const leftAt = (run: Run, at: number) => (interviewer.view(run, { id: "s", now: at, version: 4, draft: null }).momentUntil ?? at) - at;

  it("[S5] outlasts a pause: what was left of it is left after it, and while it lasts", () => {
    const paused = after(asked, { type: "pause" }, began + minute + 5000);
    const left = leftAt(asked, began + minute + 5000);
    expect(left).toBeGreaterThan(60_000);
    expect(leftAt(paused, began + 20 * minute)).toBe(left);
    const resumed = after(paused, { type: "resume" }, began + 21 * minute);
    expect(leftAt(resumed, began + 21 * minute)).toBe(left);
    expect(interviewer.decide(resumed, { type: "fall-silent" }, began + 22 * minute)).toEqual({ ok: true, value: [] });
  });

  it("[S5] that was over before a pause is over after it", () => {
    const resumed = after(after(asked, { type: "pause" }, began + 5 * minute), { type: "resume" }, began + 6 * minute);
    expect(leftAt(resumed, began + 6 * minute)).toBe(0);
  });
});

describe("reading again", () => {
  it("[S7] disputes only what has ended", () => {
    const run = after(started(), answer("a"));
    expect(codeOf(interviewer.decide(run, { type: "dispute", signal: "decision-justified", turn: 1, start: 0, end: 5, note: "" }, began + 2 * minute))).toBe("session-open");
  });

  it("[S8] disputes only what was heard, and withdraws it without a trace", () => {
    const run = after(after(started(), answer("a")), { type: "finish" });
    const before = interviewer.assess(run, "s");
    const [piece] = before.evidence;
    if (piece === undefined) throw new Error("Nothing was heard.");
    expect(codeOf(interviewer.decide(run, { type: "dispute", signal: piece.signal, turn: 9, start: 0, end: 5, note: "" }, began))).toBe("evidence-unknown");
    const { signal, turn, start, end } = piece;
    const disputed = after(run, { type: "dispute", signal, turn, start, end, note: "" });
    expect(interviewer.assess(disputed, "s")).not.toEqual(before);
    expect(interviewer.assess(after(disputed, { type: "withdraw-dispute", signal, turn, start, end }), "s")).toEqual(before);
  });
});

describe("help", () => {
  it("[S9] goes up the ladder one step at a time", () => {
    let run = after(started(), answer("a"));
    const hints: number[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      const events = must(interviewer.decide(run, { type: "ask-hint" }, began + 2 * minute));
      for (const event of events) if (event.type === "move-made") hints.push(event.move.hint);
      run = events.reduce(interviewer.evolve, run);
    }
    expect(hints).toEqual([1, 2, 3]);
  });

  it("[S10] meets a silence at most twice", () => {
    let run = started();
    let said = 0;
    for (let silent = 0; silent < 4; silent += 1) {
      const events = must(interviewer.decide(run, { type: "fall-silent" }, began + (silent + 1) * minute));
      said += events.filter(({ type }) => type === "move-made").length;
      run = events.reduce(interviewer.evolve, run);
    }
    expect(said).toBe(2);
  });

  it("[S10] asks nobody who has begun where they would start", () => {
    const said = (run: Run): string => after(run, { type: "fall-silent" }, began + 3 * minute).turns.at(-1)?.text ?? "";
    expect(said(started())).toMatch(/where would you start/i);
    const later = after(started(), answer("a"));
    const once = after(later, { type: "fall-silent" }, began + 3 * minute);
    expect([said(later), said(once)].join(" ")).not.toMatch(/where would you start|look at first/i);
    expect(said(once)).not.toBe(said(later));
  });

  it("[S11] closes when the time is up and nobody speaks", () => {
    const run = after(started(), { type: "fall-silent" }, began + 16 * minute);
    expect(run.finished?.by).toBe("clock");
    expect(run.turns.at(-1)?.move?.kind).toBe("close");
  });
});
