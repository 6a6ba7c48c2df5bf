import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { aliasesOf } from "#core/board/aliases";
import type { BoardElement } from "#core/board/board-element";
import { readBoard } from "#core/board/read-board";
import { pack } from "./shipped-content";

/** How well boards are read that people drew, against what a person sees on them: test/fixtures/boards/README.md says how they are marked. */

type Marked = { readonly name: string; readonly style: string; readonly elements: readonly BoardElement[]; readonly truth: { readonly components: readonly string[]; readonly connections: readonly (readonly [string, string])[]; readonly unlabelled?: number } };
type Score = { readonly wanted: number; readonly found: number; readonly read: number };
type Scores = { readonly components: Score; readonly connections: Score };

const folder = fileURLToPath(new URL("fixtures/boards", import.meta.url));
const names = aliasesOf(pack.board);

const folded = (label: string): string => label.trim().toLowerCase().replace(/\s+/g, " ");
const pairOf = (one: string, other: string): string => [folded(one), folded(other)].sort().join(" — ");

function boardsOf(author: string): readonly Marked[] {
  return readdirSync(join(folder, author)).filter((file) => file.endsWith(".json")).sort().map((file) => JSON.parse(readFileSync(join(folder, author, file), "utf8")) as Marked);
}

/** Of what is wanted, how much was read; each reading counts once. */
function score(wanted: readonly string[], read: readonly string[]): Score {
  const left = [...read];
  const found = wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return { wanted: wanted.length, found: found.length, read: read.length };
}

function scoresOf({ elements, truth }: Marked): Scores {
  const { components, connections } = readBoard(elements, names);
  const labels = new Map(components.map(({ id, label }) => [id, label]));
  // What has no label is counted by itself, and no line to it can be told apart.
  const pairs = new Set(connections.flatMap(({ from, to }) => ((labels.get(from) ?? "") === "" || (labels.get(to) ?? "") === "" ? [] : [pairOf(labels.get(from) ?? "", labels.get(to) ?? "")])));
  return {
    components: score(truth.components.map(folded), components.flatMap(({ label }) => (label === "" ? [] : [folded(label)]))),
    connections: score([...new Set(truth.connections.map(([from, to]) => pairOf(from, to)))], [...pairs]),
  };
}

const sum = (scores: readonly Score[]): Score => scores.reduce((all, one) => ({ wanted: all.wanted + one.wanted, found: all.found + one.found, read: all.read + one.read }), { wanted: 0, found: 0, read: 0 });
const recall = ({ wanted, found }: Score): number => (wanted === 0 ? 1 : found / wanted);
const precision = ({ read, found }: Score): number => (read === 0 ? 1 : found / read);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

const authors = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
const rows = authors.map((author) => {
  const all = boardsOf(author).map(scoresOf);
  return { author, boards: all.length, components: sum(all.map(({ components }) => components)), connections: sum(all.map(({ connections }) => connections)) };
});

const all = { components: sum(rows.map(({ components }) => components)), connections: sum(rows.map(({ connections }) => connections)) };

describe("boards that people drew", () => {
  it("are there, by several hands", () => expect(rows.filter(({ boards }) => boards >= 20).length).toBeGreaterThanOrEqual(3));
  it("have their components found", () => expect(recall(all.components)).toBeGreaterThanOrEqual(0.95));
  it("have no more than one in twenty components that is none", () => expect(1 - precision(all.components)).toBeLessThanOrEqual(0.05));
  it("have their connections found", () => expect(recall(all.connections)).toBeGreaterThanOrEqual(0.95));
  it("have connections that are there", () => expect(precision(all.connections)).toBeGreaterThanOrEqual(0.95));
});

/** What no single hand may fall below: the rest is luck of the draw. */
describe.each(rows)("boards by $author", ({ components, connections }) => {
  it("are read nearly as well", () => {
    expect(recall(components)).toBeGreaterThanOrEqual(0.95);
    expect(1 - precision(components)).toBeLessThanOrEqual(0.05);
    expect(recall(connections)).toBeGreaterThanOrEqual(0.9);
  });
});

it("prints how well they were read", () => {
  const table = rows.map(({ author, boards, components, connections }) => `${author.padEnd(10)} ${String(boards).padStart(6)} ${percent(recall(components))} ${percent(precision(components))} ${percent(recall(connections))} ${percent(precision(connections))}`);
  console.info([`${"author".padEnd(10)} boards   found    right    lines    right`, ...table].join("\n"));
  expect(table).toHaveLength(authors.length);
});
