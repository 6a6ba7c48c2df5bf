import type { Assessment, Evidence } from "#core/assessment/assessment";
import { decisionsIn } from "#core/assessment/decisions";
import { readDimension, type Reading } from "#core/assessment/dimension";
import { firstFixFor, momentsOf, strongerMovesFor, tipsFor } from "#core/assessment/feedback";
import { slipsIn } from "#core/assessment/mistakes";
import { obligationsOf } from "#core/assessment/obligations";
import { unclearIn } from "#core/assessment/unclear";
import { statementsOf } from "#core/assessment/statements";
import { amountOf, readOverall } from "#core/assessment/overall";
import { checkArithmetic, type Reckoned } from "#core/arithmetic/check";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import { bestProbe } from "#core/interviewer/best-probe";
import type { Ledger } from "#core/ledger/ledger";
import type { SignalId, Target } from "#core/words";

export type Assessed = {
  readonly ear: Ear;
  readonly ledger: Ledger;
  readonly id: string;
  readonly target: Target;
  readonly minutes: number;
  /** Whether the interview is over: what was not asked by then is `unasked`, not `open`. */
  readonly isOver: boolean;
  /** Evidence that its speaker says was not meant so; it counts for nothing. */
  readonly disputed: readonly { readonly signal: SignalId; readonly turn: number; readonly start: number; readonly end: number }[];
};

/** Everything a session amounts to, as a pure function of its ledger, the target and the content's levels. */
export function assessLedger({ ear, ledger, id, target, minutes, isOver, disputed }: Assessed): Assessment {
  const isDisputed = (piece: Piece) => disputed.some((place) => place.signal === piece.signal && place.turn === piece.turn && place.start === piece.start && place.end === piece.end);
  const kept = new Map<number, number>();
  const pieces: Piece[] = [];
  for (const [index, piece] of ledger.pieces.entries()) {
    if (isDisputed(piece)) continue;
    kept.set(index, pieces.length);
    pieces.push(piece);
  }
  const idOf = (index: number): string => `e${String(index + 1)}`;
  const readings = ear.pack.rubrics.map((rubric) => readDimension(rubric, { ear, ledger, pieces, target, minutes }));
  const amount = amountOf(ledger, pieces, ear.pack.levels);
  const overall = readOverall(ledger, readings, amount, target, ear.pack.levels);
  const turns = turnsOf(ledger);
  const findings = checkArithmetic(turns, ear.pack.levels.arithmetic);
  const fix = firstFixFor({ ear, ledger, pieces, target, amount, overall, readings });

  return {
    version: 1,
    content: ear.pack.version,
    id,
    round: ledger.setting.round,
    scenario: ledger.setting.scenario?.id ?? null,
    target,
    extractor: "built-in",
    overall,
    dimensions: readings.map((reading) => dimensionOf(reading, idOf)),
    evidence: pieces.map((piece, index) => evidenceOf(piece, idOf(index))),
    statements: statementsOf(ear, ledger),
    obligations: obligationsOf({ ear, ledger, isOver, evidenceId: (index) => (kept.has(index) ? idOf(kept.get(index) ?? 0) : null) }),
    mistakes: slipsIn(ear, ledger, pieces).map(({ id: mistake, pieces: shown, why }) => {
      const entry = ear.pack.mistakes.find((candidate) => candidate.id === mistake);
      return { id: mistake, title: entry?.title ?? mistake, evidence: [...new Set(shown)].map(idOf), why, advice: entry?.advice ?? "" };
    }),
    arithmetic: [...findings],
    decisions: decisionsIn(pieces).map(({ choice, reason, price, alternative }) => ({
      choice: idOf(choice),
      reason: reason === null ? null : idOf(reason),
      price: price === null ? null : idOf(price),
      alternative: alternative === null ? null : idOf(alternative),
    })),
    tips: [...tipsFor({ ear, ledger, readings, idOf, fix })],
    moments: momentsOf(readings).map(({ index, dimension, polarity, why }) => ({ evidence: idOf(index), dimension, polarity, why })),
    firstFix: fix === null ? null : { ...fix, evidence: fix.evidence === null ? null : idOf(fix.evidence) },
    strongerMoves: strongerMovesFor({ ear, ledger, pieces, readings }).map(({ index, ...move }) => ({ ...move, evidence: idOf(index) })),
    nextProbe: isOver ? null : bestProbe(ear, ledger, target, minutes),
    unclear: unclearIn({ ear, ledger, pieces }),
  };
}

const turnsOf = (ledger: Ledger): readonly Reckoned[] => ledger.turns.map(({ speaker, heard: { text, sentences } }) => ({ speaker, text, sentences }));

function evidenceOf({ signal, polarity, stance, strength, turn, start, end, quote }: Piece, id: string): Evidence {
  return { id, signal, polarity, stance, strength, turn, start, end, quote, by: "built-in", confirmed: true };
}

function dimensionOf(reading: Reading, idOf: (index: number) => string): Assessment["dimensions"][number] {
  const { rubric, band, value, low, high, isThin, speaksFor, against, missing, why } = reading;
  return {
    id: rubric.id,
    band,
    value,
    low,
    high,
    thin: isThin,
    evidence: speaksFor.map(({ index }) => idOf(index)),
    against: against.map(({ index }) => idOf(index)),
    missing: [...missing],
    why,
  };
}
