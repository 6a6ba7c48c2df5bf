import { ok, refuse, type Result } from "#core/problem";
import { limits, type Speaker, type Transcript, type Turn } from "#core/transcript/transcript";
import { Round, Target } from "#core/words";

const speakers: Readonly<Record<string, Speaker>> = { interviewer: "interviewer", q: "interviewer", candidate: "candidate", a: "candidate" };

const turnStart = /^[ \t]*(?:\*\*|__)?(interviewer|candidate|q|a)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]?/i;

/**
 * Reads a transcript as people paste it: front matter between lines of three dashes, then turns that begin with
 * `Interviewer:` or `Candidate:` (also `Q:`, `A:`, `**Candidate:**`, any case). With no such line it is one candidate turn.
 */
export function readMarkdown(source: string): Result<Transcript> {
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const front = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  if (front === null && /^---\n[a-z]+[ \t]*:/i.test(text)) return refuse("transcript-malformed", "The front matter is not closed.", "End it with a line of three dashes.");
  const fields = frontMatter(front?.[1] ?? "");
  if (!fields.ok) return fields;
  const turns = turnsIn(front === null ? text : text.slice(front[0].length));
  if (turns.length === 0) return refuse("transcript-empty", "The transcript is empty.", "Give it at least one turn.");
  if (turns.length > limits.turns) return tooManyTurns(turns.length);
  return ok({ ...fields.value, turns });
}

export const tooManyTurns = (count: number) =>
  refuse("transcript-too-many-turns", `The transcript has ${String(count)} turns; ${String(limits.turns)} are the most.`, "Split it into several transcripts.");

type Fields = Omit<Transcript, "turns">;

function frontMatter(block: string): Result<Fields> {
  const fields: Fields = {};
  for (const [index, line] of block.split("\n").entries()) {
    const entry = /^\s*([A-Za-z]+)\s*:\s*(.*?)\s*$/.exec(line.replace(/\s+#.*$/, ""));
    if (entry === null) {
      if (/\S/.test(line) && !/^\s*#/.test(line)) return refuse("transcript-malformed", `Line ${String(index + 2)} of the front matter is no "key: value".`, "Write one such pair a line.");
      continue;
    }
    const [, key = "", raw = ""] = entry;
    const value = raw.replace(/^(["'])(.*)\1$/, "$2");
    const problem = set(fields, key.toLowerCase(), value);
    if (problem !== null) return problem;
  }
  return ok(fields);
}

function set(fields: Fields, key: string, value: string) {
  switch (key) {
    case "round": {
      const round = Round.safeParse(value);
      if (!round.success) return refuse("round-unknown", `There is no round "${value}".`, `Use one of ${Round.options.join(", ")}.`);
      fields.round = round.data;
      return null;
    }
    case "target": {
      const target = Target.safeParse(value);
      if (!target.success) return refuse("target-unknown", `There is no target "${value}".`, `Use one of ${Target.options.join(", ")}.`);
      fields.target = target.data;
      return null;
    }
    case "scenario":
    case "question":
    case "id":
      if (value !== "") fields[key] = value;
      return null;
    default:
      // Pasted notes carry fields of other tools; they mean nothing here.
      return null;
  }
}

function turnsIn(body: string): Turn[] {
  const turns: { speaker: Speaker; lines: string[] }[] = [];
  const loose: string[] = [];
  for (const line of body.split("\n")) {
    const start = turnStart.exec(line);
    const speaker = start === null ? undefined : speakers[(start[1] ?? "").toLowerCase()];
    if (start !== null && speaker !== undefined) turns.push({ speaker, lines: [line.slice(start[0].length)] });
    else (turns.at(-1)?.lines ?? loose).push(line);
  }
  const spoken = turns.map(({ speaker, lines }): Turn => ({ speaker, text: lines.join("\n").trim() }));
  const whole = loose.join("\n").trim();
  if (turns.length === 0) return whole === "" ? [] : [{ speaker: "candidate", text: whole }];
  return spoken;
}
