import type { Piece } from "#core/evidence/piece";
import type { SignalId } from "#core/words";

/** A choice with what was said for it, by index into the pieces; null where nothing was heard. */
export type DecisionRow = { readonly choice: number; readonly reason: number | null; readonly price: number | null; readonly alternative: number | null };

const choices: ReadonlySet<SignalId> = new Set(["decision-justified", "simplicity-chosen", "mechanism-explained"]);
/** A reason, a price or an alternative belongs to a choice at most so many sentences away. */
const reach = 2;
const mostRows = 12;

/** The choices of a session, each with its reason, its price and the alternative that stood beside it. */
export function decisionsIn(pieces: readonly Piece[]): readonly DecisionRow[] {
  const rows: DecisionRow[] = [];
  const taken = new Set<string>();
  for (const [choice, piece] of pieces.entries()) {
    const place = `${String(piece.turn)}.${String(piece.sentence)}`;
    if (rows.length === mostRows) break;
    if (!choices.has(piece.signal) || piece.strength === "named" || taken.has(place)) continue;
    taken.add(place);
    const near = (signal: SignalId): number | null => {
      const index = pieces.findIndex((other, at) => at !== choice && other.signal === signal && other.turn === piece.turn && Math.abs(other.sentence - piece.sentence) <= reach && other.strength !== "named");
      return index < 0 ? null : index;
    };
    const isItsOwnReason = piece.signal === "decision-justified" || piece.signal === "simplicity-chosen";
    rows.push({ choice, reason: isItsOwnReason ? choice : near("decision-justified"), price: near("tradeoff-named"), alternative: near("alternative-weighed") });
  }
  return rows;
}
