import type { Assessment } from "#core/assessment/assessment";
import { assessTranscript, promptsFor } from "#core/assessment/assess-transcript";
import type { Ear } from "#core/evidence/ear";
import type { ProposedTurn } from "#core/evidence/proposed";
import type { Transcript } from "#core/transcript/transcript";
import type { LabelledSentence } from "../judgement/corpus";
import { must, transcriptOf, type Read } from "../judgement/read-items";
import { saidAlone } from "../judgement/signal-figures";
import type { Asker } from "./asker";
import type { Material } from "./material";

/** A transcript as it reads beside what a model proposed of it. Turns in which the model failed are not among `proposed`. */
export type Assisted = { readonly assessment: Assessment; readonly proposed: readonly ProposedTurn[] };

export type Pass = Assisted & { readonly answer: Read };
export type SentencePass = { readonly sentence: LabelledSentence; readonly readings: readonly Assisted[] };

export type Measured = {
  /** Of each run, the answers that were read to their end. */
  readonly runs: readonly (readonly Pass[])[];
  /** Read once, after the first run. */
  readonly sentences: readonly SentencePass[];
};

type Measuring = { readonly ear: Ear; readonly material: Material; readonly runs: number; readonly asker: Asker; readonly name: string };

/** How many requests measuring makes where nothing fails. */
export function requestsOf(ear: Ear, { answers, sentences }: Material, runs: number): number {
  const answersOnce = answers.reduce((sum, answer) => sum + must(promptsFor(ear, transcriptOf(answer))).length, 0);
  return answersOnce * runs + sentences.reduce((sum, { text }) => sum + saidAlone(text).length, 0);
}

/** Has the model read everything, run after run, so that what there is when it is stopped is as whole as can be. */
export async function measure({ ear, material, runs, asker, name }: Measuring): Promise<Measured> {
  const read = (transcript: Transcript) => readBeside({ ear, asker, name, transcript });
  const done: Pass[][] = [];
  const sentences: SentencePass[] = [];
  for (let run = 0; run < runs; run += 1) {
    const passes: Pass[] = [];
    done.push(passes);
    for (const answer of material.answers) {
      const assisted = await read(transcriptOf(answer));
      if (assisted === null) return { runs: done, sentences };
      passes.push({ ...assisted, answer });
    }
    for (const sentence of run === 0 ? material.sentences : []) {
      const readings: Assisted[] = [];
      for (const transcript of saidAlone(sentence.text)) {
        const assisted = await read(transcript);
        if (assisted === null) return { runs: done, sentences };
        readings.push(assisted);
      }
      sentences.push({ sentence, readings });
    }
  }
  return { runs: done, sentences };
}

type Reading = Pick<Measuring, "ear" | "asker" | "name"> & { readonly transcript: Transcript };

/** Null where asking was stopped before the transcript's end. */
async function readBeside({ ear, asker, name, transcript }: Reading): Promise<Assisted | null> {
  const proposed: ProposedTurn[] = [];
  for (const { turn, prompt } of must(promptsFor(ear, transcript))) {
    const proposals = await asker.ask(prompt);
    if (asker.stopped() !== null) return null;
    if (proposals !== null) proposed.push({ turn, model: name, proposals });
  }
  return { assessment: must(assessTranscript(ear, transcript, transcript.id ?? "", proposed)), proposed };
}
