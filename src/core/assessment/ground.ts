import { pooled } from "#core/assessment/altitude";
import { needlessIn } from "#core/assessment/needless";
import { readsFor, type Read } from "#core/assessment/weigh-pieces";
import type { Rubric } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import type { Piece } from "#core/evidence/piece";
import { isMet, keyOf, type Ledger } from "#core/ledger/ledger";

/** What a dimension is read from, beside the pieces that it comes to rest on. */
export type Ground = {
  /** Strongest first. */
  readonly speaksFor: readonly Read[];
  readonly against: readonly Read[];
  readonly candidateTurns: number;
  /** The level at which all statements stand together, those that show something of the dimension counting in full. */
  readonly altitude: number;
  /** The level towards which the worst of what speaks against it pulls. */
  readonly held: number;
  /** Questions about it that were asked and stayed open; one at most counts. */
  readonly open: number;
  /** It reads no higher than this. */
  readonly most: number;
};

type Asked = { readonly ear: Ear; readonly ledger: Ledger; readonly pieces: readonly Piece[]; readonly minutes: number };

export function groundOf(rubric: Rubric, asked: Asked): Ground {
  const { ear, ledger, pieces } = asked;
  const { levels } = ear.pack;
  const heard = readsFor(ear, pieces, rubric.id);
  const against = heard.against.filter(({ piece }) => countsAgainst(ledger, piece));
  const shows = new Set([...heard.speaksFor, ...heard.against].map(({ piece }) => sentenceNumber(piece)));
  const excess = heldByExcess.has(rubric.id) && needlessIn(ledger).length > 0 ? levels.over_engineered : Number.POSITIVE_INFINITY;
  return {
    speaksFor: heard.speaksFor,
    against,
    candidateTurns: ledger.turns.filter(({ speaker }) => speaker === "candidate").length,
    altitude: pooled(ledger.statements, (statement) => (shows.has(sentenceNumber(statement)) ? 1 : levels.altitude.elsewhere), levels),
    held: against.reduce((least, { level }) => Math.min(least, level), excess),
    open: askedAndOpen(asked, rubric),
    most: mostUndefended(asked, rubric),
  };
}

/** One number for a sentence of a turn; no turn has so many sentences. */
const sentenceNumber = ({ turn, sentence }: { readonly turn: number; readonly sentence: number }): number => turn * 2 ** 26 + sentence;

/** Building more than the load needs holds these down. */
const heldByExcess: ReadonlySet<string> = new Set(["pragmatism", "architectural-thinking"]);

/**
 * A key act told without a person in it counts only once the person has been asked for their own part and has not named
 * it; a technology named without a reason, only where nothing was said about it later.
 */
function countsAgainst(ledger: Ledger, { signal, turn }: Piece): boolean {
  if (signal === "ownership-diffuse") {
    const own = ledger.obligations.get(keyOf("story", "own-part"));
    return own !== undefined && own.asked > 0 && !isMet(own.state);
  }
  if (signal === "claim-unsupported") {
    const opened = [...ledger.obligations.values()].filter(({ openedAt }) => openedAt?.turn === turn);
    return !opened.some(({ state }) => isMet(state));
  }
  return true;
}

/** Risks of this dimension that the scenario wants covered, that were asked for, and that stayed open; one at most counts. */
function askedAndOpen({ ear, ledger }: Asked, { id }: Rubric): number {
  const risks = ledger.setting.scenario?.must_cover ?? [];
  const isOpen = risks.some(({ topic, obligation }) => {
    const entry = ledger.obligations.get(keyOf(topic, obligation));
    const shows = ear.obligation(topic, obligation)?.signal ?? "mechanism-explained";
    const isUntold = ledger.untold.has(keyOf(topic, obligation));
    return entry !== undefined && entry.asked > 0 && (entry.state === "open" || (entry.state === "named" && !isUntold)) && ear.signals.get(shows)?.dimensions.includes(id) === true;
  });
  return isOpen ? 1 : 0;
}

/** Depth reads no higher than the middle of senior until enough topics stood after a probe. */
function mostUndefended({ ear, ledger, pieces, minutes }: Asked, { id }: Rubric): number {
  if (id !== "technical-depth" || ledger.setting.round !== "system-design") return Number.POSITIVE_INFINITY;
  const { defended_for_senior, bands, undefended } = ear.pack.levels;
  const defended = new Set(pieces.flatMap(({ strength, meets, signal, turn }) => (strength === "defended" ? [meets?.split("/")[0] ?? `${signal}@${String(turn)}`] : []))).size;
  const wanted = minutes <= 15 ? defended_for_senior.short : defended_for_senior.long;
  const needed = Math.min(wanted, ledger.pressed);
  const short = Math.max(0, needed - defended);
  return short === 0 ? Number.POSITIVE_INFINITY : bands.senior + undefended / short;
}
