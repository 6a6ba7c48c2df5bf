import type { Assessment, Evidence, Place } from "#core/assessment/assessment";
import { assistedBy, keptOf } from "#core/assessment/assisted";
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
import type { Checked } from "#core/evidence/proposed";
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
  readonly disputed: readonly Marked[];
  /** What language models proposed, as code has checked it, and which of it the candidate confirmed. */
  readonly proposed: readonly Checked[];
  readonly confirmed: readonly Marked[];
};

/** A piece of evidence as people point at it. */
export type Marked = Place & { readonly signal: SignalId };

/** Everything a session amounts to, as a pure function of its ledger, the target and the content's levels. */
export function assessLedger({ ear, ledger, id, target, minutes, isOver, disputed, proposed, confirmed }: Assessed): Assessment {
  const isDisputed = (piece: Piece) => isAmong(disputed, piece);
  const kept = new Map<number, number>();
  const pieces: Piece[] = [];
  for (const [index, piece] of ledger.pieces.entries()) {
    if (isDisputed(piece)) continue;
    kept.set(index, pieces.length);
    pieces.push(piece);
  }
  const heard = pieces.length;
  const offered = keptOf(proposed).filter(({ piece }) => !isDisputed(piece));
  pieces.push(...offered.flatMap(({ piece }) => (isAmong(confirmed, piece) ? [piece] : [])));
  const further = offered.filter(({ piece }) => !isAmong(confirmed, piece));
  const modelOf = (index: number): string => offered.find(({ piece }) => piece === pieces[index])?.model ?? builtIn;
  const idOf = (index: number): string => `e${String(index + 1)}`;
  const readings = ear.pack.rubrics.map((rubric) => readDimension(rubric, { ear, ledger, pieces, target, minutes }));
  const amount = amountOf(ledger, pieces, ear.pack.levels);
  const overall = readOverall(ledger, readings, amount, target, ear.pack.levels);
  const turns = turnsOf(ledger);
  const findings = checkArithmetic(turns, ear.pack.levels.arithmetic);
  const fix = firstFixFor({ ear, ledger, pieces, target, amount, overall, readings });
  const decided = decisionsIn(ledger, pieces, (part) => !disputed.some((place) => place.signal === part.signal && place.turn === part.turn && place.start < part.end && place.end > part.start));
  const shownId = (index: number): string => idOf(index < pieces.length ? index : index + further.length);

  return {
    version: 1,
    content: ear.pack.version,
    id,
    round: ledger.setting.round,
    scenario: ledger.setting.scenario?.id ?? null,
    target,
    extractor: proposed.at(-1)?.model ?? builtIn,
    overall,
    dimensions: readings.map((reading) => dimensionOf(reading, idOf)),
    evidence: [
      ...pieces.map((piece, index) => evidenceOf(piece, { id: idOf(index), by: index < heard ? builtIn : modelOf(index), isConfirmed: true })),
      ...further.map(({ piece, isConfirmed, model }, index) => evidenceOf(isConfirmed ? piece : { ...piece, strength: "named" }, { id: idOf(pieces.length + index), by: model, isConfirmed })),
      ...decided.shown.map((piece, index) => evidenceOf(piece, { id: shownId(pieces.length + index), by: builtIn, isConfirmed: true })),
    ],
    statements: statementsOf(ear, ledger),
    obligations: obligationsOf({ ear, ledger, isOver, evidenceId: (index) => (kept.has(index) ? idOf(kept.get(index) ?? 0) : null) }),
    mistakes: slipsIn(ear, ledger, pieces).map(({ id: mistake, pieces: shown, why }) => {
      const entry = ear.pack.mistakes.find((candidate) => candidate.id === mistake);
      return { id: mistake, title: entry?.title ?? mistake, evidence: [...new Set(shown)].map(idOf), why, advice: entry?.advice ?? "" };
    }),
    arithmetic: [...findings],
    decisions: decided.rows.map(({ choice, reason, price, alternative }) => ({
      choice: shownId(choice),
      reason: reason === null ? null : shownId(reason),
      price: price === null ? null : shownId(price),
      alternative: alternative === null ? null : shownId(alternative),
    })),
    tips: [...tipsFor({ ear, ledger, readings, idOf, fix })],
    moments: momentsOf(readings).map(({ index, dimension, polarity, why }) => ({ evidence: idOf(index), dimension, polarity, why })),
    firstFix: fix === null ? null : { ...fix, evidence: fix.evidence === null ? null : idOf(fix.evidence) },
    strongerMoves: strongerMovesFor({ ear, ledger, pieces, readings }).map(({ index, ...move }) => ({ ...move, evidence: idOf(index) })),
    nextProbe: isOver ? null : bestProbe(ear, ledger, target, minutes),
    unclear: unclearIn({ ear, ledger, pieces }),
    ...(proposed.length === 0 ? {} : { assisted: assistedBy({ ear, ledger, target, minutes, pieces, further, readings, proposed, idOf }) }),
  };
}

const builtIn = "built-in";

const isAmong = (places: readonly Marked[], piece: Piece): boolean => places.some((place) => place.signal === piece.signal && place.turn === piece.turn && place.start === piece.start && place.end === piece.end);

const turnsOf = (ledger: Ledger): readonly Reckoned[] => ledger.turns.map(({ speaker, heard: { text, sentences } }) => ({ speaker, text, sentences }));

function evidenceOf({ signal, polarity, stance, strength, turn, start, end, quote }: Piece, { id, by, isConfirmed }: { readonly id: string; readonly by: string; readonly isConfirmed: boolean }): Evidence {
  return { id, signal, polarity, stance, strength, turn, start, end, quote, by, confirmed: isConfirmed };
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
