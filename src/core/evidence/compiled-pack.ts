import { compileModel, type CompiledModel } from "#core/classifier/compiled-model";
import { shareOf, withoutWeights } from "#core/classifier/model";
import type { Pack } from "#core/content/pack";
import { compileCues, type CompiledCues } from "#core/evidence/compiled-cues";
import { parseCue, type Step } from "#core/evidence/cue-pattern";
import { marks, type Meaning } from "#core/evidence/meaning";
import { ok, refuse, type Result } from "#core/problem";

/** The content with its cues and its model compiled: plain values, which can be kept and read again in a fraction of the time that making them takes. */
export type CompiledPack = {
  /** Without the weights of its model. */
  readonly pack: Pack;
  readonly cues: CompiledCues<Meaning>;
  readonly model: CompiledModel;
};

/** Compiles all cues of a pack, and its model. A cue that cannot be compiled is refused by name. */
export function compilePack(pack: Pack): Result<CompiledPack> {
  const entries: { steps: readonly Step[]; means: Meaning }[] = [];
  const problems: string[] = [];
  for (const { cue, means, where } of cuesOf(pack)) {
    const steps = parseCue(cue, pack.lexicon.lists);
    if (typeof steps === "string") problems.push(`${where}: the cue "${cue}" cannot be used: ${steps}`);
    else entries.push({ steps, means });
  }
  if (problems.length > 0) return refuse("content-malformed", `${problems.slice(0, 20).join("\n")}`, "Mend the cues; content/README.md describes their language.");
  return ok({ pack: { ...pack, model: withoutWeights(pack.model) }, cues: compileCues(entries, shareOf(pack.model)), model: compileModel(pack.model) });
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
