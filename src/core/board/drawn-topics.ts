import type { BoardReading } from "#core/board/read-board";

/** A topic that something drawn names. */
export type DrawnTopic = { readonly topic: string; readonly label: string; readonly component: string };

/** The topics of what is on a board now and was not before, each once, in the order in which they stand there. */
export function drawnTopics(before: BoardReading, after: BoardReading): readonly DrawnTopic[] {
  const known = new Set(before.components.map(({ kind }) => kind));
  return after.components.flatMap(({ id, label, kind }): DrawnTopic[] => {
    if (kind === null || known.has(kind)) return [];
    known.add(kind);
    return [{ topic: kind, label, component: id }];
  });
}
