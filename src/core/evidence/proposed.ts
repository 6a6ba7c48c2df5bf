import type { Ear } from "#core/evidence/ear";
import { bindingsOf } from "#core/evidence/binding";
import type { HeardSentence } from "#core/evidence/hear";
import type { Piece } from "#core/evidence/piece";
import type { Ledger } from "#core/ledger/ledger";
import type { Proposal } from "#core/session/exchange";
import { SignalId, type Stance } from "#core/words";

/** Why a proposal was not taken. */
export type Fault = "unknown-signal" | "other-round" | "quote-length" | "quote-absent" | "not-own-words" | "stance" | "over-budget";

/** A proposal that code has looked at: evidence, with whether its words bear it out, or what is wrong with it; or something that was heard anyway. */
export type Checked =
  | { readonly kind: "kept"; /** In the strength that its anchors give, were it confirmed. */ readonly piece: Piece; readonly isConfirmed: boolean; readonly model: string }
  | { readonly kind: "known"; readonly signal: SignalId; readonly model: string }
  | { readonly kind: "refused"; readonly proposal: Proposal; readonly turn: number; readonly fault: Fault; readonly model: string };

export type ProposedTurn = { readonly turn: number; readonly model: string; readonly proposals: readonly Proposal[] };

const shortestQuote = 12;
const longestQuote = 240;

/**
 * What is left of the evidence that a language model proposes, once code has looked at the quote, the stance and the anchor again
 * (design.md, section 5). It is confirmed where the classifier, too, all but hears the signal in the words of the sentence.
 */
export function checkProposals(ear: Ear, ledger: Ledger, { turn, model, proposals }: ProposedTurn): readonly Checked[] {
  const taken: Piece[] = [];
  const most = ear.pack.levels.budget.signals;
  return withoutSpray(proposals.map((proposal): Checked => {
    const refused = (fault: Fault): Checked => ({ kind: "refused", proposal, turn, fault, model });
    const found = placeOf(ledger, turn, proposal.quote);
    if (typeof found === "string") return refused(found);
    const signal = ear.signals.get(SignalId.safeParse(proposal.signal).data ?? "question-dodged");
    if (signal === undefined || signal.id !== proposal.signal) return refused("unknown-signal");
    if (!signal.rounds.includes(ledger.setting.round)) return refused("other-round");
    const { sentence, start, end, quote } = found;
    if (isHeard([...ledger.pieces, ...taken], { signal: signal.id, turn, sentence: sentence.index, start, end })) return { kind: "known", signal: signal.id, model };
    if (!ledger.statements.some((statement) => statement.turn === turn && statement.sentence === sentence.index)) return refused("not-own-words");
    const stance = stanceBetween(sentence, start, end);
    if (!signal.stances.includes(stance)) return refused("stance");
    if (taken.filter((piece) => piece.sentence === sentence.index).length >= most) return refused("over-budget");
    const isConfirmed = (sentence.classified.margin(signal.id) ?? Number.NEGATIVE_INFINITY) > -ear.pack.levels.classifier.second;
    const isBound = bindingsOf(ear, sentence, ledger.setting.nouns, saidBefore(ledger, turn)).length > 0;
    const strength = isBound && signal.polarity === 1 ? "grounded" : "claimed";
    const piece: Piece = { turn, start, end, quote, signal: signal.id, polarity: signal.polarity, stance, strength, sentence: sentence.index, meets: null, hint: 0 };
    taken.push(piece);
    return { kind: "kept", piece, isConfirmed, model };
  }));
}

/** A model that hears everything everywhere has heard nothing: where most of what it says of a turn is not borne out, none of it is. */
function withoutSpray(checked: readonly Checked[]): readonly Checked[] {
  const borneOut = checked.filter((one) => one.kind === "known" || (one.kind === "kept" && one.isConfirmed)).length;
  return borneOut * 2 >= checked.length ? checked : checked.map((one) => (one.kind === "kept" ? { ...one, isConfirmed: false } : one));
}

type Found = { readonly sentence: HeardSentence; readonly start: number; readonly end: number; readonly quote: string };

/** Where a quote stands, to the letter, in what the candidate said in that turn: all of it inside one sentence, or from one into the next. */
function placeOf(ledger: Ledger, turn: number, quote: string): Found | Fault {
  const said = ledger.turns[turn];
  if (quote.length < shortestQuote || quote.length > longestQuote) return "quote-length";
  const start = said?.speaker === "candidate" ? said.heard.text.indexOf(quote) : -1;
  const sentence = said?.heard.sentences.find((one) => one.start <= start && one.end > start);
  if (start === -1 || sentence === undefined) return "quote-absent";
  return { sentence, start, end: start + quote.length, quote };
}

type Where = Pick<Piece, "signal" | "turn" | "sentence" | "start" | "end">;

const isHeard = (pieces: readonly Piece[], { signal, turn, sentence, start, end }: Where): boolean =>
  pieces.some((piece) => piece.signal === signal && piece.turn === turn && (piece.sentence === sentence || (piece.start < end && piece.end > start)));

/** The stance in which most of the quoted words stand. What is declined in it is part of what it says, so a negation is an assertion here. */
function stanceBetween({ tokens, stances, isQuestion }: HeardSentence, start: number, end: number): Stance {
  if (isQuestion) return "question";
  const counts = new Map<Stance, number>();
  for (const [index, token] of tokens.entries()) {
    const stance = stances[index];
    if (stance !== undefined && token.start >= start && token.end <= end) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most === undefined || most[0] === "negated" ? "asserted" : most[0];
}

/** Stems of what the interviewer said last before a turn: words and numbers from there bind nothing. */
function saidBefore({ turns }: Ledger, turn: number): ReadonlySet<string> {
  const before = turns.slice(0, turn).findLast(({ speaker }) => speaker === "interviewer");
  return new Set(before?.heard.sentences.flatMap(({ content }) => [...content]));
}
