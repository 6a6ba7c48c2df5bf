import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardElement } from "#core/board/board-element";
import type { Result } from "#core/problem";
import { boardThen } from "#core/replay/board-then";
import type { Command, Run } from "#core/session/conduct";
import type { Pressure, SessionEvent } from "#core/session/event";
import { StartSession } from "#core/session/request";
import type { Spoken } from "#core/voice/spoken";
import { interviewer } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const began = 1_000_000;
const minute = 60_000;
const start = must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter", minutes: 30 }), began, 1));

type Sitting = { readonly events: readonly SessionEvent[]; readonly run: Run };

const sitting: Sitting = { events: start, run: must(interviewer.fold(start)) };

function then(before: Sitting, command: Command, at = began + minute): Sitting {
  const added = must(interviewer.decide(before.run, command, at));
  return { events: [...before.events, ...added], run: added.reduce(interviewer.evolve, before.run) };
}
const codeOf = (result: Result<unknown>): string => (result.ok ? "ok" : result.problem.code);

const words = "I'd put a cache in front of the counters, because a check must take two milliseconds. A write goes to the counter first.";

/** As if it were said from `from` on, at two and a half words a second. */
function spoken(text: string, from: number, over: Partial<Spoken> = {}): Spoken {
  const found = [...text.matchAll(/\S+/g)];
  return { by: "device", heard: text, isCutIn: false, stretches: found.map((match, index) => ({ start: match.index, end: match.index + match[0].length, from: from + index * 400, to: from + index * 400 + 300 })), ...over };
}

describe("an answer that was spoken", () => {
  it("[S17] is read, and answered, as if it had been typed", () => {
    const typed = then(sitting, { type: "answer", key: "a", text: words });
    const said = then(sitting, { type: "answer", key: "a", text: words, spoken: spoken(words, began) });
    expect(said.events.map(({ type }) => type)).toEqual([...start.map(({ type }) => type), "answer-spoken", ...typed.events.slice(start.length).map(({ type }) => type)]);
    expect(interviewer.moveAfter(said.run, "a")).toEqual(interviewer.moveAfter(typed.run, "a"));
    expect(interviewer.assess(said.run, "s")).toEqual(interviewer.assess(typed.run, "s"));
  });

  it("has the time of its words in the timeline", () => {
    const { run } = then(sitting, { type: "answer", key: "a", text: words, spoken: spoken(words, began + 5000) });
    const [, own] = interviewer.timeline(run).turns;
    expect(own).toMatchObject({ speaker: "candidate", from: began + 5000 });
    expect(own?.stretches[2]).toMatchObject({ start: words.indexOf("a cache"), from: began + 5800 });
  });

  it("[S22] keeps when the interviewer was heard, once, and of no turn of the candidate", () => {
    const voiced = { from: began, to: began + 4000, isCut: false };
    const heard = then(sitting, { type: "keep-voiced", turn: 0, voiced });
    expect(interviewer.timeline(heard.run).turns[0]).toMatchObject({ from: began, to: began + 4000 });
    expect(interviewer.decide(heard.run, { type: "keep-voiced", turn: 0, voiced: { ...voiced, to: began + 9000 } }, began)).toEqual({ ok: true, value: [] });
    const answered = then(heard, { type: "answer", key: "a", text: words });
    expect(codeOf(interviewer.decide(answered.run, { type: "keep-voiced", turn: 1, voiced }, began))).toBe("turn-unknown");
  });

  it("[S24] gives a time to as much of a turn that was cut off as there was time to say", () => {
    const ofTurn = ({ run }: Sitting, index: number) => {
      const turn = interviewer.timeline(run).turns[index];
      return { ...turn, said: turn?.stretches.map((stretch) => [run.turns[index]?.text.slice(stretch.start, stretch.end), stretch.from, stretch.to]) };
    };
    const asked = sitting.run.turns[0]?.text ?? "";
    const cut = then(sitting, { type: "keep-voiced", turn: 0, voiced: { from: began, to: began + 1000, isCut: true } });
    const [[said = ""] = []] = ofTurn(cut, 0).said ?? [];
    expect([asked.startsWith(String(said)), /^\s/.test(asked.slice(String(said).length))]).toEqual([true, true]);
    expect(String(said).length).toBeGreaterThan(8);
    expect(String(said).length).toBeLessThan(32);
    // The session's own voice tells how fast it speaks: here half of the question took half of its time.
    const answered = then(then(sitting, { type: "keep-voiced", turn: 0, voiced: { from: began, to: began + asked.length * 100, isCut: false } }), { type: "answer", key: "a", text: words });
    const next = answered.run.turns[2]?.text ?? "";
    const half = ofTurn(then(answered, { type: "keep-voiced", turn: 2, voiced: { from: began, to: began + next.length * 50, isCut: true } }), 2);
    const end = half.stretches?.[0]?.end ?? 0;
    expect(end - next.length / 2).toBeGreaterThanOrEqual(0);
    expect(end - next.length / 2).toBeLessThan(20);
    expect([half.from, half.to, next.charAt(end)]).toEqual([began, began + next.length * 50, " "]);
    const whole = ofTurn(then(answered, { type: "keep-voiced", turn: 2, voiced: { from: began, to: began + next.length * 200, isCut: true } }), 2);
    expect(whole.said).toEqual([[next, began, began + next.length * 200]]);
  });
});

