import { readPack } from "#content-pack/read-pack";
import type { Pack } from "#core/content/pack";
import { earOf, type Ear } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import { interviewerWith } from "#core/session/interviewer";
import { contentFolder } from "#server/place";

/** The content that ships, read and compiled once for all tests of a process: it takes longer than most of them. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

export const pack: Pack = must(await readPack(contentFolder));
export const ear: Ear = must(earOf(pack));
export const interviewer = interviewerWith(ear);
