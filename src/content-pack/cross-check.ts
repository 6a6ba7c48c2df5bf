import type { Fault } from "#content-pack/yaml-entry";
import type { Pack } from "#core/content/pack";
import { cuesOf } from "#core/evidence/compiled-pack";
import { parseCue } from "#core/evidence/cue-pattern";
import { MeasureId } from "#core/delivery/delivery-view";
import { DimensionId, MistakeId, SignalId } from "#core/words";

/** What is wrong between entries: names that lead nowhere, entries that must exist, cues that cannot be used. */
export function crossFaults(pack: Pack): readonly Fault[] {
  const topics = new Map(pack.topics.map((topic) => [topic.id, new Set(topic.obligations.map(({ id }) => id))]));
  const drills = new Set(pack.drills.map(({ id }) => id));
  const faults: Fault[] = [];
  const fault = (file: string, message: string, mend: string) => faults.push({ file, line: 1, message, mend });

  const wantsTopic = (file: string, topic: string, obligation?: string) => {
    const known = topics.get(topic);
    if (known === undefined) fault(file, `There is no topic "${topic}".`, "Name one under topics/.");
    else if (obligation !== undefined && !known.has(obligation)) fault(file, `The topic "${topic}" has no obligation "${obligation}".`, `It has ${[...known].join(", ")}.`);
  };
  for (const scenario of pack.scenarios) {
    const file = `scenarios/${scenario.round}/${scenario.id}.md`;
    for (const topic of scenario.twists.flatMap(({ frees }) => frees)) {
      if (!pack.board.kinds.some((kind) => kind.topic === topic)) fault(file, `A twist frees "${topic}", which no kind of board.yaml leads to.`, "Name a topic that can be drawn.");
    }
    for (const { topic, obligation } of scenario.must_cover) wantsTopic(file, topic, obligation);
    if (scenario.round === "behavioural") for (const topic of scenario.opens) wantsTopic(file, topic);
    else for (const topic of [...scenario.dives.map((dive) => dive.topic), ...scenario.not_needed.topics]) wantsTopic(file, topic);
  }
  for (const { topic } of pack.board.kinds) if (topic !== undefined) wantsTopic("board.yaml", topic);
  const marked = new Set<string>();
  for (const word of pack.board.kinds.flatMap(({ words }) => words)) {
    if (marked.has(word)) fault("board.yaml", `The word "${word}" stands under two kinds.`, "Keep it under one.");
    marked.add(word);
  }
  for (const product of pack.board.products) {
    if (!marked.has(product)) fault("board.yaml", `The product "${product}" stands under no kind.`, "Add it to the words of its kind: only then does it tell one.");
  }
  for (const clash of pack.contradictions) wantsTopic("contradictions.yaml", clash.topic, clash.obligation);
  for (const { id, drill, in_story } of pack.signals) {
    for (const named of [drill, ...(in_story === undefined ? [] : [in_story.drill])]) if (!drills.has(named)) fault(`signals/${id}.yaml`, `There is no drill "${named}".`, "Name one under drills/.");
  }

  const missing = (file: string, what: string, wanted: readonly string[], present: readonly string[]) => {
    for (const id of wanted) if (!present.includes(id)) fault(file, `The ${what} "${id}" is missing.`, "Add it: its name is a contract.");
  };
  missing("signals", "signal", SignalId.options, pack.signals.map(({ id }) => id));
  missing("rubrics", "dimension", DimensionId.options, pack.rubrics.map(({ id }) => id));
  missing("mistakes.yaml", "mistake", MistakeId.options, pack.mistakes.map(({ id }) => id));
  missing("delivery.yaml", "measure", MeasureId.options, pack.delivery.map(({ id }) => id));

  for (const { means, written, sure, not_heard } of pack.soundAlikes.entries) {
    if (sure !== "certain" && not_heard.length === 0) fault("sound-alikes.yaml", `"${written[0] ?? ""}" for ${means} is not certain and has no sentence in which it means something else.`, "Add one under not_heard.");
  }

  for (const { cue, where } of cuesOf(pack)) {
    const steps = parseCue(cue, pack.lexicon.lists);
    if (typeof steps === "string") fault(where, `The cue "${cue}" cannot be used: ${steps}.`, "content/README.md describes the language of cues.");
  }
  return faults;
}
