import type { HeardSentence } from "#core/evidence/hear";
import { quoteRound, type Piece } from "#core/evidence/piece";
import type { SignalsIn } from "#core/evidence/signals";
import type { Weighed } from "#core/evidence/weigh";
import { firstOf } from "#core/ledger/ledger";
import type { SignalId, Strength } from "#core/words";

/** Signals that order, questions and numbers show rather than phrases. */
export function structuralSignals(listening: SignalsIn, heard: readonly Piece[]): readonly Piece[] {
  const { ear, ledger } = listening;
  return [...scale(listening), ...requirements(listening), ...admittedGaps(listening), ...signposts(listening), ...unsupported(listening, heard), ...jump(listening, heard)].filter(
    ({ signal }) => ear.signals.get(signal)?.rounds.includes(ledger.setting.round) === true,
  );
}

type Said = { readonly signal: SignalId; readonly strength: Strength; readonly polarity?: 1 | -1 };

function pieceOf({ ledger, turn, text }: SignalsIn, sentence: HeardSentence, { signal, strength, polarity = 1 }: Said, range?: { from: number; to: number }): Piece {
  const whole = { from: 0, to: sentence.tokens.length };
  return {
    turn,
    ...quoteRound(text, sentence, range ?? whole),
    signal,
    polarity,
    stance: sentence.isQuestion ? "question" : (sentence.stances[0] ?? "asserted"),
    strength,
    sentence: sentence.index,
    meets: null,
    hint: ledger.lastAsked?.hint ?? 0,
  };
}

const isDesign = ({ ledger }: SignalsIn): boolean => ledger.setting.round === "system-design";

/** A load, size or rate, with something derived from it. Two figures of which one is large, or one figure and its consequence. */
function scale(listening: SignalsIn): readonly Piece[] {
  if (!isDesign(listening)) return [];
  return listening.weighed.flatMap(({ sentence, isNew }) => {
    if (!isNew || sentence.isQuestion || sentence.isList) return [];
    const loads = sentence.quantities.filter(({ unitClass, value, noun }) => value !== null && (unitClass === "rate" || unitClass === "size" || unitClass === "bandwidth" || (unitClass === "count" && noun !== "" && value >= 1000)));
    const derives = (loads.length >= 1 && sentence.quantities.length >= 2) || (loads.length >= 1 && sentence.marks.has("causes"));
    return derives ? [pieceOf(listening, sentence, { signal: "scale-estimated", strength: sentence.marks.has("causes") || sentence.quantities.length >= 3 ? "grounded" : "claimed" })] : [];
  });
}

/** Questions that settle a requirement: those the scenario has an answer for, or that use the words of one. */
function requirements(listening: SignalsIn): readonly Piece[] {
  const { ledger, ear } = listening;
  if (ledger.setting.round === "behavioural" || ledger.setting.round === "leadership" || ledger.setting.round === "reverse") return [];
  const words = ear.requirements;
  return listening.weighed.flatMap(({ sentence, bindings }) => {
    if (!sentence.isQuestion || sentence.tokens.length < 3 || sentence.marks.has("checks")) return [];
    const asksFact = sentence.hits.some(({ means }) => means.kind === "fact" && means.scenario === ledger.setting.scenario?.id);
    const asksRequirement = sentence.tokens.some(({ stem, word }) => words.has(word) || words.has(stem));
    if (!asksFact && !asksRequirement) return [];
    return [pieceOf(listening, sentence, { signal: "requirement-clarified", strength: asksFact || bindings.length > 0 || sentence.marks.has("causes") ? "grounded" : "claimed" })];
  });
}

function admittedGaps(listening: SignalsIn): readonly Piece[] {
  return listening.weighed.flatMap(({ sentence, isNew }, index) => {
    if (!isNew || sentence.isQuestion || !sentence.marks.has("unknowns")) return [];
    const next = listening.weighed[index + 1]?.sentence;
    const hasMethod = sentence.marks.has("methods") || next?.marks.has("methods") === true;
    return hasMethod ? [pieceOf(listening, sentence, { signal: "gap-admitted", strength: "grounded" })] : [];
  });
}

function signposts(listening: SignalsIn): readonly Piece[] {
  return listening.weighed.flatMap(({ sentence, isNew }) =>
    isNew && (sentence.marks.has("plans") || sentence.marks.has("checks")) ? [pieceOf(listening, sentence, { signal: "structure-signposted", strength: "claimed" })] : [],
  );
}

/** A component named in a design with no reason, number or mechanism in reach. */
function unsupported(listening: SignalsIn, heard: readonly Piece[]): readonly Piece[] {
  if (!isDesign(listening)) return [];
  const ofTurn = [...heard, ...listening.ledger.pieces.slice(firstOf(listening.ledger.pieces, listening.turn))];
  return listening.weighed.flatMap((weighed) => {
    const hit = firstOpening(listening, weighed);
    if (hit === undefined || weighed.reach.length > 0 || weighed.sentence.isQuestion || !weighed.isNew) return [];
    const { index } = weighed.sentence;
    const isExplained = ofTurn.some((piece) => (piece.sentence === index || piece.sentence === index + 1) && piece.polarity === 1 && piece.strength !== "named");
    return isExplained ? [] : [pieceOf(listening, weighed.sentence, { signal: "claim-unsupported", strength: "claimed", polarity: -1 }, hit)];
  });
}

/** A component has been named: something that could have been left out. */
function firstOpening({ ear, ledger, turn }: SignalsIn, { sentence }: Weighed) {
  return sentence.hits.find(({ means, to }) => {
    if (means.kind !== "topic" || ear.topics.get(means.topic)?.waived_by_not_needing !== true) return false;
    const at = ledger.topics.get(means.topic)?.at;
    return at?.turn === turn && at.start <= sentence.end && at.end >= sentence.start && sentence.stances[to - 1] === "asserted";
  });
}

/** Words that build at once, although no component's name is among them: "let me write the class". */
function wholeWhereHeard({ sentence, isNew }: Weighed): { readonly from: number; readonly to: number } | undefined {
  return isNew && !sentence.isQuestion && (sentence.classified.margin("jumped-to-solution") ?? -1) > 0 ? { from: 0, to: sentence.tokens.length } : undefined;
}

const declaredBaseline: ReadonlySet<string> = new Set(["naive", "baseline", "simplest", "simple"]);

/** The first component of a design before any requirement, once a session; a baseline drawn on purpose is none. */
function jump(listening: SignalsIn, heard: readonly Piece[]): readonly Piece[] {
  const { ledger } = listening;
  if (!isDesign(listening) || ledger.facts.size > 0) return [];
  const settled: ReadonlySet<SignalId> = new Set(["requirement-clarified", "scale-estimated", "jumped-to-solution", "simplicity-chosen"]);
  if ([...ledger.pieces, ...heard].some(({ signal }) => settled.has(signal))) return [];
  if (requirements(listening).length + scale(listening).length > 0) return [];
  for (const weighed of listening.weighed) {
    const hit = firstOpening(listening, weighed) ?? wholeWhereHeard(weighed);
    if (hit === undefined) continue;
    if (weighed.sentence.tokens.some(({ word }) => declaredBaseline.has(word))) return [];
    return [pieceOf(listening, weighed.sentence, { signal: "jumped-to-solution", strength: "claimed", polarity: -1 }, hit)];
  }
  return [];
}
