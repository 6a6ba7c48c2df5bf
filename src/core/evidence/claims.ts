import type { Hit } from "#core/evidence/cue-matcher";
import type { Ear } from "#core/evidence/ear";
import type { Meaning } from "#core/evidence/meaning";
import type { HeardSentence } from "#core/evidence/hear";
import { loadTopic, mayTellLoad } from "#core/evidence/load";
import { quoteRound, type Piece } from "#core/evidence/piece";
import { isDenied } from "#core/evidence/signals";
import { stanceRound } from "#core/evidence/stance";
import type { Weighed } from "#core/evidence/weigh";
import { isRaised, keyOf, type Ledger } from "#core/ledger/ledger";
import type { SignalId, Stance, Strength } from "#core/words";

/** A position taken on one obligation, or only its name. */
export type Claim = {
  readonly topic: string;
  readonly obligation: string;
  readonly piece: Piece;
  /** Whether any signal is heard in it; where none is, it meets its obligation and weighs nothing for a level. */
  readonly isHeard: boolean;
  /** "If the cache is gone, we shed load": the speaker raised the failure and says what happens. */
  readonly isSelfRaisedFailure: boolean;
};

type Listening = { readonly ear: Ear; readonly ledger: Ledger; readonly weighed: readonly Weighed[]; readonly turn: number };

/** What a turn claims about topics that are open, or that the scenario wants covered. */
export function claimsIn({ ear, ledger, weighed, turn }: Listening): readonly Claim[] {
  const text = ledger.turns.at(-1)?.heard.text ?? "";
  const wanted = new Set(ledger.setting.scenario?.must_cover.map(({ topic }) => topic) ?? []);
  return weighed.flatMap((weighing) => {
    const { sentence, bindings, reach, isNew } = weighing;
    if (!isNew) return [];
    const seen = new Set<string>();
    const found: { hit: Hit<Meaning>; topic: string; obligation: string; strength: Strength; weight: number; stance: Stance }[] = [];
    for (const hit of sentence.hits.filter(({ means }) => means.kind === "claim" || means.kind === "mention").sort(claimsFirst)) {
      const { means } = hit;
      if (means.kind !== "claim" && means.kind !== "mention") continue;
      const key = keyOf(means.topic, means.obligation);
      if (seen.has(key) || (means.topic === loadTopic && !mayTellLoad(sentence, text.slice(sentence.start, sentence.end)))) continue;
      const topic = ear.topics.get(means.topic);
      if (topic === undefined || !topic.rounds.includes(ledger.setting.round)) continue;
      if (!wanted.has(means.topic) && !standsOpen(ledger, weighed, turn, means.topic)) continue;
      const stance = stanceRound(sentence, hit);
      // Where asking is the craft, in the first minutes of an incident or at the other side of the table, a question takes a position.
      if ((stance === "question" || stance === "quoted-interviewer") && !topic.opens_in.includes(stance)) continue;
      if (stance === "other-person" || stance === "negated") continue;
      seen.add(key);
      const isPosition = means.kind === "claim" && !sentence.isList && stance !== "hypothetical" && !isElsewhere(stance, ledger) && takesPosition(ear, sentence, hit);
      const strength: Strength = !isPosition ? "named" : reach.length > 0 ? "grounded" : "claimed";
      found.push({ hit, topic: means.topic, obligation: means.obligation, strength, weight: ear.obligation(means.topic, means.obligation)?.weight ?? 1, stance });
    }
    return withinBudget(ear, found, bindings.length, reach.length).map(({ hit, topic, obligation, strength, stance }) => {
      const shown = shownBy(ear, sentence, ear.obligation(topic, obligation)?.signal ?? "mechanism-explained");
      return {
      topic,
      obligation,
      isHeard: shown.isHeard,
      isSelfRaisedFailure: strength === "grounded" && raisesFailure(sentence) && isUnasked(ledger, keyOf(topic, obligation)),
      piece: {
        turn,
        ...quoteRound(text, sentence, hit),
        signal: shown.signal,
        polarity: 1,
        stance,
        strength,
        sentence: sentence.index,
        meets: keyOf(topic, obligation),
        hint: ledger.lastAsked?.hint ?? 0,
      },
      };
    });
  });
}

