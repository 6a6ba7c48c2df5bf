import type { Piece } from "#core/evidence/piece";
import { tradeOffIn, type TradeOff } from "#core/assessment/one-sentence";
import type { Ledger } from "#core/ledger/ledger";
import type { Span } from "#core/text/sentence";
import type { SignalId } from "#core/words";

/** A choice with what was said for it, by index into the pieces; null where nothing was heard. */
export type DecisionRow = { readonly choice: number; readonly reason: number | null; readonly price: number | null; readonly alternative: number | null };

/** The rows, and the pieces that only they show: parts of a sentence that no signal stands at. They are named, and weigh nothing. */
export type Decided = { readonly rows: readonly DecisionRow[]; readonly shown: readonly Piece[] };

const choices: ReadonlySet<SignalId> = new Set(["decision-justified", "simplicity-chosen", "mechanism-explained"]);
/** A reason, a price or an alternative belongs to a choice at most so many sentences away. */
const reach = 2;
const mostRows = 12;

/**
 * The choices of a session, each with its reason, its price and the alternative that stood beside it: as signals were heard, and where one
 * sentence told the whole of it, as that sentence has it.
 *
 * @param isWanted whether a part may be shown: none that the candidate says was not meant so
 */
export function decisionsIn(ledger: Ledger, pieces: readonly Piece[], isWanted: (piece: Piece) => boolean = () => true): Decided {
  const shown: Piece[] = [];
  const show = (piece: Piece | null): number | null => (piece === null || !isWanted(piece) ? null : pieces.length + shown.push(piece) - 1);
  const rows = placesOf(ledger, pieces).flatMap(({ turn, sentence, choice, told }): DecisionRow[] => {
    const near = (signal: SignalId): number | null => nearest(pieces, { turn, sentence, signal, except: choice, told });
    const partOf = (signal: SignalId, span: Span | null | undefined): number | null => (span == null ? null : (holding(pieces, { turn, signal, span }) ?? show(partAt(ledger, { turn, sentence, signal, span }))));
    const chosen = choice ?? partOf("decision-justified", told?.choice);
    if (chosen === null) return [];
    const signal = pieces[chosen]?.signal;
    const isItsOwnReason = choice !== null && (signal === "decision-justified" || signal === "simplicity-chosen");
    const beside = (part: SignalId, span: Span | null | undefined): number | null => partOf(part, span) ?? near(part);
    return [
      {
        choice: chosen,
        reason: partOf("decision-justified", told?.reason) ?? (isItsOwnReason ? chosen : near("decision-justified")),
        price: beside("tradeoff-named", told?.price),
        alternative: beside("alternative-weighed", told?.alternative),
      },
    ];
  });
  return { rows: rows.slice(0, mostRows), shown };
}

type Sought = { readonly turn: number; readonly sentence: number; readonly signal: SignalId; readonly except: number | null; readonly told: TradeOff | null };
type PlaceOfChoice = { readonly turn: number; readonly sentence: number; readonly choice: number | null; readonly told: TradeOff | null };

/** The sentences in which something is chosen, in order: by a signal, or in the form of a trade-off. */
function placesOf({ turns, statements }: Ledger, pieces: readonly Piece[]): readonly PlaceOfChoice[] {
  const found = new Map<string, PlaceOfChoice>();
  const key = (turn: number, sentence: number): string => `${String(turn)}.${String(sentence)}`;
  for (const { turn, sentence } of statements) {
    const heard = turns[turn]?.heard;
    const said = heard?.sentences[sentence];
    const told = heard === undefined || said === undefined ? null : tradeOffIn(heard.text, said);
    if (told !== null) found.set(key(turn, sentence), { turn, sentence, choice: null, told });
  }
  for (const [choice, { turn, sentence, signal, strength }] of pieces.entries()) {
    const place = key(turn, sentence);
    if (!choices.has(signal) || strength === "named" || found.get(place)?.choice != null) continue;
    found.set(place, { turn, sentence, choice, told: found.get(place)?.told ?? null });
  }
  return [...found.values()].filter(({ choice, told }) => choice !== null || (told !== null && isWhole(told))).sort((one, other) => one.turn - other.turn || one.sentence - other.sentence).slice(0, mostRows);
}

/** Enough for a choice at which nothing else was heard: everyday sentences have a reason or a "but" as well. */
const isWhole = ({ reason, price, alternative }: TradeOff): boolean => alternative !== null || (reason !== null && price !== null);

/** The first piece of a kind near a choice. Of a sentence in the form of a trade-off, what takes in the choice itself tells no other part of it. */
function nearest(pieces: readonly Piece[], { turn, sentence, signal, except, told }: Sought): number | null {
  const isNear = (piece: Piece): boolean => piece.turn === turn && Math.abs(piece.sentence - sentence) <= reach;
  const isChoice = (piece: Piece): boolean => told !== null && piece.sentence === sentence && piece.start <= told.choice.start && piece.end >= told.choice.end;
  const index = pieces.findIndex((piece, at) => at !== except && piece.signal === signal && piece.strength !== "named" && isNear(piece) && !isChoice(piece));
  return index < 0 ? null : index;
}

/** The piece that a part was heard in already. */
function holding(pieces: readonly Piece[], { turn, signal, span }: { readonly turn: number; readonly signal: SignalId; readonly span: Span }): number | null {
  const index = pieces.findIndex((piece) => piece.turn === turn && piece.signal === signal && piece.start <= span.start && piece.end >= span.end);
  return index < 0 ? null : index;
}

function partAt({ turns }: Ledger, { turn, sentence, signal, span: { start, end } }: { readonly turn: number; readonly sentence: number; readonly signal: SignalId; readonly span: Span }): Piece | null {
  const text = turns[turn]?.heard.text ?? "";
  const quote = text.slice(start, Math.min(end, start + longest));
  return { turn, start, end: start + quote.length, quote, signal, polarity: 1, stance: "asserted", strength: "named", sentence, meets: null, hint: 0 };
}

const longest = 240;
