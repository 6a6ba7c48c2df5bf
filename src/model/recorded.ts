import { createHash } from "node:crypto";
import { z } from "zod";
import type { FailureKind, LanguageModel, Outcome, Question } from "#model/language-model";

/** One question with what came of it, as a line of a record file. Prompts are told apart by a digest: what was said is not kept twice. */
const Recorded = z.object({
  model: z.string(),
  prompt: z.string(),
  text: z.string(),
  failure: z.object({ kind: z.string(), message: z.string() }).nullable(),
  tokensIn: z.number().nullable(),
  tokensOut: z.number().nullable(),
  firstWordMs: z.number().nullable(),
  tookMs: z.number(),
});
export type Recorded = z.infer<typeof Recorded>;

const digestOf = ({ system, user }: Pick<Question, "system" | "user">): string => createHash("sha256").update(JSON.stringify([system, user])).digest("hex");

/** The same model, with every question told as it is answered. */
export function recording(model: LanguageModel, keep: (line: Recorded) => void): LanguageModel {
  return {
    ...model,
    async ask(question) {
      const outcome = await model.ask(question);
      const base = { model: model.name, prompt: digestOf(question) };
      if (outcome.ok) {
        const { text, tokensIn, tokensOut, firstWordMs, tookMs } = outcome.reply;
        keep({ ...base, text, failure: null, tokensIn, tokensOut, firstWordMs, tookMs });
      } else {
        const { kind, message, soFar } = outcome.failure;
        keep({ ...base, text: soFar, failure: { kind, message }, tokensIn: null, tokensOut: null, firstWordMs: null, tookMs: 0 });
      }
      return outcome;
    },
  };
}

/** The record in the lines of a file, or the number of the first line, from 1, that is none. */
export function readRecord(text: string): readonly Recorded[] | number {
  const kept: Recorded[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = lineIn(line);
    if (read === null) return index + 1;
    kept.push(read);
  }
  return kept;
}

function lineIn(line: string): Recorded | null {
  try {
    return Recorded.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

const kinds: readonly string[] = ["timeout", "unreachable", "unauthorised", "not-found", "limited", "server", "cut", "empty", "malformed", "too-long", "refused", "cancelled"] satisfies readonly FailureKind[];
const isKind = (kind: string): kind is FailureKind => kinds.includes(kind);

/** A model that answers from a record, the same question the same way, in turn where it was asked several times; no request is made. */
export function replaying(record: readonly Recorded[]): LanguageModel {
  const answers = new Map<string, { readonly all: Recorded[]; next: number }>();
  for (const line of record) {
    const known = answers.get(line.prompt);
    if (known === undefined) answers.set(line.prompt, { all: [line], next: 0 });
    else known.all.push(line);
  }
  return {
    name: record[0]?.model ?? "none/none",
    goesTo: "this machine",
    isLocal: true,
    ask(question) {
      const known = answers.get(digestOf(question));
      const line = known?.all[known.next % known.all.length];
      if (known !== undefined) known.next += 1;
      return Promise.resolve(outcomeOf(line));
    },
  };
}

function outcomeOf(line: Recorded | undefined): Outcome {
  if (line === undefined) return { ok: false, failure: { kind: "not-found", message: "The record holds no reply to this question.", retryAfterMs: null, soFar: "" } };
  const { text, tokensIn, tokensOut, firstWordMs, tookMs, failure } = line;
  if (failure === null) return { ok: true, reply: { text, tokensIn, tokensOut, firstWordMs: firstWordMs ?? 0, tookMs } };
  return { ok: false, failure: { kind: isKind(failure.kind) ? failure.kind : "malformed", message: failure.message, retryAfterMs: null, soFar: text } };
}
