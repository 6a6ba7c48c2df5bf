import type { Assisted } from "#core/assessment/assessment";
import { readDimension, type Reading } from "#core/assessment/dimension";
import { amountOf, readOverall } from "#core/assessment/overall";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import type { Checked } from "#core/evidence/proposed";
import type { Ledger } from "#core/ledger/ledger";
import type { Target } from "#core/words";

type Kept = Extract<Checked, { kind: "kept" }>;

export const keptOf = (proposed: readonly Checked[]): readonly Kept[] => proposed.flatMap((one) => (one.kind === "kept" ? [one] : []));

type Assisting = {
  readonly ear: Ear;
  readonly ledger: Ledger;
  readonly target: Target;
  readonly minutes: number;
  /** What counts without the model. */
  readonly pieces: readonly Piece[];
  /** What the model adds to it. */
  readonly further: readonly Kept[];
  readonly readings: readonly Reading[];
  readonly proposed: readonly Checked[];
  readonly idOf: (index: number) => string;
};

/** How the session would read with the model's evidence as far as its words bear it out, and what makes the difference. */
export function assistedBy({ ear, ledger, target, minutes, pieces, further, readings, proposed, idOf }: Assisting): Assisted {
  const borne = further.flatMap(({ piece, isConfirmed }, index) => (isConfirmed ? [{ piece, id: idOf(pieces.length + index) }] : []));
  const all = [...pieces, ...borne.map(({ piece }) => piece)];
  const assisted = ear.pack.rubrics.map((rubric) => readDimension(rubric, { ear, ledger, pieces: all, target, minutes }));
  const { altitude, bar } = readOverall(ledger, assisted, amountOf(ledger, all, ear.pack.levels), target, ear.pack.levels);
  return {
    model: proposed.at(-1)?.model ?? "",
    altitude,
    bar,
    differences: assisted.flatMap(({ rubric, value, speaksFor, against }, index) => {
      const without = readings[index]?.value ?? null;
      const evidence = [...speaksFor, ...against].flatMap((one) => borne[one.index - pieces.length]?.id ?? []);
      return value === without ? [] : [{ dimension: rubric.id, without, with: value, evidence }];
    }),
    kept: further.length,
    known: proposed.filter(({ kind }) => kind === "known").length,
    refused: proposed.flatMap((one) => (one.kind === "refused" ? [{ signal: one.proposal.signal, quote: one.proposal.quote, turn: one.turn, fault: one.fault }] : [])),
  };
}
