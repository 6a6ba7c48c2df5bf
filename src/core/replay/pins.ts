import type { Assessment, Evidence, Place } from "#core/assessment/assessment";
import type { SignalId } from "#core/words";
import type { Replay } from "#core/replay/replay";
import { spanOf } from "#core/replay/said-at";

/** What a note on a moment is about. */
export type PinKind = "for" | "against" | "mistake" | "decision" | "open";

/** A note of the report at the moment of the words that it is about, on the session's clock. */
export type Pin = Place & {
  readonly key: string;
  readonly kind: PinKind;
  readonly title: string;
  readonly quote: string;
  /** The time that is told of it: of its words where they were spoken, of their answer where that was typed. */
  readonly atMs: number;
  /** From when to when it is played. */
  readonly fromMs: number;
  readonly toMs: number;
};

type Noted = Omit<Pin, "atMs" | "fromMs" | "toMs" | "key">;

/**
 * All notes of a report in the order of their moments.
 *
 * @param titleOf what a kind of evidence is called
 */
export function pinsOf({ evidence, mistakes, decisions, unclear }: Pick<Assessment, "evidence" | "mistakes" | "decisions" | "unclear">, { turns }: Pick<Replay, "turns">, titleOf: (signal: SignalId) => string): readonly Pin[] {
  const byId = new Map(evidence.map((piece) => [piece.id, piece]));
  const at = (id: string): readonly Evidence[] => [byId.get(id)].flatMap((piece) => piece ?? []);
  const noted: readonly Noted[] = [
    ...evidence.map(({ polarity, signal, ...piece }) => ({ ...place(piece), kind: polarity === 1 ? ("for" as const) : ("against" as const), title: titleOf(signal) })),
    ...mistakes.flatMap(({ title, evidence: shown }) => shown.flatMap(at).map((piece) => ({ ...place(piece), kind: "mistake" as const, title }))),
    ...decisions.flatMap(({ choice }) => at(choice).map((piece) => ({ ...place(piece), kind: "decision" as const, title: briefly(piece.quote) }))),
    ...unclear.map((one) => ({ ...place(one), kind: "open" as const, title: one.about })),
  ];
  return noted
    .flatMap((note, index): Pin[] => {
      const turn = turns[note.turn];
      if (turn === undefined) return [];
      const { from, to } = spanOf(turn, note);
      return [{ ...note, key: `${String(index)}-${note.kind}`, atMs: turn.stretches.length === 0 ? turn.atMs : from, fromMs: from, toMs: to }];
    })
    .sort((one, other) => one.fromMs - other.fromMs || one.start - other.start);
}

const place = ({ turn, start, end, quote }: Place & { readonly quote: string }) => ({ turn, start, end, quote });

/** The words of a quote up to a length that fits on a line. */
function briefly(quote: string): string {
  if (quote.length <= mostLetters) return quote;
  const cut = quote.slice(0, mostLetters);
  const lastSpace = cut.lastIndexOf(" ");
  return `${cut.slice(0, lastSpace === -1 ? mostLetters : lastSpace).replace(/[\s,;:.–—-]+$/u, "")}…`;
}

const mostLetters = 60;

/** The first note after a time, else null. Those so near that they are being heard are passed. */
export const pinAfter = (pins: readonly Pin[], clockMs: number): Pin | null => pins.find(({ fromMs }) => fromMs > clockMs + 800) ?? null;

/** The last note before a time that is not just being heard, else null. */
export const pinBefore = (pins: readonly Pin[], clockMs: number): Pin | null => pins.findLast(({ fromMs }) => fromMs < clockMs - 1500) ?? null;
