import { describe, expect, it } from "vitest";
import { aliasesOf } from "#core/board/aliases";
import type { BoardElement } from "#core/board/board-element";
import { readBoard } from "#core/board/read-board";
import { arrow, bound, box, line, pen, shape, words } from "#core/board/test-drawing";
import { BoardWords } from "#core/content/board";
import { leastTimeMs } from "../../../test/least-time";

/** What nobody draws and a board may hold all the same. */

const names = aliasesOf(
  BoardWords.parse({
    kinds: [{ id: "database", topic: "database-choice", words: ["db"], labels: ["db"] }],
    neutral: [], probes: { unspoken: ["{label}?"], unconnected: ["{label}?"], unlabelled: ["{label}?"], unlabelled_alone: ["What is it?"] }, tie: ["{label} {probe}"], most_opened: 12,
  }),
);

/** Half of what a board may hold: what grows with the cube of it takes a hundred times as long as any other here. */
const size = 1000;
const many = (count: number, draw: (at: number) => BoardElement | readonly BoardElement[]): readonly BoardElement[] => Array.from({ length: count }, (_, at) => draw(at)).flat();
const round = (at: number, far: number): readonly [number, number] => [Math.cos(at) * far, Math.sin(at) * far];
const groups = (at: number) => ({ groupIds: Array.from({ length: 50 }, (_, group) => `g${String((at + group) % 50)}`) });

const chain = (count: number) => many(Math.floor(count / 3), (at) => [...box(`S${String(at)}`, [at * 300, 0]), arrow([[at * 300 + 145, 35], [at * 300 + 295, 35]])]);

