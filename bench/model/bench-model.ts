import { writeFile } from "node:fs/promises";
import type { ExitCode } from "#cli/io";
import { inOneLine } from "#cli/io";
import { modelOf } from "#cli/read-along";
import type { Ear } from "#core/evidence/ear";
import { ok, refuse, type Result } from "#core/problem";
import type { LanguageModel } from "#model/language-model";
import type { Corpus } from "../judgement/corpus";
import { agreementFigures, assessedIn } from "./agreement-figures";
import { askerOf, mostInARow, type Call } from "./asker";
import { callFigures } from "./call-figures";
import { labelledFigures, seenAlone, seenInAnswers } from "./labelled-figures";
import { materialOf, type Material } from "./material";
import { measure, requestsOf } from "./measure";
import { optionsIn, type Options } from "./options";
import { proposalFigures } from "./proposal-figures";
import { linesOf } from "./report";
import { stabilityOf } from "./stability";

export type Bench = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly progress: (done: number, all: number, failed: number) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when somebody stops the bench. */
  readonly signal: AbortSignal;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly machine: string;
  readonly load: () => Promise<{ readonly ear: Ear; readonly corpus: Corpus }>;
};

/** Runs the judgement corpus with and without a language model, and reports what the model adds. */
export async function benchModel(args: readonly string[], bench: Bench): Promise<ExitCode> {
  const options = optionsIn(args);
  if (!options.ok) return refused(bench, options.problem);
  const model = await modelIn(options.value, bench.env);
  if (!model.ok) return refused(bench, model.problem);
  const { ear, corpus } = await bench.load();
  return measured({ bench, options: options.value, model: model.value, ear, material: materialOf(ear, corpus, options.value) });
}

function refused({ err }: Bench, problem: { readonly message: string; readonly mend: string }): 2 {
  err(inOneLine(problem));
  return 2;
}

async function modelIn({ model: flags }: Options, env: Bench["env"]): Promise<Result<LanguageModel>> {
  const model = await modelOf(flags, env);
  if (!model.ok) return model;
  if (model.value === null) return refuse("request-malformed", "No model is named.", "Name it with --model, such as --model openai-compatible/llama3.2.");
  if (flags.record === undefined || (await isMade(flags.record))) return ok(model.value);
  return refuse("request-malformed", `The record "${flags.record}" cannot be begun.`, "Name a file that does not exist yet, in a folder that does.");
}

/** A record holds one bench from its beginning, or replaying it would tell of another. */
const isMade = (file: string): Promise<boolean> => writeFile(file, "", { flag: "wx", mode: 0o600 }).then(() => true, () => false);

type Measuring = { readonly bench: Bench; readonly options: Options; readonly model: LanguageModel; readonly ear: Ear; readonly material: Material };

async function measured({ bench, options, model, ear, material }: Measuring): Promise<ExitCode> {
  const { runs, part, prices } = options;
  const requests = requestsOf(ear, material, runs);
  bench.err(noticeOf(options, { model, material, requests }));

  const calls: Call[] = [];
  const told = (call: Call): void => {
    calls.push(call);
    bench.progress(calls.length, requests, calls.filter(({ failure }) => failure !== null).length);
  };
  const asker = askerOf(model, { signal: bench.signal, wait: bench.wait, told });
  const { runs: done, sentences } = await measure({ ear, material, runs, asker, name: model.name });
  const stopped = asker.stopped();
  if (calls.some(({ failure }) => failure === null)) {
    const assessed = assessedIn(done);
    const lines = linesOf({
      model: model.name, content: ear.pack.version, machine: bench.machine, part, stopped, assessed,
      planned: { answers: material.answers.length, runs, requests },
      agreement: agreementFigures(assessed),
      alone: labelledFigures(seenAlone(sentences)),
      inAnswers: labelledFigures(seenInAnswers(done[0] ?? [], material.labels)),
      proposals: proposalFigures(done.flat()),
      stability: stabilityOf(done),
      calls: callFigures(calls, prices),
    });
    for (const line of lines) bench.out(line);
  } else if (stopped?.by !== "failures") bench.err("Nothing was read, so there is nothing to report.");
  if (stopped?.by === "failures") bench.err(`Stopped after ${String(mostInARow)} failures in a row: ${stopped.message}`);
  return stopped?.by === "failures" || calls.every(({ failure }) => failure !== null) ? 1 : 0;
}

/** What is about to happen, and where the words go. */
function noticeOf({ model: { replay }, runs, part }: Options, { model, material: { answers, sentences }, requests }: { readonly model: LanguageModel; readonly material: Material; readonly requests: number }): string {
  const what = `${String(answers.length)} answers of the ${part} part, ${String(runs)} ${runs === 1 ? "time" : "times"}, and ${String(sentences.length)} labelled sentences once`;
  if (replay !== undefined) return `Reading ${what}, with the ${String(requests)} replies in ${replay}. No request is made. Ctrl+C stops and reports.`;
  return `Reading ${what}: ${String(requests)} requests to ${model.name}. The words, written for this project by nobody's candidate, go to ${model.goesTo}. Ctrl+C stops and reports.`;
}
