import { disjointSets, groupedBy, type DisjointSets } from "#core/board/disjoint-sets";
import { isMarked, type Drawing } from "#core/board/drawing";
import type { Shape } from "#core/board/figures";
import { areaOf, gapOf, gapsOf, shareWithin, touching } from "#core/board/geometry";
import { isMarker } from "#core/board/label-text";

const fewestCells = 3;
const mostCellLetters = 4;

/** A queue or a log drawn as a row of equal cells, with a number in each or nothing. */
export function joinCells(sets: DisjointSets, { shapes, bound, within }: Drawing): void {
  const isCell = (shape: Shape): boolean => {
    if (isHolder(shape, { shapes, bound, within })) return false;
    const text = bound.get(shape.id) ?? [...(within.get(shape) ?? [])][0];
    return text === undefined || text.text.length <= mostCellLetters || isMarker(text.text);
  };
  const cells = shapes.filter((shape) => shape.form === "rectangle" && isCell(shape));
  const rows = disjointSets();
  for (const [at, one] of cells.entries()) {
    for (let next = at + 1; next < cells.length; next += 1) {
      const other = cells[next];
      if (other === undefined || gapOf(one.box, other.box) > touching) continue;
      const isAlike = Math.abs(one.box.width - other.box.width) <= 0.2 * one.box.width && Math.abs(one.box.height - other.box.height) <= 0.2 * one.box.height;
      const { across, down } = gapsOf(one.box, other.box);
      const isRow = (Math.abs(across) <= touching && -down > 0.8 * one.box.height) || (Math.abs(down) <= touching && -across > 0.8 * one.box.width);
      if (isAlike && isRow) rows.join([one.id, other.id]);
    }
  }
  for (const row of groupedBy(cells, ({ id }) => rows.rootOf(id))) if (row.length >= fewestCells) sets.join(row.map(({ id }) => id));
}

/** What has a marked shape in it is a lane, not a row. */
const isHolder = (shape: Shape, drawing: Pick<Drawing, "shapes" | "bound" | "within">): boolean => drawing.shapes.some((other) => other !== shape && areaOf(other.box) < areaOf(shape.box) && shareWithin(other.box, shape.box) > 0.9 && isMarked(other, drawing));

const highestRow = 42;

/** A name over a list, and a name over rows, are one table: as wide as each other, with no gap between. */
export function joinTables(sets: DisjointSets, { shapes, bound, within }: Drawing): void {
  const linesOf = (shape: Shape): number => {
    const texts = bound.has(shape.id) ? [bound.get(shape.id)] : [...(within.get(shape) ?? [])];
    return texts.reduce((sum, text) => sum + (text?.text.split("\n").length ?? 0), 0);
  };
  const boxes = shapes.filter((shape) => shape.form === "rectangle" && !isHolder(shape, { shapes, bound, within }));
  const isBelow = ({ box }: Shape, { box: above }: Shape): boolean => box.y > above.y && Math.abs(box.x - above.x) <= 4 && Math.abs(box.width - above.width) <= 4 && Math.abs(box.y - above.y - above.height) <= 4;
  const below = new Map(boxes.map((one) => [one, boxes.find((other) => isBelow(other, one))] as const));
  const inTable = new Set<Shape>();
  for (const head of boxes) {
    if (inTable.has(head)) continue;
    const rows = [head];
    for (let next = below.get(head); next !== undefined; next = below.get(next)) rows.push(next);
    const [, first, ...others] = rows;
    if (first === undefined) continue;
    const isList = linesOf(head) === 1 && linesOf(first) >= 2 && others.length === 0;
    if (!isList && (others.length === 0 || rows.some((row) => row !== head && row.box.height > highestRow))) continue;
    sets.join(rows.map(({ id }) => id));
    // What stands below in this table heads none of its own.
    for (const row of rows) inTable.add(row);
  }
}