/** A topic stands open, and not by a list of terms in this very turn: listing it must not turn what was said anyway into an answer. */
function standsOpen(ledger: Ledger, weighed: readonly Weighed[], turn: number, topic: string): boolean {
  if (!isRaised(ledger, topic)) return false;
  const at = ledger.topics.get(topic)?.at ?? null;
  return at?.turn !== turn || weighed.find(({ sentence }) => sentence.start <= at.start && sentence.end >= at.end)?.sentence.isList !== true;
}

/** What an obligation's words show; where the classifier hears none of it in them, what it hears most, or that it hears nothing. */
function shownBy(ear: Ear, sentence: HeardSentence, signal: SignalId): { readonly signal: SignalId; readonly isHeard: boolean } {
  if (!isDenied(ear, sentence, signal)) return { signal, isHeard: true };
  const margin = (id: SignalId): number => sentence.classified.margin(id) ?? Number.NEGATIVE_INFINITY;
  let most = signal;
  for (const { id, polarity } of ear.signals.values()) if (polarity === 1 && margin(id) > margin(most)) most = id;
  return isDenied(ear, sentence, most) ? { signal, isHeard: false } : { signal: most, isHeard: true };
}

const claimsFirst = (one: Hit<Meaning>, other: Hit<Meaning>): number =>
  Number(other.means.kind === "claim") - Number(one.means.kind === "claim") || other.to - other.from - (one.to - one.from);

const isElsewhere = (stance: Stance, { setting }: Ledger): boolean => stance === "past-experience" && setting.round === "system-design";

/** "We need eviction" and "I'd think about eviction" take no position; any other verb with its object does. */
function takesPosition(ear: Ear, sentence: HeardSentence, hit: { readonly from: number; readonly to: number }): boolean {
  const before = sentence.tokens.slice(Math.max(0, hit.from - 4), hit.from);
  const inside = sentence.tokens.slice(hit.from, hit.to);
  const isGeneric = before.some(({ stem }) => ear.genericVerbs.has(stem));
  return !isGeneric || inside.length >= 3;
}

/** One's own act is told in every sentence of a story; it costs nothing beside what else the sentence says. */
const isFree = (ear: Ear, { topic, obligation }: Found): boolean => ear.obligation(topic, obligation)?.signal === "ownership-personal";

type Found = { readonly hit: Hit<Meaning>; readonly topic: string; readonly obligation: string; readonly strength: Strength; readonly weight: number; readonly stance: Stance };

const width = ({ hit }: Found): number => hit.to - hit.from;

/** At most as many positions as the sentence has bindings, one where it has none; the most specific first. The rest are only named. */
function withinBudget(ear: Ear, all: readonly Found[], own: number, reach: number): readonly Found[] {
  const found = all.filter((claim) => !isFree(ear, claim));
  const budget = Math.min(ear.pack.levels.budget.obligations, Math.max(1, own, Math.min(1, reach)));
  const ranked = [...found].sort((one, other) => Number(other.strength !== "named") - Number(one.strength !== "named") || width(other) - width(one) || other.weight - one.weight);
  const paid = ranked.map((claim, rank) => (rank < budget ? claim : { ...claim, strength: "named" as const }));
  return [...all.filter((claim) => isFree(ear, claim)), ...paid];
}

const failureWords = new Set(["if", "when", "once", "should", "in", "case"]);

/** A condition that something fails, followed by what is done about it, in one sentence. */
function raisesFailure(sentence: HeardSentence): boolean {
  const hasFailure = sentence.hits.some(({ means }) => means.kind === "signal" && means.signal === "failure-handled");
  return hasFailure && sentence.tokens.some(({ word }) => failureWords.has(word));
}

const isUnasked = (ledger: Ledger, key: string): boolean => !(ledger.lastAsked?.about.includes(key) ?? false) && (ledger.obligations.get(key)?.asked ?? 0) === 0;
