import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Result } from "#core/problem";
import { ear } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const stories = [
  "I noticed that our tills froze each Monday, because the price file was too large. I wrote a small tool that splits it and convinced the two store managers who feared the change. Freezes went from nine a week to zero.",
  "My lead gave me the export. I wrote it in two weeks and it went live. Everybody was happy with it and it still runs.",
  "I stopped the weekly letters to the thirty teams. The auditors disliked it, so they got one list with an owner on each line. By spring new services came without the old findings.",
  "We moved forty shops to new tills over a weekend. I drew the order in which they went, and rang each manager on the evening before. Two shops had to go back for a day.",
];

it("names in a story no drill about a design, and no dimension that a story cannot show", () => {
  for (const text of stories) {
    const { firstFix, tips, dimensions } = must(assessTranscript(ear, { round: "behavioural", question: "Tell me about a change that you made.", turns: [{ speaker: "candidate", text }] }, "t"));
    const read = new Set(dimensions.filter(({ value }) => value !== null).map(({ id }) => id));
    const possible = new Set(ear.pack.rubrics.filter(({ rounds }) => rounds.includes("behavioural")).map(({ id }) => id));
    for (const { dimension } of [...(firstFix === null ? [] : [firstFix]), ...tips]) expect([...possible]).toContain(dimension);
    const fixed = ear.pack.signals.find(({ id }) => id === firstFix?.signal);
    if (fixed?.dimensions.some((id) => read.has(id)) === true) expect([...read]).toContain(firstFix?.dimension);
    for (const { drill, text: tip } of tips) {
      const exercise = ear.pack.drills.find(({ id }) => id === drill)?.exercise ?? "";
      expect(`${tip} ${exercise}`).not.toMatch(/\b(design|component|box|boxes|request)\b/i);
    }
  }
});

it("has in every signal of a story an advice that needs no design", async () => {
  for (const { id, polarity, rounds, tip, drill, in_story } of ear.pack.signals) {
    if (polarity === -1 || !rounds.includes("behavioural")) continue;
    const advice = in_story ?? { tip, drill };
    const exercise = await readFile(fileURLToPath(new URL(`../../../content/drills/${advice.drill}.yaml`, import.meta.url)), "utf8");
    expect(`${advice.tip} ${exercise}`, id).not.toMatch(/\b(design|component|box|boxes|request)\b/i);
  }
});
