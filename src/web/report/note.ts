import type { Assessment, Evidence } from "#core/assessment/assessment";
import type { Strength } from "#core/words";

type Place = { readonly turn: number; readonly start: number; readonly end: number; readonly quote: string };

/** A remark on words of one turn: a piece of evidence, or a place that was not clear enough to count. */
export type Note = Place & { readonly key: string } & ({ readonly kind: "for" | "against"; readonly piece: Evidence } | { readonly kind: "open"; readonly about: string });

/** What a kind of remark is called, in the same word everywhere. */
export const kindTitle = { for: "For", against: "Against", open: "Unclear" } as const satisfies Record<Note["kind"], string>;

/** How far a piece was taken, in plain words. */
export const strengthTitle = { named: "named only", claimed: "position taken", grounded: "tied to this problem", defended: "held under a probe" } as const satisfies Record<Strength, string>;

/** All remarks by turn, in the order of the words they are about. */
export function notesByTurn({ evidence, unclear }: Assessment): ReadonlyMap<number, readonly Note[]> {
  const notes: Note[] = [
    ...evidence.map((piece): Note => ({ key: placeOf(piece), kind: piece.polarity === 1 ? "for" : "against", piece, turn: piece.turn, start: piece.start, end: piece.end, quote: piece.quote })),
    ...unclear.map((place, index): Note => ({ key: `${String(place.turn)}-${String(place.start)}-unclear-${String(index)}`, kind: "open", ...place })),
  ];
  const byTurn = new Map<number, Note[]>();
  for (const note of [...notes].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const known = byTurn.get(note.turn);
    if (known === undefined) byTurn.set(note.turn, [note]);
    else known.push(note);
  }
  return byTurn;
}

/** What a piece is known by on the page. Unlike its id it stays the same when a dispute numbers the evidence anew. */
const placeOf = ({ turn, start, end, signal }: Pick<Evidence, "turn" | "start" | "end" | "signal">): string => [turn, start, end, signal].join("-");

/** Where the remark stands, and where the words it is about are marked. */
export const noteId = ({ key }: Pick<Note, "key">): string => `evidence-${key}`;
export const markId = ({ key }: Pick<Note, "key">): string => `quote-${key}`;

/** Where a piece is marked. */
export const markOf = (piece: Evidence): string => markId({ key: placeOf(piece) });

/** The turn that a fragment of the page's address leads into; -1 where it leads elsewhere. */
export function turnMeant(fragment: string): number {
  const turn = /^(?:turn|quote|evidence)-(\d+)/.exec(fragment)?.[1];
  return turn === undefined ? -1 : Number(turn);
}
