import { hear } from "#core/evidence/hear";
import type { Ear } from "#core/evidence/ear";
import { claimsIn, type Claim } from "#core/evidence/claims";
import { signalsIn } from "#core/evidence/signals";
import { openingsIn } from "#core/evidence/openings";
import { quoteRound, type Piece } from "#core/evidence/piece";
import { weigh, type Weighed } from "#core/evidence/weigh";
import { asksAgain } from "#core/ledger/asks-again";
import { grown } from "#core/ledger/growing-set";
import { firstOf, furtherState, isMet, isRaised, keyOf, type Entry, type Ledger, type Statement } from "#core/ledger/ledger";
import { storyTopic, withTopic } from "#core/ledger/start-ledger";
import { afterClashes } from "#core/ledger/clash";
import { afterQuestions } from "#core/ledger/requirement";
import type { Strength } from "#core/words";

/** The ledger after the candidate has spoken. */
export function afterCandidate(ear: Ear, before: Ledger, text: string): Ledger {
  const heard = hear(ear, text);
  const turn = before.turns.length;
  if (asksAgain(heard, before.setting) !== null) return { ...before, turns: [...before.turns, { speaker: "candidate", heard }] };
  const weighed = weigh(ear, before, heard);

  let ledger: Ledger = { ...before, turns: [...before.turns, { speaker: "candidate", heard }] };
  ledger = { ...ledger, statements: [...ledger.statements, ...statementsIn(weighed, turn)] };
  ledger = afterQuestions(ledger, weighed, turn);
  ledger = afterOpenings(ear, ledger, weighed, turn);
  ledger = afterClaims(ear, ledger, weighed, turn);
  for (const piece of signalsIn({ ear, ledger, weighed, turn, text })) ({ ledger } = withPiece(ledger, piece));
  ledger = afterReply(ear, ledger, weighed, turn);
  ledger = afterClashes(ear, ledger, weighed, turn);
  ledger = afterAsides(ledger, weighed, turn);
  return { ...ledger, said: grown(ledger.said, weighed.map(({ words }) => words)) };
}

const fewestStatementWords = 4;

/** What was said of its own: no echo, no list of terms, nothing said before, nothing addressed to the judge. */
function statementsIn(weighed: readonly Weighed[], turn: number): readonly Statement[] {
  return weighed.flatMap(({ sentence, isNew }) => {
    const { index, start, end, tokens, isList, classified } = sentence;
    return isNew && !isList && tokens.length >= fewestStatementWords ? [{ turn, start, end, sentence: index, altitude: classified.altitude, missed: classified.missed, words: tokens.length }] : [];
  });
}

function afterOpenings(ear: Ear, before: Ledger, weighed: readonly Weighed[], turn: number): Ledger {
  let ledger = before;
  for (const opening of openingsIn({ ear, ledger, weighed, turn })) {
    let piece: number | null = null;
    if (opening.piece !== null) ({ ledger, piece } = withPiece(ledger, opening.piece));
    ledger = withTopic(ear, ledger, { topic: opening.topic, at: opening.at, quote: opening.quote, piece });
    if (opening.isWaived) ledger = withWaiver(ledger, opening.topic, piece);
  }
  return ledger;
}

/** Declined with a reason: nothing about it need be asked. What was already settled stays as it is. */
function withWaiver(ledger: Ledger, topic: string, piece: number | null): Ledger {
  const obligations = new Map(ledger.obligations);
  for (const [key, entry] of obligations) {
    if (entry.topic !== topic || furtherState(entry.state, "waived") !== "waived") continue;
    obligations.set(key, { ...entry, state: "waived", pieces: piece === null ? entry.pieces : [...entry.pieces, piece] });
  }
  return { ...ledger, obligations };
}

function afterClaims(ear: Ear, before: Ledger, weighed: readonly Weighed[], turn: number): Ledger {
  let ledger = before;
  const changed = new Map<string, Entry>();
  for (const claim of claimsIn({ ear, ledger, weighed, turn })) {
    const isNewTopic = !isRaised(ledger, claim.topic);
    if (isNewTopic && claim.piece.strength === "named") continue;
    if (isNewTopic) ledger = withTopic(ear, ledger, { topic: claim.topic, at: claim.piece, quote: claim.piece.quote, piece: ledger.pieces.length });
    const key = keyOf(claim.topic, claim.obligation);
    const entry = changed.get(key) ?? ledger.obligations.get(key);
    if (entry === undefined) continue;
    const strength = ownStrength(ledger, entry, claim);
    const { ledger: kept, piece } = withPiece(ledger, { ...claim.piece, strength: claim.isHeard ? strength : "named" });
    ledger = kept;
    if (strength === "named" && !isBeside(ledger, claim, weighed)) continue;
    changed.set(key, withSaid(entry, piece, strength));
  }
  return changed.size === 0 ? ledger : { ...ledger, obligations: new Map([...ledger.obligations, ...changed]) };
}

/** The right words alone are about a topic where it is named in their sentence or in the one before or after, or where they answer a question about it. */
function isBeside({ lastAsked, topics, drawn }: Ledger, { topic, obligation, piece }: Claim, weighed: readonly Weighed[]): boolean {
  if (lastAsked !== null && (lastAsked.topics.has(topic) || lastAsked.about.includes(keyOf(topic, obligation)))) return true;
  // What the question itself opened is what the whole answer is about.
  if (topic === storyTopic || (topics.get(topic)?.at === null && !drawn.has(topic))) return true;
  return weighed.slice(Math.max(0, piece.sentence - 1), piece.sentence + 2).some(({ sentence }) => sentence.hits.some(({ means }) => means.kind === "topic" && means.topic === topic));
}

