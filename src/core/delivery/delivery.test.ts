import { expect, it } from "vitest";
import type { BoardElement } from "#core/board/board-element";
import { firstPartOf } from "#core/delivery/first-part";
import type { Result } from "#core/problem";
import type { Command, Run } from "#core/session/conduct";
import type { SessionEvent } from "#core/session/event";
import { StartSession } from "#core/session/request";
import { eventsOf } from "#core/session/evolve";
import type { Spoken, Stretch } from "#core/voice/spoken";
import { tokensOf } from "#core/text/token";
import { interviewer } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const began = 1_700_000_000_000;
const second = 1000;

const started = (): Run => must(interviewer.fold(must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter" }), began, 1))));
const after = (run: Run, command: Command, at: number): Run => must(interviewer.decide(run, command, at)).reduce(interviewer.evolve, run);
const measured = (run: Run) => interviewer.delivery(run, "s1");

/** A word every `everyMs`, each said for 300 ms; after the words named, a longer silence. */
function spokenFrom(text: string, from: number, { everyMs = 400, silences = {} }: { readonly everyMs?: number; readonly silences?: Readonly<Record<number, number>> } = {}): Spoken {
  let at = from;
  const stretches = tokensOf(text).map(({ start, end }, index): Stretch => {
    const word = { start, end, from: at, to: at + 300 };
    at += everyMs + (silences[index] ?? 0);
    return word;
  });
  return { by: "device", stretches, heard: text, isCutIn: false };
}

const requirement = "How many requests a second must it take, and does every client have the same limit?";
const design = "I'd put a cache in front of the counters, because a check must take two milliseconds and the store takes ten, and that costs us a little accuracy when a node dies.";

it("measures pace, pauses and the longest answer where answers were spoken", () => {
  const spoken = spokenFrom(design, began + 60 * second, { silences: { 4: 1500, 9: 2900, 20: 600 } });
  const run = after(started(), { type: "answer", key: "a", text: design, spoken }, began + 120 * second);
  const words = tokensOf(design).length;
  // Each word begins 400 ms after the one before; the silence of 3 s (100 + 2,900) is no speaking, the others are.
  const speakingMs = 400 * (words - 1) + 300 + 1500 + 600 - 100;
  expect(measured(run)).toMatchObject({
    answers: 1,
    spoken: 1,
    pace: Math.round(words / (speakingMs / 60_000)),
    pauses: { count: 3, medianMs: 1600, longest: { turn: 1, ms: 3000, atMs: 60 * second + 400 * 9 + 1500 + 300 }, long: 1 },
    monologue: { turn: 1, atMs: 60 * second, ms: speakingMs + 3000, words },
    fillers: { count: 0, perMinute: 0 },
  });
});

it("counts fillers in what was heard, where they stand as such, and not in what was sent", () => {
  const heard = "Um, I'd put a cache, like, in front of the counters, you know, because, uh, things like this must take two milliseconds, as you know from the brief.";
  const text = "I'd put a cache in front of the counters because things like this must take two milliseconds, as you know from the brief.";
  const spoken = { ...spokenFrom(text, began, { everyMs: 500 }), heard };
  const run = after(started(), { type: "answer", key: "a", text, spoken }, began + 60 * second);
  const minutes = (500 * (tokensOf(text).length - 1) + 300) / 60_000;
  expect(measured(run).fillers).toEqual({ count: 4, perMinute: Math.round((4 / minutes) * 10) / 10 });
});

it("finds when the first requirement was asked for and the first part named, at the words themselves", () => {
  let run = after(started(), { type: "answer", key: "a", text: requirement, spoken: spokenFrom(requirement, began + 20 * second) }, began + 40 * second);
  run = after(run, { type: "answer", key: "b", text: design }, began + 90 * second);
  const { firstRequirement, firstComponent } = measured(run);
  expect(firstRequirement).toMatchObject({ turn: 1, atMs: 20 * second });
  expect(firstComponent).toMatchObject({ turn: 3, atMs: 90 * second });
});

/** A box with its name, as the board makes them: the box first, the name once it is typed. */
const box = (label: string) => ({ id: label, type: "rectangle", x: 0, y: 0, width: 140, height: 70 });
const nameOn = (label: string, text = label) => ({ id: `${label} name`, type: "text", x: 20, y: 25, width: 100, height: 20, text, containerId: label });
const draw = (run: Run, changed: BoardElement[], at: number, removed: string[] = []): Run => after(run, { type: "draw", change: { changed, removed } }, at);

it("[D5] takes a part as drawn once it stands on the board with a name, whoever looked when", () => {
  expect(measured(started()).firstDrawn).toBeNull();
  let run = draw(started(), [box("Gateway")], began + 20 * second);
  expect(measured(run).firstDrawn).toBeNull();
  run = draw(draw(run, [nameOn("Gateway", "Gate")], began + 24 * second), [nameOn("Gateway")], began + 25 * second);
  run = draw(run, [{ ...box("Orders"), x: 300 }, { ...nameOn("Orders"), x: 320 }], began + 50 * second);
  const drawn = { atMs: 24 * second, label: "Gateway" };
  expect(measured(run).firstDrawn).toEqual(drawn);
  const answered = after(run, { type: "answer", key: "a", text: requirement }, began + 90 * second);
  expect(measured(answered).firstDrawn).toEqual(drawn);
  const wiped = draw(answered, [], began + 95 * second, ["Gateway", "Gateway name", "Orders", "Orders name"]);
  expect(measured(after(wiped, { type: "answer", key: "b", text: design }, began + 120 * second)).firstDrawn).toEqual(drawn);
});

it("[D5] finds it among hundreds of strokes, and after a look that found nothing", () => {
  const stroke = (index: number): BoardElement => ({ id: `stroke ${String(index)}`, type: "freedraw", x: 900 + index, y: 900, width: 3, height: 3, points: [[0, 0], [3, 3]] });
  const drawing = (run: Run, from: number): Run => Array.from({ length: 150 }, (_, index) => from + index).reduce((so, index) => draw(so, [stroke(index)], began + index * second), run);
  let run = after(drawing(started(), 0), { type: "answer", key: "a", text: requirement }, began + 160 * second);
  run = drawing(draw(drawing(run, 200), [box("Counters"), nameOn("Counters")], began + 375 * second), 400);
  expect(measured(run).firstDrawn).toEqual({ atMs: 375 * second, label: "Counters" });
});

it("[D3] stops the clock of what is drawn in pauses as well", () => {
  const run = after(after(started(), { type: "pause" }, began + 10 * second), { type: "resume" }, began + 70 * second);
  expect(measured(draw(run, [box("Gateway"), nameOn("Gateway")], began + 80 * second)).firstDrawn).toEqual({ atMs: 20 * second, label: "Gateway" });
});

it("[D6] takes whichever came first for the first part, words or drawing", () => {
  const drawn = draw(started(), [box("Gateway"), nameOn("Gateway")], began + 40 * second);
  const both = measured(after(drawn, { type: "answer", key: "a", text: design }, began + 90 * second));
  expect(both.firstComponent).toMatchObject({ turn: 1, atMs: 90 * second });
  expect(firstPartOf(both)).toEqual({ atMs: 40 * second, by: "drawing", label: "Gateway" });
  expect(firstPartOf({ ...both, firstDrawn: null })).toEqual({ atMs: 90 * second, by: "words" });
  expect(firstPartOf({ ...both, firstDrawn: { atMs: 91 * second, label: "Gateway" } })).toEqual({ atMs: 90 * second, by: "words" });
  expect(firstPartOf({ ...both, firstComponent: null })?.by).toBe("drawing");
  expect(firstPartOf({ firstComponent: null, firstDrawn: null })).toBeNull();
});

it("takes the share of time where all was spoken aloud, else of words", () => {
  const run = after(started(), { type: "answer", key: "a", text: requirement, spoken: spokenFrom(requirement, began + 20 * second) }, began + 40 * second);
  expect(measured(run).talkShare?.of).toBe("words");
  const length = 400 * (tokensOf(requirement).length - 1) + 300;
  const aloud = after(after(run, { type: "keep-voiced", turn: 0, voiced: { from: began, to: began + 2 * length, isCut: false } }, began + 41 * second), { type: "keep-voiced", turn: 2, voiced: { from: began + 41 * second, to: began + 41 * second + length, isCut: false } }, began + 60 * second);
  expect(measured(aloud).talkShare).toEqual({ share: 0.25, of: "time" });
});

it("[D4] leaves a long silence to nobody, in the pace as in the share of the talk", () => {
  const aloud = (silences: Readonly<Record<number, number>>) => {
    const voiced = { from: began, to: began + 10 * second, isCut: false };
    const run = after(after(started(), { type: "keep-voiced", turn: 0, voiced }, began + 11 * second), { type: "answer", key: "a", text: design, spoken: spokenFrom(design, began + 20 * second, { silences }) }, began + 120 * second);
    return measured(after(run, { type: "keep-voiced", turn: 2, voiced: { ...voiced, from: began + 121 * second, to: began + 131 * second } }, began + 132 * second));
  };
  const [straight, silent] = [aloud({}), aloud({ 3: 30 * second, 20: 20 * second })];
  const speakingMs = 400 * (tokensOf(design).length - 1) + 300;
  const shareOf = (ms: number): number => Math.round((ms / (ms + 20 * second)) * 100) / 100;
  expect(straight.talkShare).toEqual({ share: shareOf(speakingMs), of: "time" });
  // The 100 ms that part two words belong to the silence that stands there.
  expect(silent.talkShare).toEqual({ share: shareOf(speakingMs - 200), of: "time" });
  expect(Math.abs((silent.pace ?? 0) - (straight.pace ?? 0))).toBeLessThan(4);
});

it("[D2] leaves open what a typed session cannot tell, and before any answer nearly everything", () => {
  const nothing = { pace: null, pauses: null, fillers: null };
  expect(measured(started())).toMatchObject({ ...nothing, answers: 0, monologue: null, talkShare: null, firstRequirement: null, firstComponent: null, firstDrawn: null });
  const run = after(started(), { type: "answer", key: "a", text: design }, began + 60 * second);
  expect(measured(run)).toMatchObject({ ...nothing, answers: 1, spoken: 0, monologue: { turn: 1, ms: null, words: tokensOf(design).length }, talkShare: { of: "words" } });
});

it("[D2] gives no pace for a word or two, and none for stretches that make no sense", () => {
  const yes = "Yes, I would.";
  expect(measured(after(started(), { type: "answer", key: "a", text: yes, spoken: spokenFrom(yes, began) }, began + second)).pace).toBeNull();
  const backwards = spokenFrom(design, began);
  const run = after(started(), { type: "answer", key: "a", text: design, spoken: { ...backwards, stretches: backwards.stretches.map(({ from, to, ...place }) => ({ ...place, from: to, to: from })) } }, began + 60 * second);
  expect(measured(run)).toMatchObject({ spoken: 0, pace: null, pauses: null });
});

it("[D3] leaves the session's pauses out of silences, lengths and times", () => {
  const text = `${design} ${design}`;
  const half = tokensOf(design).length - 1;
  const [begun, paused] = [began + 10 * second, began + 10 * second + 400 * half + 300];
  let run = after(after(started(), { type: "pause" }, paused), { type: "resume" }, paused + 600 * second);
  run = after(run, { type: "answer", key: "a", text, spoken: spokenFrom(text, begun, { silences: { [half]: 600 * second } }) }, began + 700 * second);
  const straight = after(started(), { type: "answer", key: "a", text, spoken: spokenFrom(text, begun) }, began + 100 * second);
  expect({ ...measured(run), firstComponent: null }).toEqual({ ...measured(straight), firstComponent: null });
});

it("[D1] reads the same in every byte, whatever is known of how it was spoken", () => {
  const commands: readonly [Command, number][] = [
    [{ type: "answer", key: "a", text: requirement, spoken: spokenFrom(requirement, began + 20 * second, { everyMs: 90 }) }, 40],
    [{ type: "keep-voiced", turn: 2, voiced: { from: began + 40 * second, to: began + 44 * second, isCut: true } }, 45],
    [{ type: "answer", key: "b", text: design, spoken: { ...spokenFrom(design, began + 50 * second, { everyMs: 2000, silences: { 3: 9000 } }), heard: `Um, uh, like, you know, ${design}`, isCutIn: true } }, 150],
    [{ type: "answer", key: "c", text: "If the store is down we let requests through, since blocking every client is worse than a minute without limits.", spoken: spokenFrom("If", began + 160 * second) }, 200],
    [{ type: "correct", turn: 3, text: design.replace("ten", "twelve") }, 210],
    [{ type: "finish" }, 220],
  ];
  const spoken = commands.reduce((run, [command, at]) => after(run, command, began + at * second), started());
  const isVoice = ({ type }: SessionEvent): boolean => type === "answer-spoken" || type === "move-voiced";
  const events = eventsOf(spoken.past);
  expect(events.filter(isVoice)).toHaveLength(4);
  const silent = must(interviewer.fold([spoken.started, ...events.filter((event) => !isVoice(event))]));
  expect(measured(silent)).not.toEqual(measured(spoken));
  expect(JSON.stringify(interviewer.assess(silent, "s1"))).toBe(JSON.stringify(interviewer.assess(spoken, "s1")));
});
