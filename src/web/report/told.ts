import type { Assessment, Evidence } from "#core/assessment/assessment";
import type { Reference, SessionView } from "#core/session/view";
import type { SignalId } from "#core/words";

/** All that a report is drawn from. */
export type Told = { readonly session: SessionView; readonly assessment: Assessment; readonly reference: Reference };

/** The evidence by its id, which is good for one reading only: a dispute numbers it anew. */
export type Quotes = ReadonlyMap<string, Evidence>;

export const quotesOf = ({ evidence }: Assessment): Quotes => new Map(evidence.map((piece) => [piece.id, piece]));

export const piecesOf = (ids: readonly string[], quotes: Quotes): readonly Evidence[] => ids.flatMap((id) => quotes.get(id) ?? []);

/** What a kind of evidence is called. */
export const signalTitle = (id: SignalId, { signals }: Reference): string => signals.find((signal) => signal.id === id)?.title ?? id;

export const dimensionTitle = (id: string, { dimensions }: Reference): string => dimensions.find((dimension) => dimension.id === id)?.title ?? id;
