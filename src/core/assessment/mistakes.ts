import { needlessIn } from "#core/assessment/needless";
import type { Levels } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import { isMet, keyOf, type Ledger } from "#core/ledger/ledger";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { MistakeId, SignalId } from "#core/words";

/** A mistake with the pieces that show it and the sentence that says how it was recognised. */
export type Slip = { readonly id: MistakeId; readonly pieces: readonly number[]; readonly why: string };

type Seen = { readonly ear: Ear; readonly ledger: Ledger; readonly pieces: readonly Piece[]; readonly levels: Levels; readonly words: number };
type Detector = (seen: Seen) => Slip | null;

/** The named mistakes of a session, each with its guard against a false alarm (domain practice; contracts, section 4). */
export function slipsIn(ear: Ear, ledger: Ledger, pieces: readonly Piece[]): readonly Slip[] {
  const words = ledger.turns.reduce((sum, { speaker, heard }) => (speaker === "candidate" ? sum + heard.words : sum), 0);
  const seen: Seen = { ear, ledger, pieces, levels: ear.pack.levels, words };
  const rounds = new Map(ear.pack.mistakes.map((entry) => [entry.id, entry.rounds]));
  return Object.entries(detectors).flatMap(([, detect]) => {
    const slip = detect(seen);
    return slip !== null && rounds.get(slip.id)?.includes(ledger.setting.round) === true ? [slip] : [];
  });
}

const indices = ({ pieces }: Seen, ...signals: readonly SignalId[]): readonly number[] => pieces.flatMap(({ signal, strength }, index) => (signals.includes(signal) && strength !== "named" ? [index] : []));
const has = (seen: Seen, ...signals: readonly SignalId[]): boolean => indices(seen, ...signals).length > 0;
const isDesign = ({ ledger }: Seen): boolean => ledger.setting.round === "system-design";
const isStory = ({ ledger }: Seen): boolean => isStoryRound(ledger.setting);

const storyWords = 60;