/** An obligation with one more piece that speaks to it, what says most of it last. */
function withSaid(entry: Entry, piece: number, strength: Strength): Entry {
  const state = furtherState(entry.state, strength);
  const others = entry.pieces.filter((one) => one !== piece);
  return { ...entry, state, pieces: state === strength || !isMet(entry.state) ? [...others, piece] : [piece, ...others] };
}

/**
 * The ledger with a piece in it. The same signal in the same words is one piece, in its greater strength; and so it is where one of two
 * stretches of a sentence lies within the other.
 */
function withPiece(ledger: Ledger, piece: Piece): { ledger: Ledger; piece: number } {
  const first = firstOf(ledger.pieces, piece.turn);
  const same = first + ledger.pieces.slice(first).findIndex((other) => other.signal === piece.signal && other.sentence === piece.sentence && isOne(other, piece));
  const known = same < first ? undefined : ledger.pieces[same];
  if (known === undefined) return { ledger: { ...ledger, pieces: [...ledger.pieces, piece] }, piece: ledger.pieces.length };
  const wider = holdsWithin(known, piece) ? known : piece;
  const stronger = rank[known.strength] >= rank[piece.strength] ? known : piece;
  const { start, end, quote } = wider;
  return { ledger: { ...ledger, pieces: ledger.pieces.with(same, { ...known, start, end, quote, strength: stronger.strength, meets: stronger.meets ?? known.meets }) }, piece: same };
}

/** The same words; or some within the others, unless one of them only names what the other does not speak to: that keeps its own place. */
function isOne(one: Piece, other: Piece): boolean {
  if (one.start === other.start && one.end === other.end) return true;
  if (!holdsWithin(one, other) && !holdsWithin(other, one)) return false;
  return one.stance === other.stance && (one.meets === other.meets || one.meets === null || other.meets === null || (one.strength !== "named" && other.strength !== "named"));
}

/** Whether one stretch lies within the other, or is the same. */
const holdsWithin = (whole: Piece, part: Piece): boolean => whole.start <= part.start && whole.end >= part.end;

const rank = { named: 0, claimed: 1, grounded: 2, defended: 3 } as const;

/**
 * `defended` where a position taken before still stands after a probe about it and gains a binding, or where the speaker
 * raised the failure and its handling unasked. What the interviewer said first stays `named`.
 */
function ownStrength(ledger: Ledger, entry: Entry, claim: Claim): Strength {
  const key = keyOf(entry.topic, entry.obligation);
  if (ledger.givenAway.has(key)) return "named";
  if (claim.piece.strength !== "grounded") return claim.piece.strength;
  if (claim.isSelfRaisedFailure) return "defended";
  const asked = ledger.lastAsked;
  const isProbed = asked !== null && asked.kind !== "open" && (asked.about.includes(key) || (asked.presses && asked.topics.has(claim.topic)));
  const stoodBefore = entry.state === "claimed" || entry.state === "grounded" || entry.state === "defended";
  return isProbed && stoodBefore ? "defended" : "grounded";
}

const fewestReplyWords = 6;

/**
 * A direct question was answered with something of this problem, in words that no cue knows: that is no silence. It is noted as
 * named, and the report says of it that it could not tell.
 */
function afterReply(ear: Ear, before: Ledger, weighed: readonly Weighed[], turn: number): Ledger {
  const reply = weighed.find(({ sentence, bindings, isNew }) => isNew && bindings.length > 0 && !sentence.isQuestion && !sentence.isList && !sentence.marks.has("unknowns") && sentence.tokens.length >= fewestReplyWords);
  if (reply === undefined) return before;
  const text = before.turns.at(-1)?.heard.text ?? "";
  return (before.lastAsked?.about ?? []).reduce((ledger, key) => {
    const entry = ledger.obligations.get(key);
    if (entry === undefined || entry.state !== "open") return ledger;
    const signal = ear.obligation(entry.topic, entry.obligation)?.signal ?? "mechanism-explained";
    const place = { turn, ...quoteRound(text, reply.sentence, { from: 0, to: reply.sentence.tokens.length }) };
    const { ledger: kept, piece } = withPiece(ledger, { ...place, signal, polarity: 1, stance: "asserted", strength: "named", sentence: reply.sentence.index, meets: key, hint: ledger.lastAsked?.hint ?? 0 });
    return { ...kept, untold: new Set([...kept.untold, key]), obligations: new Map(kept.obligations).set(key, { ...entry, state: "named", pieces: [...entry.pieces, piece] }) };
  }, before);
}

/** "I'll come back to that", "I don't know, but I would find out by …": about what was just asked. */
function afterAsides(before: Ledger, weighed: readonly Weighed[], turn: number): Ledger {
  const keys = before.lastAsked?.about ?? [];
  if (keys.length === 0) return before;
  const said = (mark: "parks" | "unknowns" | "methods") => weighed.some(({ sentence }) => !sentence.isQuestion && sentence.marks.has(mark));
  const state = said("unknowns") && said("methods") ? "unknown-handled" : said("parks") ? "parked" : null;
  if (state === null) return before;
  const obligations = new Map(before.obligations);
  for (const key of keys) {
    const entry = obligations.get(key);
    if (entry === undefined) continue;
    const pieces = before.pieces.flatMap((piece, index) => (piece.turn === turn && piece.signal === "gap-admitted" ? [index] : []));
    obligations.set(key, { ...entry, state: furtherState(entry.state, state), pieces: [...entry.pieces, ...(state === "unknown-handled" ? pieces : [])] });
  }
  return { ...before, obligations };
}
