import type { Ear } from "#core/evidence/ear";
import { overlapping } from "#core/evidence/overlap";
import { mayTellLoad } from "#core/evidence/load";
import { quoteRound, type Piece } from "#core/evidence/piece";
import { stanceAt, stanceRound } from "#core/evidence/stance";
import { structuralSignals } from "#core/evidence/structural";
import type { Weighed } from "#core/evidence/weigh";
import { firstOf, type Asked, type Ledger } from "#core/ledger/ledger";
import type { SignalId, Stance, Strength } from "#core/words";

export type SignalsIn = { readonly ear: Ear; readonly ledger: Ledger; readonly weighed: readonly Weighed[]; readonly turn: number; readonly text: string };

/** The signals of a turn: those heard by cues, and those that only order, questions and numbers show. */
export function signalsIn(listening: SignalsIn): readonly Piece[] {
  const heard = listening.weighed.flatMap((weighed) => (weighed.isNew ? inSentence(listening, weighed) : []));
  const structural = structuralSignals(listening, heard).filter((piece) => !heard.some((other) => other.signal === piece.signal && other.sentence === piece.sentence) && !isDeniedAt(listening, piece));
  const met = listening.ledger.pieces.slice(firstOf(listening.ledger.pieces, listening.turn));
  return withoutContradicted([...heard, ...structural]).filter((piece) => !isAlreadyMet(met, piece));
}

/** A vague result beside a measured one is only its introduction. */
function withoutContradicted(pieces: readonly Piece[]): readonly Piece[] {
  const has = (signal: SignalId) => pieces.some((piece) => piece.signal === signal && piece.strength !== "named");
  return pieces.filter(({ signal }) => !(signal === "vague-outcome" && has("outcome-quantified")) && !(signal === "ownership-diffuse" && has("ownership-personal")));
}

/** What met an obligation, or declined a topic, already is this evidence; the same words are not listed twice. */
function isAlreadyMet(ofTurn: readonly Piece[], piece: Piece): boolean {
  return ofTurn.some((other) => other.signal === piece.signal && other.sentence === piece.sentence && rank[other.strength] >= rank[piece.strength]);
}

const rank = { named: 0, claimed: 1, grounded: 2, defended: 3 } as const satisfies Record<Strength, number>;

function inSentence({ ear, ledger, turn, text }: SignalsIn, { sentence, bindings, reach }: Weighed): readonly Piece[] {
  const { round } = ledger.setting;
  const masks = sentence.hits.filter(({ means }) => means.kind === "not-signal");
  const pieces: Piece[] = [];
  for (const hit of sentence.hits) {
    const { means } = hit;
    if (means.kind !== "signal" || pieces.some(({ signal }) => signal === means.signal)) continue;
    const signal = ear.signals.get(means.signal);
    if (signal === undefined || !signal.rounds.includes(round)) continue;
    if (overlapping(masks, hit).some((mask) => mask.means.kind === "not-signal" && mask.means.signal === means.signal)) continue;
    const stance = [stanceAt(sentence.stances, hit), stanceRound(sentence, hit)].find((said) => signal.stances.some((allowed) => allowed === said));
    if (stance === undefined || isFarOff(ear, sentence, means.signal)) continue;
    // A cue and the words round it disagree: too little to count, and too much to say that it was never said.
    const strength = isDenied(ear, sentence, means.signal) ? "named" : strengthOf({ ledger, sentence: { content: sentence.content, isList: sentence.isList }, isGrounded: reach.length > 0, polarity: signal.polarity });
    pieces.push({ turn, ...quoteRound(text, sentence, hit), signal: means.signal, polarity: signal.polarity, stance, strength, sentence: sentence.index, meets: null, hint: ledger.lastAsked?.hint ?? 0 });
  }
  const { carries } = sentence.classified;
  for (const signal of carries.length === 0 ? [] : ear.signals.values()) {
    if (!carries.includes(signal.id) || byStructure.has(signal.id) || !signal.rounds.includes(round) || pieces.some((piece) => piece.signal === signal.id) || isOwningUp(sentence, signal.id)) continue;
    // "1 ms at p99" has the words of an estimate, and none of a load.
    if (signal.id === "scale-estimated" && !mayTellLoad(sentence, text.slice(sentence.start, sentence.end))) continue;
    const stance = stanceOfSentence(sentence);
    if (!signal.stances.includes(stance)) continue;
    const strength = strengthOf({ ledger, sentence: { content: sentence.content, isList: sentence.isList }, isGrounded: reach.length > 0, polarity: signal.polarity });
    pieces.push({ turn, ...quoteRound(text, sentence, { from: 0, to: sentence.tokens.length }), signal: signal.id, polarity: signal.polarity, stance, strength, sentence: sentence.index, meets: null, hint: ledger.lastAsked?.hint ?? 0 });
  }
  return withinBudget(ear, pieces, bindings.length);
}