describe("a correction", () => {
  const misheard = words.replace("a cache", "a cash register");
  const told = then(then(sitting, { type: "answer", key: "a", text: misheard, spoken: spoken(misheard, began) }), { type: "answer", key: "b", text: "It is invalidated when the customer's limit changes." }, began + 2 * minute);

  it("[S18] reads the session as if it had been said so, and keeps the interviewer's words", () => {
    const corrected = then(told, { type: "correct", turn: 1, text: words }, began + 3 * minute);
    const saidSo = told.events.map((event) => (event.type === "answer-given" && event.key === "a" ? { ...event, text: words } : event));
    expect(interviewer.assess(corrected.run, "s")).toEqual(interviewer.assess(must(interviewer.fold(saidSo)), "s"));
    expect(corrected.run.turns.filter(({ speaker }) => speaker === "interviewer").map(({ text }) => text)).toEqual(told.run.turns.filter(({ speaker }) => speaker === "interviewer").map(({ text }) => text));
    expect(corrected.run.turns[1]).toMatchObject({ text: words, original: misheard });
  });

  it("[S18] may come after the end, and more than once; the last one holds", () => {
    const ended = then(told, { type: "finish" }, began + 3 * minute);
    const once = then(ended, { type: "correct", turn: 1, text: "A queue." }, began + 4 * minute);
    const twice = then(once, { type: "correct", turn: 1, text: words }, began + 5 * minute);
    expect(twice.run.turns[1]).toMatchObject({ text: words, original: misheard });
    expect(interviewer.decide(twice.run, { type: "correct", turn: 1, text: words }, began + 6 * minute)).toEqual({ ok: true, value: [] });
    expect(codeOf(interviewer.decide(twice.run, { type: "correct", turn: 0, text: words }, began + 6 * minute))).toBe("turn-unknown");
    expect(codeOf(interviewer.decide(twice.run, { type: "correct", turn: 1, text: " " }, began + 6 * minute))).toBe("answer-empty");
  });

  it("[S18] comes to the same however the events arrive, one by one or all at once", () => {
    const texts = ["A queue.", words, `${words} And I would page on it.`] as const;
    fc.assert(
      fc.property(fc.array(fc.record({ turn: fc.constantFrom(1, 3), text: fc.constantFrom(...texts) }), { maxLength: 5 }), (corrections) => {
        const { events, run } = corrections.reduce((before, correction, index) => then(before, { type: "correct", ...correction }, began + (3 + index) * minute), told);
        const folded = must(interviewer.fold(events));
        expect(interviewer.assess(run, "s")).toEqual(interviewer.assess(folded, "s"));
        expect(interviewer.view(run, { id: "s", now: began + 20 * minute, version: 1, draft: null })).toEqual(interviewer.view(folded, { id: "s", now: began + 20 * minute, version: 1, draft: null }));
      }),
      { numRuns: 20 },
    );
  });

  it("[S1] keeps the answer's key for the text that it was given with", () => {
    const corrected = then(told, { type: "correct", turn: 1, text: words }, began + 3 * minute);
    expect(interviewer.decide(corrected.run, { type: "answer", key: "a", text: misheard }, began + 4 * minute)).toEqual({ ok: true, value: [] });
    expect(codeOf(interviewer.decide(corrected.run, { type: "answer", key: "a", text: words }, began + 4 * minute))).toBe("key-reused");
  });

  it("[S19] takes a dispute along to where its words stand now, and drops it with them", () => {
    const ended = then(told, { type: "finish" }, began + 3 * minute);
    const piece = interviewer.assess(ended.run, "s").evidence.find(({ turn }) => turn === 1);
    if (piece === undefined) throw new Error("nothing was heard");
    const { signal, turn, start: from, end: to, quote } = piece;
    const disputed = then(ended, { type: "dispute", signal, turn, start: from, end: to, note: "" }, began + 4 * minute);
    const moved = then(disputed, { type: "correct", turn: 1, text: `Well then. ${misheard}` }, began + 5 * minute);
    expect(moved.run.disputes).toMatchObject([{ signal, start: from + "Well then. ".length, quote }]);
    const gone = then(moved, { type: "correct", turn: 1, text: "A queue." }, began + 6 * minute);
    expect(gone.run.disputes).toEqual([]);
    const back = then(gone, { type: "correct", turn: 1, text: misheard }, began + 7 * minute);
    expect(back.run.disputes).toMatchObject([{ signal, start: from, quote }]);
  });

  it("keeps the time of what it left alone", () => {
    const { run } = then(told, { type: "correct", turn: 1, text: words }, began + 3 * minute);
    const own = interviewer.timeline(run).turns[1];
    const last = spoken(misheard, began).stretches.at(-1);
    expect(own?.stretches.at(-1)).toMatchObject({ from: last?.from, end: words.length });
    expect(own?.stretches.every(({ start: from, end: to }, index, all) => from <= to && to <= words.length && from >= (all[index - 1]?.end ?? 0))).toBe(true);
  });
});