const detectors = {
  "mid-altitude": (seen) => {
    if (!isStory(seen) || seen.words < storyWords) return null;
    const acts = indices(seen, "ownership-personal");
    const isHigher = has(seen, "problem-identified", "influence-across-teams", "outcome-quantified", "business-impact", "decision-justified", "alternative-weighed", "tradeoff-named");
    return acts.length >= 2 && !isHigher ? { id: "mid-altitude", pieces: acts, why: "You told what you built; no problem found, decision, other team or outcome was heard." } : null;
  },
  "skipped-requirements": (seen) => {
    const jumps = indices(seen, "jumped-to-solution");
    const later = indices(seen, "requirement-clarified", "scale-estimated").length;
    return isDesign(seen) && jumps.length > 0 && later < 2 ? { id: "skipped-requirements", pieces: jumps, why: "Your first component came before any requirement was settled." } : null;
  },
  "undersold-tradeoffs": (seen) => {
    const decisions = indices(seen, "decision-justified", "mechanism-explained");
    return isDesign(seen) && decisions.length >= 4 && !seen.pieces.some(({ signal }) => signal === "tradeoff-named")
      ? { id: "undersold-tradeoffs", pieces: decisions.slice(0, 4), why: `You made ${String(decisions.length)} choices and named a price for none.` }
      : null;
  },
  "no-decisions": (seen) => {
    const named = [...seen.ledger.topics.values()].filter(({ at }) => at !== null).length;
    const isUndecided = !has(seen, "decision-justified", "simplicity-chosen", "tradeoff-named", "alternative-weighed") && ![...seen.ledger.obligations.values()].some(({ state }) => isMet(state));
    return isDesign(seen) && named >= 3 && seen.words >= 60 && isUndecided ? { id: "no-decisions", pieces: indices(seen, "claim-unsupported").slice(0, 4), why: `You named ${String(named)} parts; none was tied to this problem by a reason.` } : null;
  },
  "over-engineered": (seen) => {
    const needless = needlessIn(seen.ledger);
    if (needless.length === 0) return null;
    return { id: "over-engineered", pieces: indices(seen, "claim-unsupported").slice(0, 3), why: `Not needed at this load: ${needless.map((id) => seen.ear.topics.get(id)?.title.toLowerCase() ?? id).join(", ")}.` };
  },
  "individual-only": (seen) => {
    const acts = indices(seen, "ownership-personal");
    const asked = (seen.ledger.obligations.get(keyOf("story", "resistance"))?.asked ?? 0) > 0;
    return isStory(seen) && seen.words >= 150 && acts.length >= 3 && asked && !has(seen, "influence-across-teams", "others-elevated", "disagreement-handled") ? { id: "individual-only", pieces: acts.slice(0, 3), why: "You were asked about others, and nobody else changed in what you told." } : null;
  },
  "paralysed-by-ambiguity": (seen) => {
    if (!isDesign(seen)) return null;
    const turns = seen.ledger.turns.flatMap(({ speaker, heard }) => (speaker === "candidate" ? [heard] : []));
    const asking = turns.filter(({ sentences }) => sentences.length > 0 && sentences.every(({ isQuestion }) => isQuestion)).length;
    return turns.length >= 6 && asking * 3 > turns.length * 2 ? { id: "paralysed-by-ambiguity", pieces: indices(seen, "requirement-clarified").slice(-2), why: `${String(asking)} of your ${String(turns.length)} turns only asked; an assumption would have moved you on.` } : null;
  },
  "hidden-in-we": (seen) => {
    const own = seen.ledger.obligations.get(keyOf("story", "own-part"));
    return isStory(seen) && own !== undefined && own.asked > 0 && !isMet(own.state) && !has(seen, "ownership-personal") ? { id: "hidden-in-we", pieces: indices(seen, "ownership-diffuse").slice(0, 3), why: "You were asked for your own part, and it was not heard." } : null;
  },
  "technical-metric-only": (seen) => {
    const outcomes = indices(seen, "outcome-quantified");
    const asked = (seen.ledger.obligations.get(keyOf("story", "business-effect"))?.asked ?? 0) > 0;
    // Fewer wrong deliveries are no technical figure; latency is.
    const isTechnical = (seen.ledger.topics.get("technical-metric")?.at ?? null) !== null;
    return isStory(seen) && outcomes.length > 0 && isTechnical && asked && !has(seen, "business-impact") ? { id: "technical-metric-only", pieces: outcomes.slice(0, 2), why: "Your result is a technical figure; who gained by it was asked and not heard." } : null;
  },
  "complained-without-proposal": (seen) => {
    const complaints = [...seen.ledger.topics].some(([topic, { at }]) => topic === "tech-debt" && at !== null) ? indices(seen, "blame-shifted") : [];
    return isStory(seen) && complaints.length >= 2 && !has(seen, "decision-justified", "evolution-planned", "ownership-personal") ? { id: "complained-without-proposal", pieces: complaints, why: "You named what was bad more than once, and no proposal." } : null;
  },
  bluffed: (seen) => {
    const standing = [...seen.ledger.clashes.values()].filter(({ isSquared }) => isSquared).length;
    const stuck = [...seen.ledger.obligations.values()].filter(({ state, asked }) => state === "contradicted" && asked >= 1);
    return standing > 0 && stuck.length > 0 ? { id: "bluffed", pieces: stuck.flatMap(({ pieces }) => pieces).slice(0, 2), why: "Two of your statements do not go together, and you kept both when asked." } : null;
  },
  "over-long": (seen) => {
    const turn = seen.ledger.turns.findIndex(({ speaker, heard }, index) => speaker === "candidate" && heard.words > seen.levels.over_long_words && index > 1);
    return turn < 0 ? null : { id: "over-long", pieces: seen.pieces.flatMap((piece, index) => (piece.turn === turn ? [index] : [])).slice(-1), why: `One answer ran to ${String(seen.ledger.turns[turn]?.heard.words ?? 0)} words without a stop.` };
  },
} as const satisfies Record<MistakeId, Detector>;
