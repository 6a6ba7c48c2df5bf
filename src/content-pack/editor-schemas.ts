import { z } from "zod";
import { BoardWords } from "#core/content/board";
import { Contradiction, Drill, Ladder, Levels, Lexicon, Manners, MistakeEntry, Rubric } from "#core/content/pack";
import { DeliveryMeasure } from "#core/content/delivery-measure";
import { BehaviouralScenario, SystemDesignScenario } from "#core/content/scenario";
import { Signal } from "#core/content/signal";
import { SoundAlikes } from "#core/content/sound-alike";
import { Topic } from "#core/content/topic";

/**
 * What an editor checks content against while it is being written, by file name: JSON Schema of what a person types. The file's
 * name is the id, and the words below the fields of a scenario are its prompt, so neither is among them.
 */
export function editorSchemas(): ReadonlyMap<string, string> {
  const schemas: Readonly<Record<string, z.ZodType>> = {
    scenario: z.union([SystemDesignScenario.omit({ id: true, prompt: true }), BehaviouralScenario.omit({ id: true, prompt: true })]),
    topic: Topic.omit({ id: true }),
    signal: Signal.omit({ id: true }),
    rubric: Rubric.omit({ id: true }),
    drill: Drill.omit({ id: true }),
    mistakes: z.array(MistakeEntry),
    contradictions: z.array(Contradiction),
    ladders: z.array(Ladder),
    delivery: z.array(DeliveryMeasure),
    lexicon: Lexicon,
    "sound-alikes": SoundAlikes,
    board: BoardWords,
    manners: Manners,
    levels: Levels,
  };
  return new Map(Object.entries(schemas).map(([name, schema]) => [`${name}.json`, `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`]));
}