describe("the board", () => {
  const box = (id: string): BoardElement => ({ id, type: "rectangle", x: 0, y: 0, width: 100, height: 50, strokeColor: "#1e1e1e" });

  it("[S20] keeps every change in order until the end", () => {
    const drawn = then(then(sitting, { type: "draw", change: { changed: [box("a"), box("b")], removed: [] } }), { type: "draw", change: { changed: [{ ...box("a"), x: 40 }], removed: ["b", "never-there"] } }, began + 2 * minute);
    const { elements, history } = interviewer.board(drawn.run, 4);
    expect(elements).toEqual([{ ...box("a"), x: 40 }]);
    expect(history.map(({ at, changed, removed }) => [at, changed.length, removed])).toEqual([[began + minute, 2, []], [began + 2 * minute, 1, ["b"]]]);
    expect(interviewer.decide(drawn.run, { type: "draw", change: { changed: [], removed: ["never-there"] } }, began)).toEqual({ ok: true, value: [] });
    const ended = then(drawn, { type: "finish" }, began + 3 * minute);
    expect(codeOf(interviewer.decide(ended.run, { type: "draw", change: { changed: [box("c")], removed: [] } }, began + 4 * minute))).toBe("session-ended");
  });

  describe("[S20] what comes a little after the end", () => {
    const ended = then(then(sitting, { type: "draw", change: { changed: [box("a")], removed: [] } }), { type: "finish" }, began + 3 * minute);
    const late = (drawnAt: number | undefined, at: number) => interviewer.decide(ended.run, { type: "draw", change: { changed: [box("b")], removed: [] }, drawnAt }, at);
    const end = began + 3 * minute;

    it("is taken where it was drawn before it, and stands at the end", () => {
      expect(late(end - 800, end + 4000)).toEqual({ ok: true, value: [{ type: "board-drawn", at: end, changed: [box("b")], removed: [] }] });
      expect(codeOf(late(end, end + 10_000))).toBe("ok");
    });

    it("is refused where it was drawn after it, comes later than that, or does not say when it was drawn", () => {
      expect(codeOf(late(end + 1, end + 4000))).toBe("session-ended");
      expect(codeOf(late(end - 800, end + 10_001))).toBe("session-ended");
      expect(codeOf(late(undefined, end + 1))).toBe("session-ended");
    });

    it("folds to the same board and report from the log alone, and leaves the reading as it was", () => {
      const whole = then(ended, { type: "draw", change: { changed: [box("b")], removed: ["a"] }, drawnAt: end - 800 }, end + 4000);
      expect(whole.run.board.has("b")).toBe(true);
      const folded = must(interviewer.fold(whole.events));
      expect(interviewer.board(folded, 1)).toEqual(interviewer.board(whole.run, 1));
      expect(interviewer.assess(folded, "s")).toEqual(interviewer.assess(whole.run, "s"));
      expect(interviewer.assess(folded, "s")).toEqual(interviewer.assess(ended.run, "s"));
      expect(boardThen(interviewer.board(folded, 1), end).map(({ id }) => id)).toEqual(["b"]);
    });
  });

  it("says when it is full, and takes nothing of that change", () => {
    const many = Array.from({ length: 1500 }, (_, index) => box(`e${String(index)}`));
    const full = then(sitting, { type: "draw", change: { changed: many, removed: [] } });
    const more = Array.from({ length: 501 }, (_, index) => box(`f${String(index)}`));
    expect(codeOf(interviewer.decide(full.run, { type: "draw", change: { changed: more, removed: [] } }, began))).toBe("board-full");
    expect(codeOf(interviewer.decide(full.run, { type: "draw", change: { changed: more, removed: ["e0"] } }, began))).toBe("ok");
  });
});

