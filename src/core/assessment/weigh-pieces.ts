import type { Levels } from "#core/content/pack";
import type { Signal } from "#core/content/signal";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import type { DimensionId, Strength } from "#core/words";

/** A piece of evidence with the level that it reads as, 1 junior to 4 staff. */
export type Read = { readonly piece: Piece; readonly index: number; readonly level: number };

/** What speaks for and against a dimension, strongest first. Pieces that are only named speak for nothing. */
export function readsFor(ear: Ear, pieces: readonly Piece[], dimension: DimensionId): { readonly speaksFor: readonly Read[]; readonly against: readonly Read[] } {
  const reads = pieces.flatMap((piece, index): Read[] => {
    const signal = ear.signals.get(piece.signal);
    if (signal === undefined || !signal.dimensions.includes(dimension) || piece.strength === "named") return [];
    const level = levelOf(ear, piece);
    return level === null ? [] : [{ piece, index, level }];
  });
  const byLevel = (one: Read, other: Read) => other.level - one.level || one.index - other.index;
  return {
    speaksFor: reads.filter(({ piece }) => piece.polarity === 1).sort(byLevel),
    against: reads.filter(({ piece }) => piece.polarity === -1).sort(byLevel),
  };
}

/** The level of a piece: what its signal reads as at its strength, less what a hint gave away. */
export function levelOf(ear: Ear, { signal, strength, hint }: Piece): number | null {
  const reads = ear.signals.get(signal)?.reads;
  if (reads === undefined) return null;
  const level = readsAt(reads, strength);
  return level === undefined ? null : 1 + (level - 1) * afterHint(ear.pack.levels, hint);
}

function readsAt({ named, claimed, grounded, defended }: Signal["reads"], strength: Strength): number | undefined {
  switch (strength) {
    case "named":
      return named;
    case "claimed":
      return claimed;
    case "grounded":
      return grounded ?? claimed;
    case "defended":
      return defended ?? grounded ?? claimed;
  }
}

function afterHint({ hint }: Levels, given: number): number {
  return [1, hint.category, hint.direction, hint.partial][given] ?? 1;
}

/**
 * The strongest pieces that stand apart: in different turns, or, where the candidate spoke only once or twice, in different
 * sentences. One sentence never counts twice.
 *
 * @param reads strongest first
 * @param most how many are wanted
 * @param repeated what each further piece of one kind counts less: who only ever gives reasons has shown one thing
 */
export function apart(reads: readonly Read[], candidateTurns: number, most: number, repeated: number): readonly Read[] {
  const bySentence = candidateTurns <= 2;
  const stands = (one: Read, other: Read) => one.piece.turn !== other.piece.turn || (bySentence && one.piece.sentence !== other.piece.sentence);
  const chosen: Read[] = [];
  while (chosen.length < most) {
    let best: Read | null = null;
    for (const read of reads) {
      if (best !== null && read.level <= best.level) break;
      if (!chosen.every((other) => stands(other, read))) continue;
      const level = read.level - (chosen.some(({ piece }) => kindOf(piece) === kindOf(read.piece)) ? repeated : 0);
      if (best === null || level > best.level) best = { ...read, level };
    }
    if (best === null) break;
    chosen.push(best);
  }
  return chosen;
}

/** The same kind of thing about the same topic. */
const kindOf = ({ signal, meets }: Piece): string => `${signal} ${meets?.split("/")[0] ?? ""}`;
