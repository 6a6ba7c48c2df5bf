import { ok, refuse, type Result } from "#core/problem";
import { limits, Transcript } from "#core/transcript/transcript";
import { tooManyTurns } from "#core/transcript/read-markdown";
import { Round, Target } from "#core/words";

/** Reads one transcript as a JSON object (contracts, section 3). The first thing wrong is named with its field. */
export function readJson(source: string): Result<Transcript> {
  const raw = parsed(source);
  if (!raw.ok) return raw;
  const value = raw.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse("transcript-malformed", "The JSON is no object.", 'Give one object with "turns"; several transcripts go into a .jsonl file, one a line.');
  if ("turns" in value && Array.isArray(value.turns) && value.turns.length > limits.turns) return tooManyTurns(value.turns.length);

  const transcript = Transcript.safeParse(value);
  if (!transcript.success) {
    const issue = transcript.error.issues[0];
    const field = issue?.path.map(String).join(".") ?? "";
    if (field === "round") return refuse("round-unknown", "There is no such round.", `Use one of ${Round.options.join(", ")}.`);
    if (field === "target") return refuse("target-unknown", "There is no such target.", `Use one of ${Target.options.join(", ")}.`);
    return refuse("transcript-malformed", `${field === "" ? "The transcript" : field} is not as it should be: ${issue?.message ?? "unreadable"}.`, 'A turn is {"speaker": "interviewer" or "candidate", "text": "…"}.');
  }
  if (transcript.data.turns.length === 0) return refuse("transcript-empty", "The transcript is empty.", "Give it at least one turn.");
  return ok(transcript.data);
}

function parsed(source: string): Result<unknown> {
  try {
    const value: unknown = JSON.parse(source.replace(/^\ufeff/, ""));
    return ok(value);
  } catch (error) {
    const detail = error instanceof Error ? error.message : "unreadable";
    return refuse("transcript-malformed", `The JSON cannot be read: ${detail}.`, "Mend the JSON, or give Markdown.");
  }
}
