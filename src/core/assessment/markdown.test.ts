import { expect, it } from "vitest";
import { assessTranscript } from "#core/assessment/assess-transcript";
import { reportMarkdown } from "#core/assessment/markdown";
import type { Result } from "#core/problem";
import type { Reference } from "#core/session/view";
import type { Turn } from "#core/transcript/transcript";
import { ear } from "../../../test/shipped-content";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const turns: Turn[] = [
  { speaker: "interviewer", text: "How much is that?" },
  { speaker: "candidate", text: "Fifty thousand rows at 2 KB each is 30 MB. And 50 million posts times 1 KB is 50 MB." },
];
const nothing: Reference = { content: "", dimensions: [], signals: [], mistakes: [], drills: [], ladders: [], delivery: [], bands: { mid: 2, senior: 3, staff: 4 }, doubts: [] };
const assessment = must(assessTranscript(ear, { round: "system-design", question: "How much is that?", turns }, "t"));

it("asks about a figure that was perhaps misheard, and says what is wrong with one that was not", () => {
  const report = reportMarkdown({ assessment, reference: nothing, turns, heading: { title: "T", day: "", minutes: null } });
  expect(report).toContain("perhaps misheard. Fifty thousand rows × 2 KB each = 100 MB; you said 30 MB (I heard “Fifty thousand rows”. Did you say that, or “fifteen thousand rows”?)");
  expect(report).toContain(": wrong. 50 million posts × 1 KB = 50 GB; you said 50 MB (it looks as if a prefix is off: a thousand times)");
});
