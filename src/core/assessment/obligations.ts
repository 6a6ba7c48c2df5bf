import type { Obligation } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";

type Listed = { readonly ear: Ear; readonly ledger: Ledger; readonly isOver: boolean; readonly evidenceId: (index: number) => string | null };

/** What was named and how far it was taken, in the order of the catalogue. What nobody asked before the end is `unasked`. */
export function obligationsOf({ ear, ledger, isOver, evidenceId }: Listed): Obligation[] {
  return [...ledger.obligations.values()].flatMap((entry, index): Obligation[] => {
    const content = ear.obligation(entry.topic, entry.obligation);
    if (content === undefined) return [];
    const evidence = [...new Set(entry.pieces)].flatMap((piece) => evidenceId(piece) ?? []);
    const isUnasked = isOver && entry.asked === 0 && entry.state === "open";
    // With its evidence disputed away, nothing is left of what was said.
    const state = entry.pieces.length > 0 && evidence.length === 0 && entry.state !== "open" ? "open" : entry.state;
    return [
      {
        id: `o${String(index + 1)}`,
        topic: entry.topic,
        kind: entry.obligation,
        openedBy: (entry.openedBy === null ? null : evidenceId(entry.openedBy)) ?? openedNear(ledger, entry, evidenceId),
        asked: entry.asked > 0,
        state: isUnasked ? "unasked" : state,
        evidence,
        probe: content.probe,
        title: content.title,
        topicTitle: ear.topics.get(entry.topic)?.title ?? entry.topic,
        weight: content.weight,
      },
    ];
  });
}

/** The evidence that stands where the topic was named. */
function openedNear(ledger: Ledger, { openedAt }: { readonly openedAt: { turn: number; start: number; end: number } | null }, evidenceId: (index: number) => string | null): string | null {
  if (openedAt === null) return null;
  const near = ledger.pieces.findIndex(({ turn, start, end }) => turn === openedAt.turn && start < openedAt.end && end > openedAt.start);
  return near < 0 ? null : evidenceId(near);
}
