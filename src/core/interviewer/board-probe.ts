import type { BoardWords } from "#core/content/board";
import type { BoardReading, Component } from "#core/board/read-board";
import { filled } from "#core/interviewer/phrase";

/** A neutral question about something on the board. */
export type BoardProbe = { readonly text: string; readonly kind: "unspoken" | "unconnected" | "unlabelled"; readonly component: string };

type Seen = {
  readonly words: BoardWords;
  readonly reading: BoardReading;
  /** Components that the candidate has spoken of, by id. */
  readonly spoken: ReadonlySet<string>;
  /** Components that were asked about, by id. */
  readonly asked: ReadonlySet<string>;
};

/** So many things are asked about by the board alone. */
const mostAsked = 2;
/** One box is a beginning, and nothing to ask about. */
const fewestDrawn = 2;

/** What the board leaves open: a box that nothing was said of, that nothing leads to, that has no name. Each box is asked about once. */
export function boardProbe({ words: { probes }, reading: { components, connections, unconnected, unlabelled }, spoken, asked }: Seen): BoardProbe | null {
  if (asked.size >= mostAsked || components.length < fewestDrawn) return null;
  const open = components.filter(({ id }) => !asked.has(id));
  const way = (ways: readonly string[], fill: Readonly<Record<string, string>> = {}): string => filled(ways[asked.size % ways.length] ?? "", fill);

  const unspoken = open.find(({ id, label }) => label !== "" && !spoken.has(id) && !unconnected.includes(id));
  if (unspoken !== undefined) return { text: way(probes.unspoken, { label: shownLabel(unspoken.label) }), kind: "unspoken", component: unspoken.id };
  const alone = open.find(({ id, label }) => label !== "" && unconnected.includes(id));
  if (alone !== undefined) return { text: way(probes.unconnected, { label: shownLabel(alone.label) }), kind: "unconnected", component: alone.id };
  const blank = open.find(({ id }) => unlabelled.includes(id));
  if (blank === undefined) return null;
  const beside = neighbour(blank, components, connections);
  return { text: beside === undefined ? way(probes.unlabelled_alone) : way(probes.unlabelled, { label: shownLabel(beside.label) }), kind: "unlabelled", component: blank.id };
}

function neighbour({ id }: Component, components: readonly Component[], connections: BoardReading["connections"]): Component | undefined {
  const joined = new Set(connections.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
  return components.find((one) => joined.has(one.id) && one.label !== "");
}

const mostLetters = 40;

/** A label as it is read out: short, and without quotation marks of its own. */
export function shownLabel(label: string): string {
  const plain = label.replace(/[“”„«»"]/g, "").trim();
  return [...plain].length <= mostLetters ? plain : `${[...plain].slice(0, mostLetters - 1).join("").trimEnd()}…`;
}
