import { aliasesOf, type Aliases } from "#core/board/aliases";
import { classifierOf, type Classifier } from "#core/classifier/classifier";
import { shareOf, withoutWeights } from "#core/classifier/model";
import { cueMatcher, type CueMatcher } from "#core/evidence/cue-matcher";
import { parseCue, type Step } from "#core/evidence/cue-pattern";
import type { Pack } from "#core/content/pack";
import type { Signal } from "#core/content/signal";
import type { Topic, TopicObligation } from "#core/content/topic";
import { refuse, ok, type Result } from "#core/problem";
import { soundAlikesOf, type Rereading } from "#core/speech/sound-alikes";
import { stemOf } from "#core/text/token";
import type { Stance, SignalId } from "#core/words";

/** What hearing a cue means. */
export type Meaning =
  | { readonly kind: "signal"; readonly signal: SignalId }
  | { readonly kind: "not-signal"; readonly signal: SignalId }
  | { readonly kind: "topic"; readonly topic: string }
  | { readonly kind: "not-topic"; readonly topic: string }
  | { readonly kind: "claim"; readonly topic: string; readonly obligation: string }
  | { readonly kind: "mention"; readonly topic: string; readonly obligation: string }
  | { readonly kind: "fact"; readonly scenario: string; readonly fact: string }
  | { readonly kind: "door"; readonly scenario: string; readonly door: string }
  | { readonly kind: "eased"; readonly scenario: string; readonly twist: string }
  | { readonly kind: "clash"; readonly contradiction: string; readonly side: "one" | "other" }
  | { readonly kind: "stance"; readonly stance: Stance; readonly role: "trigger" | "after" | "pseudo" | "terminator" }
  | { readonly kind: "mark"; readonly mark: Mark };

/** Ways of speaking that the lexicon lists. */
export const marks = ["causes", "prices", "incidents", "hedges", "plans", "parks", "unknowns", "methods", "moments", "checks", "repeats", "unclears", "injections", "judging"] as const;
export type Mark = (typeof marks)[number];

/** The content, compiled for listening. Made once, used for every turn. */
export type Ear = {
  readonly pack: Pack;
  readonly match: CueMatcher<Meaning>;
  readonly classifier: Classifier;
  /** Gives back the terms that a recogniser misheard. */
  readonly reread: Rereading;
  readonly signals: ReadonlyMap<SignalId, Signal>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly functionWords: ReadonlySet<string>;
  readonly genericVerbs: ReadonlySet<string>;
  /** Words that requirements are asked about with. */
  readonly requirements: ReadonlySet<string>;
  /** Stems of words that would be said of any system. */
  readonly virtues: ReadonlySet<string>;
  /** Stems of terms of the trade, and names of products: what a part of a system is called by. */
  readonly technical: ReadonlySet<string>;
  /** By which words what is drawn on a board is known. */
  readonly boardNames: Aliases;
  readonly obligation: (topic: string, obligation: string) => TopicObligation | undefined;
};

/** Compiles all cues of a pack. A cue that cannot be compiled is refused by name. */
export function earOf(pack: Pack): Result<Ear> {
  const entries: { steps: readonly Step[]; means: Meaning }[] = [];
  const problems: string[] = [];
  for (const { cue, means, where } of cuesOf(pack)) {
    const steps = parseCue(cue, pack.lexicon.lists);
    if (typeof steps === "string") problems.push(`${where}: the cue "${cue}" cannot be used: ${steps}`);
    else entries.push({ steps, means });
  }
  if (problems.length > 0) return refuse("content-malformed", `${problems.slice(0, 20).join("\n")}`, "Mend the cues; content/README.md describes their language.");

  const topics = new Map(pack.topics.map((topic) => [topic.id, topic]));
  return ok({
    pack: { ...pack, model: withoutWeights(pack.model) },
    match: cueMatcher(entries, shareOf(pack.model)),
    classifier: classifierOf(pack.model),
    reread: soundAlikesOf(pack.soundAlikes),
    signals: new Map(pack.signals.map((signal) => [signal.id, signal])),
    topics,
    functionWords: new Set(pack.lexicon.lists["function"] ?? []),
    genericVerbs: new Set(pack.lexicon.generic_verbs),
    requirements: new Set((pack.lexicon.lists["requirement"] ?? []).flatMap((word) => word.split(" "))),
    virtues: new Set((pack.lexicon.lists["virtue"] ?? []).map(stemOf)),
    technical: new Set([...(pack.lexicon.lists["technical"] ?? []).map(stemOf), ...(pack.lexicon.lists["product"] ?? [])]),
    boardNames: aliasesOf(pack.board),
    obligation: (topic, obligation) => topics.get(topic)?.obligations.find(({ id }) => id === obligation),
  });
}

type CueEntry = { readonly cue: string; readonly means: Meaning; readonly where: string };

/** Every cue of a pack with what it means and where it stands. */
export function* cuesOf(pack: Pack): Generator<CueEntry> {
  for (const { id, cues, not_cues } of pack.signals) {
    for (const cue of cues) yield { cue, means: { kind: "signal", signal: id }, where: `signals/${id}.yaml` };
    for (const cue of not_cues) yield { cue, means: { kind: "not-signal", signal: id }, where: `signals/${id}.yaml` };
  }
  for (const topic of pack.topics) {
    const where = `topics/${topic.id}.yaml`;
    for (const cue of topic.named_by) yield { cue, means: { kind: "topic", topic: topic.id }, where };
    for (const cue of topic.not_named_by) yield { cue, means: { kind: "not-topic", topic: topic.id }, where };
    for (const obligation of topic.obligations) {
      for (const cue of obligation.cues) yield { cue, means: { kind: "claim", topic: topic.id, obligation: obligation.id }, where };
      for (const cue of obligation.mentions) yield { cue, means: { kind: "mention", topic: topic.id, obligation: obligation.id }, where };
    }
  }
  for (const scenario of pack.scenarios) {
    const where = `scenarios/${scenario.round}/${scenario.id}.md`;
    for (const twist of scenario.twists) for (const cue of twist.eased_by) yield { cue, means: { kind: "eased", scenario: scenario.id, twist: twist.id }, where };
    if (scenario.round !== "system-design") continue;
    for (const fact of scenario.facts) for (const cue of fact.asked_by) yield { cue, means: { kind: "fact", scenario: scenario.id, fact: fact.id }, where };
    for (const door of scenario.one_way_doors) for (const cue of door.cues) yield { cue, means: { kind: "door", scenario: scenario.id, door: door.id }, where };
  }
  for (const clash of pack.contradictions) {
    for (const cue of clash.one) yield { cue, means: { kind: "clash", contradiction: clash.id, side: "one" }, where: "contradictions.yaml" };
    for (const cue of clash.other) yield { cue, means: { kind: "clash", contradiction: clash.id, side: "other" }, where: "contradictions.yaml" };
  }
  for (const rule of pack.lexicon.stances) {
    for (const [role, cues] of [["trigger", rule.triggers], ["after", rule.after], ["pseudo", rule.pseudo], ["terminator", rule.terminators]] as const) {
      for (const cue of cues) yield { cue, means: { kind: "stance", stance: rule.stance, role }, where: "lexicon.yaml" };
    }
  }
  for (const mark of marks) for (const cue of pack.lexicon[mark]) yield { cue, means: { kind: "mark", mark }, where: "lexicon.yaml" };
}
