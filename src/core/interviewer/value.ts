import type { Manners, Pack } from "#core/content/pack";
import type { Ear } from "#core/evidence/ear";
import { asksFor, isAllAbout, keyOf, type Entry, type Ledger } from "#core/ledger/ledger";
import { isStoryRound } from "#core/ledger/start-ledger";
import { missedIn } from "#core/ledger/missed";
import type { Missing } from "#core/interviewer/missing";
import { claimedIn, isSpokenOf, isSupposed, isTouched, standingOf } from "#core/interviewer/naming";
import { clearestMargin, nearestTo, ownActs, timesHeard } from "#core/ledger/told";
import { stemOf } from "#core/text/token";
import { levelValue, type SignalId, type Target } from "#core/words";

/** One question that could be asked now, and what asking it is worth. */
export type Candidate = { readonly key: string; readonly entry: Entry; readonly value: number };

export type Worth = { readonly ear: Ear; readonly ledger: Ledger; readonly target: Target; readonly minutes: number; readonly dives: ReadonlySet<string> };

/** An obligation is never called in a third time. */
const mostAsks = 2;
/** Beside the topics being dug into, only the heaviest open questions of a topic are worth asking. */
const openPerTopic = 3;

/**
 * The open questions, most valuable first; ties keep the order of the catalogue.
 *
 * value = weight × criticality × load-bearing × uncertainty × chain − fatigue (domain practice: interviewers dig up to three
 * deep on one topic, then leave it).
 */
export function candidates({ ear, ledger, target, minutes, dives }: Worth): readonly Candidate[] {
  const { manners } = ear.pack;
  const near = new Map<SignalId, number>();
  const standings = new Map<string, number>();
  const standing = (topic: string): number => {
    const value = standings.get(topic) ?? standingOf(ear, ledger, topic);
    standings.set(topic, value);
    return value;
  };
  const missed = missedIn(ledger);
  const isUsed = (clearestMargin(ledger, "scale-estimated") ?? Number.NEGATIVE_INFINITY) > 0;
  const isTrained = ear.pack.model.level.outputs.length > 1;
  /** What is likely answered already is not worth much, what a listener would miss is worth more. */
  const worthOf = ({ topic, obligation, state, asked }: Entry): number => {
    const isOpen = asked === 0 && (state === "open" || state === "unasked" || state === "named");
    if (isOpen && !isAllAbout(ledger, topic) && (isTouched(ear, ledger, topic, obligation) || claimed.has(keyOf(topic, obligation)))) return manners.told_worth;
    const signal = ear.obligation(topic, obligation)?.signal;
    if (signal === undefined || asked > 0 || (state !== "open" && state !== "unasked" && state !== "named") || (manyWays.has(signal) && !isStoryRound(ledger.setting))) return 1;
    if (topic === "scale-number" && isUsed) return manners.told_worth;
    const margin = near.get(signal) ?? nearestTo(ledger, signal)?.margin ?? Number.NEGATIVE_INFINITY;
    near.set(signal, margin);
    const canGoFurther = margin > -manners.all_but_told && isAllAbout(ledger, topic) && ear.obligation(topic, obligation)?.twist !== undefined;
    return (canGoFurther ? manners.further_worth : margin > -manners.told ? manners.told_worth : 1) * (isTrained ? worthOfShare(manners, ledger, missed(signal)) : 1);
  };
  const chain = currentChain(ledger);
  const claimed = claimedIn(ledger);
  const risks = (ledger.setting.scenario?.must_cover ?? []).filter(({ level, from_minutes }) => from_minutes <= minutes && levelValue[level] <= levelValue[target]);
  const wanted = new Set(risks.map(({ topic, obligation }) => keyOf(topic, obligation)));
  return [...ledger.obligations]
    .flatMap(([key, entry]): Candidate[] => {
      if (entry.asked >= mostAsks || entry.state === "parked" || entry.state === "unknown-handled" || entry.state === "waived") return [];
      const content = ear.obligation(entry.topic, entry.obligation);
      if (content === undefined) return [];
      // A topic that nobody named, of which something was said: only what the scenario itself wants to know of it can be asked.
      if (!isSpokenOf(ear, ledger, entry.topic) && !wanted.has(key)) return [];
      if (content.unless_about.some((topic) => asksFor(ledger, topic)) && !(wanted.has(key) && entry.asked === 0)) return [];
      const isDug = dives.has(entry.topic) || (entry.topic === "story" && entry.obligation !== "own-part");
      if (!isDug && entry.state === "open" && rankOf(ear, entry) >= openPerTopic) return [];
      // Who has told what they did themselves after being asked for it is not asked for it over again.
      if (entry.topic === "story" && entry.obligation === "own-part" && entry.asked > 0 && isOwnPartTold(ear.pack, ledger)) return [];
      const uncertainty = uncertaintyOf(entry, isDug);
      if (uncertainty === 0) return [];
      const fatigue = (ledger.topics.get(entry.topic)?.probes ?? 0) * manners.fatigue_per_probe;
      const value = content.weight * levelFit(content.level, target) * criticality(ledger, entry, target, minutes) * loadBearing(ledger, entry) * uncertainty * chainFactor(manners, chain, entry.topic, ledger) * worthOf(entry) * standing(entry.topic) * supposed(ear, ledger, entry.topic, content.supposes);
      return [{ key, entry, value: value - fatigue }];
    })
    .sort((one, other) => other.value - one.value);
}

const supposed = (ear: Ear, ledger: Ledger, topic: string, words: readonly string[]): number =>
  isSupposed(ear, ledger, topic, new Set(words.map(stemOf))) ? 1 : ear.pack.manners.unsupposed_worth;