const crowds: readonly (readonly [string, () => readonly BoardElement[]])[] = [
  ["rectangles stacked on each other", () => many(size, (at) => shape("rectangle", [0, at * 30], [160, 30]))],
  ["named rectangles stacked on each other", () => many(size / 2, (at) => box(`row ${String(at)}`, [0, at * 30], [160, 30]))],
  ["rectangles in each other", () => many(size, (at) => shape("rectangle", [at * 10, at * 10], [40_000 - at * 20, 40_000 - at * 20]))],
  ["regions in each other", () => many(size / 2, (at) => [shape("rectangle", [at * 20, at * 20], [40_000 - at * 40, 40_000 - at * 40]), words(`R${String(at)}`, [at * 20 + 40, at * 20 + 9])])],
  ["rectangles at one spot", () => many(size, () => shape("rectangle", [0, 0], [100, 60]))],
  ["named boxes at one spot", () => many(size / 2, (at) => box(`A${String(at)}`, [0, 0]))],
  ["boxes that overlap", () => many(size, (at) => shape("rectangle", [(at * 37) % 90, (at * 23) % 50], [100, 60]))],
  ["a grid of cells", () => many(size, (at) => shape("rectangle", [(at % 32) * 30, Math.floor(at / 32) * 30], [30, 30]))],
  ["arrows from one point", () => many(size, (at) => arrow([[0, 0], round(at, 500)]))],
  ["lines from one point", () => many(size, (at) => line([[0, 0], round(at, 500)]))],
  ["arrows from one point that miss a box", () => [...box("API", [-70, -35]), ...many(size - 2, (at) => arrow([[0, 100], [round(at, 500)[0], 700 + round(at, 500)[1]]]))]],
  ["a star of boxes", () => [...box("Hub", [-70, -35]), ...many(size / 3, (at) => [...box(`S${String(at)}`, round(at, 30_000)), arrow([[0, 0], round(at, 30_000)])])]],
  ["arrows end to end", () => [...box("B", [-300, 0]), ...many(size - 2, (at) => arrow([[at * 10, (at % 2) * 40], [at * 10 + 60, ((at + 1) % 2) * 40]]))]],
  ["lines end to end", () => many(size, (at) => line([[at * 50, (at % 2) * 30], [at * 50 + 50, ((at + 1) % 2) * 30]]))],
  ["a comb of lines", () => [line([[0, 0], [size * 20, 0]]), ...many(size - 1, (at) => line([[at * 20, 0], [at * 20, 100]]))]],
  ["arrows over each other", () => [...box("B", [400, 0]), ...many(size - 2, (at) => arrow([[0, 35], [395, 35 + at / 1000]]))]],
  ["lines to and fro", () => many(size, (at) => line(at % 2 === 0 ? [[0, 0], [100, 0]] : [[100, 0], [0, 0]]))],
  ["crosses at one spot", () => many(size, (at) => line(at % 2 === 0 ? [[0, 0], [100, 100 + at / 100]] : [[0, 100 + at / 100], [100, 0]]))],
  ["crosses over boxes", () => many(size / 4, (at) => [...box(`A${String(at)}`, [(at % 20) * 10, 0]), line([[0, 0], [140, 70]]), line([[140, 0], [0, 70]])])],
  ["heads at one spot", () => many(size / 4, () => [line([[0, 0], [100, 0]]), line([[90, 10], [100, 0], [90, -10]]), pen([[0, 0], [100, 0]]), line([[90, 10], [100, 0]])])],
  ["dots at one spot", () => many(size / 2, (at) => [shape("ellipse", [0, 0], [10, 10]), arrow([[5, 5], [100, at]])])],
  ["cylinders at one spot", () => many(size / 4, () => [shape("ellipse", [0, 0], [100, 30]), shape("ellipse", [0, 85], [100, 30]), line([[0, 15], [0, 100]]), line([[100, 15], [100, 100]])])],
  ["pictures with names at one spot", () => many(size / 2, (at) => [shape("image", [0, 0], [40, 40]), words(`N${String(at)}`, [20, 52])])],
  ["words at one spot", () => many(size, (at) => words(`API ${String(at)}`, [0, 0]))],
  ["words in brackets", () => many(size, (at) => words(at % 2 === 0 ? `A${String(at)}` : `(x${String(at)})`, [0, (at % 2) * 25]))],
  ["words on arrows", () => [...box("A", [0, 0]), ...box("B", [1000, 0]), ...many(size / 2, (at) => [words(`call ${String(at)}`, [570, at % 30]), arrow([[145, 10 + (at % 40)], [995, 10 + (at % 40)]])])]],
  ["fifty groups in each other", () => many(size, (at) => shape("rectangle", [at * 20, 0], [40, 40], groups(at)))],
  ["boxes in one group", () => many(size / 2, (at) => box(`A${String(at)}`, [at * 150, 0], [140, 70], { groupIds: ["g"] }))],
  ["frames at one spot", () => many(size, (at) => shape("rectangle", [0, 0], [1000 + at, 1000 + at], { type: "frame", name: `F${String(at)}` }))],
  ["arrows that hold on to the same two boxes", () => { const [one, two] = [box("A", [0, 0]), box("B", [400, 0])]; return [...one, ...two, ...many(size - 4, () => bound(one[0], two[0]))]; }],
  ["a scribble as wide as a board may be", () => [pen(Array.from({ length: 50 }, (_, at) => [(at % 2) * 1e7, at * 10]))]],
  ["a pen stroke of as many points as there may be", () => [pen(Array.from({ length: 20_000 }, (_, at) => [(at % 2) * 1e7, at]))]],
  ["a few long pen strokes over boxes", () => [...many(5, (of) => pen(Array.from({ length: 20_000 }, (_, at) => [at, Math.sin(at / 50) * 200 + of * 4]))), ...many(size / 2, (at) => box(`A${String(at)}`, [(at % 100) * 200, Math.floor(at / 100) * 45 - 200]))]],
];

const timeToRead = (elements: readonly BoardElement[], goes: number): number => leastTimeMs(() => void readBoard(elements, names), goes);

describe("a crowded board", () => {
  // A heap costs some times what a plain board does; what goes back and forth over it costs hundreds.
  const mostTimesAsLong = 40;
  const plain = timeToRead(chain(size), 5);

  it.each(crowds)("of %s is read about as soon as a plain one", (_, draw) => {
    const elements = draw();
    const soon = timeToRead(elements, 1);
    expect((soon <= mostTimesAsLong * plain ? soon : timeToRead(elements, 5)) / plain).toBeLessThanOrEqual(mostTimesAsLong);
  });

  it("that is twice as large takes no more than its square longer", () => {
    expect(timeToRead(chain(2 * size), 5) / plain).toBeLessThanOrEqual(8);
  });

  it("keeps its parts apart", () => {
    const { components, connections } = readBoard(chain(size), names);
    expect([components.length, connections.length]).toEqual([333, 332]);
  });
});
