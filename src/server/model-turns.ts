import type { Result } from "#core/problem";
import type { Answer, Interviewer, Run } from "#core/session/conduct";
import { Proposals, type Consulted, type Prompt } from "#core/session/exchange";
import type { LanguageModel, Outcome } from "#model/language-model";
import type { Deps } from "#server/deps";
import { createRests, type Rests } from "#server/rests";
import type { Handled, Sessions } from "#server/sessions";
import type { Wordings } from "#server/wordings";

/** Sessions with a language model beside them. Without one, or while it rests, everything is as it is without. */
export type ModelTurns = {
  /** Takes an answer; the next move in the model's words where they come in time and will do. */
  readonly answer: (id: string, answer: Answer, at: number) => Promise<Result<Handled>>;
  /** Has the model read, in the background, what it has not read yet. */
  readonly readRest: (id: string) => void;
  /** Waits no longer for the model's words: what was said is taken at once, with the interviewer's own. */
  readonly settle: (id: string) => Promise<void>;
  /** Ends all that the model is doing for a session that is being erased. */
  readonly stop: (id: string) => void;
};

/** Longest replies taken, in characters: forty words with their number, and the evidence of one answer. */
const longest = { wording: 2000, reading: 40_000 } as const;

type Needs = Pick<Deps, "models" | "now" | "stopping" | "report"> & { readonly sessions: Sessions; readonly interviewer: Interviewer; readonly wordings: Wordings };

export function createModelTurns({ sessions, interviewer, models, wordings, now, stopping, report }: Needs): ModelTurns {
  // A model that cannot read whole answers in time may word questions well, and the reverse.
  const rests = { words: createRests<LanguageModel>(), reads: createRests<LanguageModel>() };
  const underWay = new Map<string, Set<Asking>>();
  const answering = new Map<string, Set<Promise<unknown>>>();
  const reading = new Set<string>();

  /** The model that the session was begun with, where it is still connected: nobody's words go to another than they were told. */
  const ready = ({ model: begun }: Run, rest: Rests<LanguageModel>): LanguageModel | null => {
    const model = models.current()?.model ?? null;
    if (model === null || begun === null || model.name !== begun.name || model.goesTo !== begun.goesTo) return null;
    return stopping.aborted || rest.isResting(model, now()) ? null : model;
  };

  /** Asks for as long as somebody wants to know. */
  async function ask(id: string, model: LanguageModel, question: { readonly prompt: Prompt; readonly shape: typeof Proposals | null; readonly longest: number; readonly onText?: (soFar: string, enough: () => void) => void }): Promise<Consulted> {
    const wanted = new AbortController();
    const asking = { isReading: question.shape !== null, wanted };
    const ofSession = underWay.get(id) ?? new Set();
    underWay.set(id, ofSession.add(asking));
    const began = performance.now();
    let enough: string | null = null;
    const rest = asking.isReading ? rests.reads : rests.words;
    try {
      const outcome = await model.ask({
        ...question.prompt,
        shape: question.shape,
        longest: question.longest,
        signal: AbortSignal.any([wanted.signal, stopping]),
        onText(soFar) {
          question.onText?.(soFar, () => {
            enough ??= soFar;
            wanted.abort();
          });
        },
      });
      if (outcome.ok) rest.worked(model);
      else if (enough === null) rest.failed(model, outcome.failure, now());
      return consultedBy({ model, prompt: question.prompt, outcome, enough, tookMs: Math.round(performance.now() - began) });
    } finally {
      ofSession.delete(asking);
      if (ofSession.size === 0) underWay.delete(id);
    }
  }

  async function worded(id: string, said: Answer, at: number): Promise<Result<Handled>> {
    const found = models.current() === null ? null : await sessions.find(id);
    const model = found?.ok === true ? ready(found.value.run, rests.words) : null;
    const consultation = model !== null && found?.ok === true ? interviewer.consultation(found.value.run, said, at) : null;
    if (model === null || consultation === null) return sessions.handle(id, { type: "answer", ...said }, at);
    try {
      const consulted = await ask(id, model, {
        prompt: consultation.prompt,
        shape: null,
        longest: longest.wording,
        onText(soFar, enough) {
          const shown = consultation.shown(soFar);
          if (shown === null) enough();
          else if (shown !== "") wordings.tell(id, { key: said.key, text: shown });
        },
      });
      return await sessions.handle(id, { type: "answer", ...said, worded: consulted }, at);
    } finally {
      wordings.end(id);
    }
  }

  /** One answer after the other, until all are read, the model fails, or the session is gone. */
  async function readAll(id: string): Promise<void> {
    for (;;) {
      const found = models.current() === null ? null : await sessions.find(id);
      const model = found?.ok === true ? ready(found.value.run, rests.reads) : null;
      const [next] = found?.ok === true ? interviewer.unread(found.value.run) : [];
      if (model === null || next === undefined) return;
      const consulted = await ask(id, model, { prompt: next.prompt, shape: Proposals, longest: longest.reading });
      if (stopping.aborted) return;
      const kept = await sessions.handle(id, { type: "keep-reading", turn: next.turn, consulted }, now());
      if (!kept.ok) return;
    }
  }

  async function settle(id: string): Promise<void> {
    for (const { isReading, wanted } of underWay.get(id) ?? []) if (!isReading) wanted.abort();
    await Promise.allSettled(answering.get(id) ?? []);
  }

  return {
    async answer(id, said, at) {
      // Somebody who speaks again does not wait for words on what they said before, and what was said first stays first.
      if (answering.has(id)) await settle(id);
      const taking = worded(id, said, at);
      const ofSession = answering.get(id) ?? new Set();
      answering.set(id, ofSession.add(taking));
      try {
        return await taking;
      } finally {
        ofSession.delete(taking);
        if (ofSession.size === 0) answering.delete(id);
      }
    },
    readRest(id) {
      if (reading.has(id) || models.current() === null) return;
      reading.add(id);
      readAll(id)
        .catch(report)
        .finally(() => reading.delete(id));
    },
    settle,
    stop(id) {
      for (const { wanted } of underWay.get(id) ?? []) wanted.abort();
    },
  };
}

type Asking = { readonly isReading: boolean; readonly wanted: AbortController };

type Asked = {
  readonly model: LanguageModel;
  readonly prompt: Prompt;
  readonly outcome: Outcome;
  /** The reply as far as it had come when it could not be used any more; null where it was let finish. */
  readonly enough: string | null;
  readonly tookMs: number;
};

function consultedBy({ model, prompt, outcome, enough, tookMs }: Asked): Consulted {
  const base = { model: model.name, prompt, tokensIn: null, tokensOut: null, firstWordMs: null, tookMs };
  if (outcome.ok) {
    const { text, tokensIn, tokensOut, firstWordMs } = outcome.reply;
    return { ...base, reply: text, failure: null, tokensIn, tokensOut, firstWordMs: Math.round(firstWordMs) };
  }
  return enough === null ? { ...base, reply: outcome.failure.soFar, failure: outcome.failure.message } : { ...base, reply: enough, failure: null };
}