/** "That was my mistake" is short, and about guilt: words of whoever dodges a question or names somebody to blame, and the very opposite. */
function isOwningUp({ classified }: Weighed["sentence"], signal: SignalId): boolean {
  const owned = classified.margin("failure-owned") ?? Number.NEGATIVE_INFINITY;
  return evading.has(signal) && classified.carries.includes("failure-owned") && owned > (classified.margin(signal) ?? Number.NEGATIVE_INFINITY);
}

const evading: ReadonlySet<SignalId> = new Set(["question-dodged", "blame-shifted"]);

/** What only the order of things shows, once a session. */
const byStructure: ReadonlySet<SignalId> = new Set(["jumped-to-solution"]);

/** Order and numbers show it, and all the words of the sentence speak against it. A question after a requirement needs no words for being one. */
function isDeniedAt({ ear, weighed }: SignalsIn, { sentence: at, signal }: Piece): boolean {
  const said = weighed.find(({ sentence }) => sentence.index === at);
  return signal !== "requirement-clarified" && said !== undefined && isDenied(ear, said.sentence, signal);
}

/** A cue heard it, and all the words of the sentence speak against it. */
export function isDenied(ear: Ear, { classified }: Weighed["sentence"], signal: SignalId): boolean {
  const margin = classified.margin(signal);
  return margin !== null && margin < -ear.pack.levels.classifier.veto;
}

/** … so much against it that the cue was surely mistaken. */
function isFarOff(ear: Ear, { classified }: Weighed["sentence"], signal: SignalId): boolean {
  const margin = classified.margin(signal);
  return margin !== null && margin < -ear.pack.levels.classifier.far;
}

/** The stance in which most of a sentence is said. What is declined in it is part of what it says, so a negation is an assertion here. */
function stanceOfSentence({ stances }: Weighed["sentence"]): Stance {
  const counts = new Map<Stance, number>();
  for (const stance of stances) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most === undefined || most[0] === "negated" ? "asserted" : most[0];
}

type Judged = { readonly ledger: Ledger; readonly sentence: { readonly content: ReadonlySet<string>; readonly isList: boolean }; readonly isGrounded: boolean; readonly polarity: 1 | -1 };

function strengthOf({ ledger, sentence, isGrounded, polarity }: Judged): Strength {
  if (sentence.isList) return "named";
  if (!isGrounded || polarity === -1) return "claimed";
  return answersProbe(ledger.lastAsked, sentence.content) ? "defended" : "grounded";
}

/** The reply engages with what put it to the test: it takes up its words and adds its own. */
function answersProbe(asked: Asked | null, content: ReadonlySet<string>): boolean {
  if (asked === null || !asked.presses) return false;
  return [...content].some((stem) => stem.length > 3 && asked.content.has(stem));
}

function withinBudget(ear: Ear, pieces: readonly Piece[], bindings: number): readonly Piece[] {
  const { signals: most, unbound } = ear.pack.levels.budget;
  const budget = Math.min(most, bindings + unbound);
  const worth = (piece: Piece) => ear.signals.get(piece.signal)?.reads.grounded ?? 0;
  const kept = new Set(pieces.filter(({ polarity }) => polarity === 1).sort((one, other) => worth(other) - worth(one)).slice(0, budget));
  return pieces.filter((piece) => piece.polarity === -1 || kept.has(piece));
}
