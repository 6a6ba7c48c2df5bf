import type { Assessment } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import type { Ledger } from "#core/ledger/ledger";

type Unclear = Assessment["unclear"][number];

type Heard = { readonly ear: Ear; readonly ledger: Ledger; readonly pieces: readonly Piece[] };

const mostPlaces = 8;

/**
 * Where something may have been said that was too faint to count: the right words stood there, and nothing round them showed
 * what they were meant for (design.md, section 3: between heard and absent, the report says that it could not tell).
 */
export function unclearIn({ ear, ledger, pieces }: Heard): Unclear[] {
  const heard = new Set(pieces.flatMap(({ signal, strength }) => (strength === "named" ? [] : [signal])));
  const places = pieces.flatMap((piece): { readonly place: Unclear; readonly weight: number }[] => {
    if (piece.strength !== "named" || piece.polarity !== 1) return [];
    const [topic, obligation] = piece.meets?.split("/") ?? [];
    const entry = piece.meets === null ? undefined : ledger.obligations.get(piece.meets);
    if (entry !== undefined && entry.state !== "named") return [];
    const asked = topic === undefined || obligation === undefined ? undefined : ear.obligation(topic, obligation);
    if (asked === undefined && heard.has(piece.signal)) return [];
    const about = asked?.title ?? ear.signals.get(piece.signal)?.title;
    const { turn, start, end, quote } = piece;
    return about === undefined ? [] : [{ place: { turn, start, end, quote, about }, weight: asked?.weight ?? 1 }];
  });
  const seen = new Set<string>();
  const distinct = places.filter(({ place: { about } }) => !seen.has(about) && seen.add(about));
  return distinct.sort((one, other) => other.weight - one.weight || one.place.turn - other.place.turn || one.place.start - other.place.start).slice(0, mostPlaces).map(({ place }) => place);
}