/**
 * The question that goes further, where what an obligation asks for was all but told unasked: its twist, which cannot have been answered.
 * Null where the plain question is still the better one. One's own part is always asked for plainly.
 */
export function furtherQuestion(ear: Ear, ledger: Ledger, { topic, obligation, state, asked }: Entry): string | null {
  const content = ear.obligation(topic, obligation);
  if (content?.twist === undefined || content.signal === undefined || content.signal === "ownership-personal" || asked > 0 || !isAllAbout(ledger, topic) || (state !== "open" && state !== "named")) return null;
  return (nearestTo(ledger, content.signal)?.margin ?? Number.NEGATIVE_INFINITY) > -ear.pack.manners.all_but_told ? content.twist : null;
}

/**
 * What asking after something is worth by the share of listeners who would miss it, against a question that nothing is known of: 1. Of
 * a few sentences nobody can tell what they lack.
 */
function worthOfShare({ missed }: Manners, { statements }: Ledger, share: number): number {
  const known = Math.min(1, statements.length / missed.statements);
  return 1 - known + known * (missed.base + missed.gain * Math.max(0, share));
}

/** What a question is worth that no topic asks for. */
export const worthOfMissing = ({ pack: { manners } }: Ear, ledger: Ledger, { missed }: Missing): number =>
  Math.min(1, ledger.statements.length / manners.missed.statements) * manners.missed.weight * worthOfShare(manners, ledger, missed);

/** Signals that say little about one question: a part was explained, but which? */
const manyWays: ReadonlySet<SignalId> = new Set(["mechanism-explained", "decision-justified"]);

/** How many questions of its topic weigh more, or as much and come before it. */
function rankOf(ear: Ear, { topic, obligation }: Entry): number {
  const all = ear.topics.get(topic)?.obligations ?? [];
  const own = all.findIndex(({ id }) => id === obligation);
  return all.filter(({ weight }, index) => weight > (all[own]?.weight ?? 0) || (weight === all[own]?.weight && index < own)).length;
}

/** How little is known: what was only named is worth a second look, what stands is worth changing a constraint on. */
function uncertaintyOf({ state, asked }: Entry, isDug: boolean): number {
  switch (state) {
    case "contradicted":
      return asked > 0 ? 0 : 1.2;
    case "open":
    case "unasked":
      return asked > 0 ? 0.35 : 1;
    case "named":
      return asked > 0 ? 0.6 : 1;
    case "claimed":
      return isDug && asked < 2 ? 0.7 : 0.2;
    case "grounded":
      return isDug && asked < 2 ? 0.45 : 0;
    case "defended":
    case "waived":
    case "parked":
    case "unknown-handled":
      return 0;
  }
}

function levelFit(level: "mid" | "senior" | "staff" | "probe", target: Target): number {
  if (level === "probe") return 0.9;
  const gap = levelValue[level] - levelValue[target];
  return gap > 0 ? 0.6 : gap < -1 ? 0.6 : 1;
}

function criticality(ledger: Ledger, { topic, obligation }: Entry, target: Target, minutes: number): number {
  const wanted = ledger.setting.scenario?.must_cover.find((risk) => risk.topic === topic && risk.obligation === obligation);
  return wanted !== undefined && wanted.from_minutes <= minutes && levelValue[wanted.level] <= levelValue[target] ? 1.35 : 1;
}

/** What the candidate has put words to is theirs to be asked about. */
function loadBearing(ledger: Ledger, { state, topic, openedAt }: Entry): number {
  if (state === "named") return 1.5;
  const mentions = ledger.topics.get(topic)?.mentions ?? 0;
  return openedAt === null ? 1 : 1.15 + Math.min(3, mentions) * 0.05;
}

type Chain = { readonly topic: string; readonly depth: number } | null;

function currentChain(ledger: Ledger): Chain {
  const topic = [...(ledger.lastAsked?.topics ?? [])][0];
  return topic === undefined ? null : { topic, depth: ledger.topics.get(topic)?.probes ?? 0 };
}

function chainFactor(manners: Manners, chain: Chain, topic: string, ledger: Ledger): number {
  const probes = ledger.topics.get(topic)?.probes ?? 0;
  if (probes >= manners.chain_depth && topic !== "story") return 0.3;
  return chain?.topic === topic ? manners.chain_bonus : 1;
}

/** Whether somebody has told enough of what they did themselves that nobody need ask for it plainly. */
function isOwnPartTold({ levels }: Pack, ledger: Ledger): boolean {
  const [acts, heard] = [ownActs(ledger), timesHeard(ledger, "ownership-personal")];
  return acts >= enoughOwnActs || heard >= enoughHeardActs || (acts > 0 && heard > 0) || (clearestMargin(ledger, "ownership-personal") ?? 0) >= levels.classifier.clear;
}

const enoughOwnActs = 2;
/** So many acts of one's own, as the classifier hears them, are enough too. */
const enoughHeardActs = 2;

/** Whether the story's own first question comes before everything: nobody is read on a "we" before they were asked for their part. */
export function ownPartFirst({ pack }: Ear, ledger: Ledger): Candidate | null {
  const key = keyOf("story", "own-part");
  const entry = ledger.obligations.get(key);
  if (isOwnPartTold(pack, ledger)) return null;
  if (entry === undefined || entry.asked > 0 || !(entry.state === "open" || entry.state === "named")) return null;
  return { key, entry, value: Number.POSITIVE_INFINITY };
}
