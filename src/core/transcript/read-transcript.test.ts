import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTranscript } from "#core/transcript/read-transcript";

const codeOf = (source: string): string => {
  const read = readTranscript(source);
  return read.ok ? "ok" : read.problem.code;
};

describe("a transcript in Markdown", () => {
  it("takes its turns and what it says of itself", () => {
    const read = readTranscript("---\nround: system-design   # a comment\nscenario: rate-limiter\ntarget: staff\n---\nInterviewer: Design it.\n\nCandidate: First,\nsecond line.\n");
    expect(read).toEqual({ ok: true, value: { round: "system-design", scenario: "rate-limiter", target: "staff", turns: [{ speaker: "interviewer", text: "Design it." }, { speaker: "candidate", text: "First,\nsecond line." }] } });
  });

  it.each(["Q: a\nA: b", "q: a\na: b", "**Interviewer:** a\n**Candidate:** b", "INTERVIEWER: a\r\nCANDIDATE: b", "**interviewer**: a\n**candidate**: b"])("takes turns however they are marked: %j", (source) => {
    expect(readTranscript(source)).toMatchObject({ ok: true, value: { turns: [{ speaker: "interviewer", text: "a" }, { speaker: "candidate", text: "b" }] } });
  });

  it("takes a file without marks as one candidate turn", () => {
    expect(readTranscript("I led it.\n\nIt went well.")).toMatchObject({ ok: true, value: { turns: [{ speaker: "candidate", text: "I led it.\n\nIt went well." }] } });
  });

  it("keeps an answer that was empty", () => {
    expect(readTranscript("Interviewer: Well?\nCandidate:")).toMatchObject({ ok: true, value: { turns: [{ text: "Well?" }, { speaker: "candidate", text: "" }] } });
  });
});

it.each([
  ["", "transcript-empty"],
  ["[]", "transcript-malformed"],
  ['[{"turns": []}]', "transcript-malformed"],
  ["Candidate: \u0000 PNG", "transcript-malformed"],
  ["---\nround: behavioural\nCandidate: hi", "transcript-malformed"],
  ["[10:02] I wrote it.", "ok"],
  ["  \n ", "transcript-empty"],
  ["---\nround: dance\n---\nA: x", "round-unknown"],
  ["---\ntarget: boss\n---\nA: x", "target-unknown"],
  ["---\nnot a field\n---\nA: x", "transcript-malformed"],
  ["{", "transcript-malformed"],
  ['{"turns":1}', "transcript-malformed"],
  ['{"turns":[]}', "transcript-empty"],
  ['{"turns":[{"speaker":"dog","text":"woof"}]}', "transcript-malformed"],
  ['{"round":"dance","turns":[{"speaker":"candidate","text":"x"}]}', "round-unknown"],
  ["A: x\n".repeat(5001), "transcript-too-many-turns"],
  ["x".repeat(2_000_001), "transcript-too-large"],
  ["ä".repeat(1_000_001), "transcript-too-large"],
])("refuses %.30j with one clear code", (source, code) => expect(codeOf(source)).toBe(code));

it("takes exactly the most turns that it may", () => expect(codeOf("A: x\n".repeat(5000))).toBe("ok"));

it("never throws, whatever it is given", () => {
  fc.assert(fc.property(fc.string(), (source) => void readTranscript(source)));
  fc.assert(fc.property(fc.json(), (source) => void readTranscript(source)));
});
