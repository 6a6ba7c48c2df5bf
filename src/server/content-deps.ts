import { assessTranscript } from "#core/assessment/assess-transcript";
import { referenceOf, scenarioSummaries } from "#core/content/reference";
import type { Ear } from "#core/evidence/ear";
import { interviewerWith } from "#core/session/interviewer";
import { vocabularyOf } from "#core/voice/vocabulary";
import type { Deps } from "#server/deps";

export type ContentDeps = Pick<Deps, "interviewer" | "assessTranscript" | "reference" | "scenarios" | "vocabulary">;

/** All that the app does with the content. */
export function contentDeps(ear: Ear): ContentDeps {
  const { pack } = ear;
  return {
    interviewer: interviewerWith(ear),
    assessTranscript: (transcript, fallbackId) => assessTranscript(ear, transcript, fallbackId),
    reference: referenceOf(pack),
    scenarios: scenarioSummaries(pack),
    vocabulary: (scenario) => vocabularyOf(pack, scenario),
  };
}