describe("breaking in", () => {
  const sentence = "I'd put a Redis cache in front of the counters and a queue behind them for the writes. ";
  const long = sentence.repeat(21).trim();
  const say = (before: Sitting, key: string, text: string, at: number) => then(before, { type: "answer", key, text, spoken: spoken(text, at - 160_000, { isCutIn: true }) }, at);

  it("[S21] comes with a question to a long answer, and not to a short one", () => {
    const cut = say(sitting, "a", long, began + 4 * minute);
    expect(interviewer.moveAfter(cut.run, "a")?.text).toMatch(/^(Let me stop you there for a moment|Sorry to break in)\. .+\?/);
    expect(cut.run.spoken.get("a")?.isCutIn).toBe(true);
    const short = then(sitting, { type: "answer", key: "a", text: sentence, spoken: spoken(sentence, began, { isCutIn: true }) });
    expect(short.run.spoken.get("a")?.isCutIn).toBe(false);
    expect(interviewer.moveAfter(short.run, "a")?.text).not.toMatch(/stop you|break in/);
  });

  /** Which of as many long answers, four minutes each, were broken into, and with what. */
  const heldForth = (turns: number) => {
    let now = sitting;
    for (let turn = 1; turn <= turns && now.run.finished === null; turn += 1) now = say(now, `k${String(turn)}`, `${long} That was part ${String(turn)} of it.`, began + turn * 4 * minute);
    return { now, cuts: [...now.run.spoken].map(([key, { isCutIn }]) => (isCutIn ? (interviewer.moveAfter(now.run, key)?.kind ?? null) : null)) };
  };

  it("[S21] happens at most three times, of which the time is left its own", () => {
    const { now, cuts } = heldForth(8);
    expect(cuts.filter((kind) => kind !== null)).toHaveLength(3);
    expect(cuts[0]).toMatch(/probe|consequence|twist|redirect/);
    expect(cuts.slice(1)).toEqual([null, null, null, null, null, "keep-time", "close"].slice(0, cuts.length - 1));
    expect(now.run.finished?.by).toBe("clock");
    expect(interviewer.view(now.run, { id: "s", now: began + 33 * minute, version: 1, draft: null }).cutIn.left).toBe(0);
  });

  it("[S21] tells a monologue the time and ends it, however long it goes on", () => {
    const due = (at: number) => interviewer.isCutInDue(sitting.run, { text: long, spokenMs: at - began - minute }, at);
    expect([25.1, 27, 30.5, 45].map((minutes) => due(began + minutes * minute))).toEqual([true, true, true, true]);
    const told = say(sitting, "a", long, began + 25.1 * minute);
    expect(interviewer.moveAfter(told.run, "a")?.kind).toBe("keep-time");
    const over = say(told, "b", `${long} And on.`, began + 31 * minute);
    expect([interviewer.moveAfter(over.run, "b")?.kind, over.run.finished?.by]).toEqual(["close", "clock"]);
  });

  it("[S21] does not come to somebody who has nothing asked of them: a moment, or a pause", () => {
    expect(interviewer.isCutInDue(sitting.run, { text: long, spokenMs: 160_000 }, began + 4 * minute)).toBe(true);
    expect(interviewer.isCutInDue(sitting.run, { text: "Give me a moment, please.", spokenMs: 160_000 }, began + 4 * minute)).toBe(false);
    expect(interviewer.isCutInDue(then(sitting, { type: "pause" }).run, { text: long, spokenMs: 160_000 }, began + 4 * minute)).toBe(false);
    expect(interviewer.isCutInDue(sitting.run, { text: sentence, spokenMs: 20_000 }, began + minute)).toBe(false);
  });

  it("is patient or impatient as the candidate chose", () => {
    const after = (pressure: Pressure) => interviewer.view(must(interviewer.fold(start.map((event) => (event.type === "session-started" ? { ...event, pressure } : event)))), { id: "s", now: began, version: 2, draft: null }).cutIn.afterMs;
    expect(after("tough")).toBeLessThan(after("neutral"));
    expect(after("neutral")).toBeLessThan(after("warm"));
  });
});

it("[S23] reads the same events the same under every pressure", () => {
  const { events } = ["I'd clarify first: how many clients, and what may a check cost?", words, "If the counter store is down we fail open, and page on the rate of refused checks.", "The price is that a client may get twice its limit for a second."].reduce(
    (before, text, index) => then(before, { type: "answer", key: String(index), text }, began + (index + 1) * 3 * minute),
    sitting,
  );
  const under = (pressure: Pressure) => interviewer.assess(must(interviewer.fold(events.map((event) => (event.type === "session-started" ? { ...event, pressure } : event)))), "s");
  expect(under("warm")).toEqual(under("neutral"));
  expect(under("tough")).toEqual(under("neutral"));
});
