import { expect, it } from "vitest";
import type { BoardElement } from "#core/board/board-element";
import { emptyBoard, foldBoard } from "#core/board/fold-board";

const at = (id: string, version: number, x = 0): BoardElement => ({ id, type: "rectangle", x, y: 0, width: 10, height: 10, version });
const after = (...changes: readonly { readonly changed?: BoardElement[]; readonly removed?: string[] }[]) => changes.reduce((board, { changed = [], removed = [] }) => foldBoard(board, { changed, removed }), emptyBoard);

it("keeps each element as it was last changed", () => {
  expect([...after({ changed: [at("a", 1), at("b", 1)] }, { changed: [at("a", 2, 50)] }).values()]).toEqual([at("a", 2, 50), at("b", 1)]);
});

it("passes over a change that comes late", () => {
  expect(after({ changed: [at("a", 3, 50)] }, { changed: [at("a", 2, 7)] }).get("a")?.x).toBe(50);
});

it("takes the later of two with the same version, or with none", () => {
  expect(after({ changed: [at("a", 1, 1)] }, { changed: [at("a", 1, 2)] }).get("a")?.x).toBe(2);
});

it("takes off what was removed, and lets it come back", () => {
  expect(after({ changed: [at("a", 1)] }, { removed: ["a", "unknown"] }).size).toBe(0);
  expect(after({ changed: [at("a", 4)] }, { removed: ["a"] }, { changed: [at("a", 1, 9)] }).get("a")?.x).toBe(9);
});

it("leaves the board before it as it was", () => {
  const before = after({ changed: [at("a", 1)] });
  foldBoard(before, { changed: [at("a", 2, 5)], removed: [] });
  expect(before.get("a")?.x).toBe(0);
});
