import type { ExitCode, Io } from "#cli/io";
import { inOneLine } from "#cli/io";
import { reportText } from "#cli/report-text";
import { reportMarkdown } from "#core/assessment/markdown";
import type { Assessment } from "#core/assessment/assessment";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Pack } from "#core/content/pack";
import { referenceOf } from "#core/content/reference";
import type { Ear } from "#core/evidence/ear";
import type { ProposedTurn } from "#core/evidence/proposed";
import type { Problem, Result } from "#core/problem";
import { readTranscript } from "#core/transcript/read-transcript";
import type { Transcript } from "#core/transcript/transcript";
import { Round, Target } from "#core/words";

export const formats = ["text", "json", "jsonl", "markdown"] as const;
export type Format = (typeof formats)[number];

export type AssessOptions = {
  readonly files: readonly string[];
  readonly round?: string | undefined;
  readonly scenario?: string | undefined;
  readonly question?: string | undefined;
  readonly target?: string | undefined;
  readonly format?: string | undefined;
};

/** What a language model proposes of a transcript, turn by turn, and what kept it from reading the rest. */
export type ReadAlong = (transcript: Transcript) => Promise<{ readonly proposed: readonly ProposedTurn[]; readonly trouble: string | null }>;

const nobodyReads: ReadAlong = () => Promise.resolve({ proposed: [], trouble: null });

type Flags = { readonly round: Round | undefined; readonly scenario: string | undefined; readonly question: string | undefined; readonly target: Target | undefined };

/** `altitude assess`: assesses finished transcripts, one after another, each written out before the next is read. */
export async function assess(options: AssessOptions, io: Io, ear: Ear, readAlong: (ear: Ear) => ReadAlong = () => nobodyReads): Promise<ExitCode> {
  const { pack } = ear;
  const wrong = misuse(options, pack);
  if (wrong !== null) {
    io.err(wrong);
    return 2;
  }
  const isMany = options.files.length > 1 || options.files.some((file) => file.endsWith(".jsonl"));
  const format = formats.find((known) => known === options.format) ?? (isMany ? "jsonl" : "text");
  const flags: Flags = { round: Round.safeParse(options.round).data, scenario: options.scenario, question: options.question, target: Target.safeParse(options.target).data };

  const along = readAlong(ear);
  let failed = false;
  let isCallWrong = false;
  for await (const { name, id, source } of transcriptsIn(options.files, io)) {
    const outcome = source.ok ? await oneAssessment({ ear, source: source.value, flags, id, along }) : source;
    if (outcome.ok) {
      io.out(written({ format, pack, name, ...outcome.value }));
      // The built-in reading stands by itself; that the model's is missing is said, and is no success.
      if (outcome.value.trouble !== null) {
        io.err(`${name}: ${outcome.value.trouble}`);
        failed = true;
      }
      continue;
    }
    failed = true;
    // One file that cannot be used is a wrong call; one among many is a line in the result.
    if (!isMany && format !== "jsonl") isCallWrong = true;
    report(io, format, id, name, outcome.problem, isMany);
  }
  if (!failed) return 0;
  return isCallWrong ? 2 : 1;
}

function misuse({ files, round, scenario, target, format }: AssessOptions, pack: Pack): string | null {
  if (files.length === 0) return "No transcript was given. Name a file, or - for standard input.";
  if (round !== undefined && !Round.safeParse(round).success) return `There is no round "${round}". Use one of ${Round.options.join(", ")}.`;
  if (target !== undefined && !Target.safeParse(target).success) return `There is no target "${target}". Use one of ${Target.options.join(", ")}.`;
  if (format !== undefined && !formats.some((known) => known === format)) return `There is no format "${format}". Use one of ${formats.join(", ")}.`;
  if (scenario !== undefined && !pack.scenarios.some(({ id }) => id === scenario)) return `There is no scenario "${scenario}". See \`altitude scenarios\`.`;
  return null;
}

type Source = { readonly name: string; readonly id: string; readonly source: Result<string> };

async function* transcriptsIn(files: readonly string[], io: Io): AsyncGenerator<Source> {
  for (const file of files) {
    if (!file.endsWith(".jsonl")) {
      yield { name: file, id: file, source: await io.read(file) };
      continue;
    }
    const readable = await io.read(`${file}\0exists`);
    if (!readable.ok) {
      yield { name: file, id: file, source: readable };
      continue;
    }
    let number = 0;
    for await (const line of io.lines(file)) {
      number += 1;
      if (/\S/.test(line)) yield { name: `${file}:${String(number)}`, id: `${file}:${String(number)}`, source: { ok: true, value: line } };
    }
  }
}

type One = { readonly ear: Ear; readonly source: string; readonly flags: Flags; readonly id: string; readonly along: ReadAlong };

async function oneAssessment({ ear, source, flags, id, along }: One): Promise<Result<{ readonly assessment: Assessment; readonly transcript: Transcript; readonly trouble: string | null }>> {
  const read = readTranscript(source);
  if (!read.ok) return read;
  const { round, scenario, question, target } = flags;
  const transcript: Transcript = {
    ...read.value,
    ...(round === undefined ? {} : { round }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(question === undefined ? {} : { question }),
    ...(target === undefined ? {} : { target }),
  };
  const { proposed, trouble } = await along(transcript);
  const outcome = assessTranscript(ear, transcript, id, proposed);
  return outcome.ok ? { ok: true, value: { assessment: outcome.value, transcript, trouble } } : outcome;
}

type Written = { readonly format: Format; readonly pack: Pack; readonly name: string; readonly assessment: Assessment; readonly transcript: Transcript };

function written({ format, pack, name, assessment, transcript }: Written): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(assessment, null, 2)}\n`;
    case "jsonl":
      return `${JSON.stringify(assessment)}\n`;
    case "markdown":
      return reportMarkdown({ assessment, reference: referenceOf(pack), turns: transcript.turns, heading: { title: transcript.question ?? transcript.scenario ?? name, day: "", minutes: null } });
    case "text":
      return reportText(assessment, referenceOf(pack));
  }
}

function report(io: Io, format: Format, id: string, name: string, problem: Problem, isMany: boolean): void {
  if (format === "jsonl" || (format === "json" && isMany)) io.out(`${JSON.stringify({ id, error: { code: problem.code, message: inOneLine(problem) } })}\n`);
  io.err(`${name}: ${inOneLine(problem)}`);
}
