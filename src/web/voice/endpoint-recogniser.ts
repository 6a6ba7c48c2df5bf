import type { Heard } from "#core/voice/voice-view";
import { wavFrom } from "#core/voice/wav";
import { ApiProblem, mayPass, problemOf } from "../api";
import { rate } from "./frame-shape";
import { pcmOf } from "./pcm";
import type { Recogniser, RecogniserEvents } from "./recogniser";
import { utterances, wholeHold, type Segment, type Segmenter } from "./segments";
import type { SpeechKeeper } from "./speech-keeper";

type Needs = {
  readonly write: (wav: Blob, signal: AbortSignal) => Promise<Heard>;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Whether speech ends by itself, or with the button. */
  readonly isHandsFree: boolean;
  /** Keeps what could not be written down past the page. */
  readonly keeper: Pick<SpeechKeeper, "keep" | "letGo">;
  /** What was kept so before this page. Nobody is sent it unasked: another service may be connected by now. */
  readonly earlier?: readonly Segment[];
  readonly events: RecogniserEvents;
};

/** A first failure is tried again after so long, unless the service is to be left alone for a while. */
const againAfterMs = 700;
/** Where nobody says when, the next tries come after so long, and twice as long each time up to the most. */
const restMs = 5000;
const longestRestMs = 60_000;
/** A service that is left alone for so long needs somebody to put it right: how is told then, too. */
const longRestMs = 120_000;
/** More sound than this waiting behind a service that fails is too much to be kept: ten minutes, in milliseconds. */
const mostKeptMs = 600_000;
const full = { says: "Ten minutes of what you said wait to be written down, and no more can be kept: what you say now is lost. Try again, or type it.", hasKept: true, isOver: false } as const;
const fromBefore = { says: "When this page was last open, not all that you said was written down. What you said is kept here: try again, or type it.", hasKept: true, isOver: false } as const;

/**
 * Has speech written down by the connected service, stretch by stretch and in order. What fails is kept and tried again: by itself once
 * the service may be asked again, with new speech, and when somebody asks for it.
 */
export function endpointRecogniser({ write, wait, isHandsFree, keeper, earlier = [], events }: Needs): Recogniser {
  const stop = new AbortController();
  const segmenter: Segmenter = isHandsFree ? utterances() : wholeHold();
  let waiting: readonly Segment[] = earlier;
  /** Of those that wait, the ones on disk. */
  let shelved: readonly Segment[] = earlier;
  let isOn = false;
  let isAtWork = false;
  let isFull = false;
  /** Since the service worked last. */
  let failures = 0;
  /** Why the service failed: that it is left alone for a while is no reason. */
  let cause: string | null = null;
  let rests = 0;

  function add(segment: Segment | null): void {
    if (segment === null) return;
    if ([...waiting, segment].reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) > mostKeptMs) {
      isFull = true;
      events.onTrouble(full);
      return;
    }
    waiting = [...waiting, segment];
    tellWaiting();
    void work();
  }

  function tellWaiting(): void {
    events.onPending(waiting.length);
    events.onShelved(waiting.filter((segment) => shelved.includes(segment)).length);
  }

  function shelve(): void {
    for (const segment of waiting) {
      if (shelved.includes(segment)) continue;
      void keeper.keep(segment).then((isKept) => {
        if (!isKept || !waiting.includes(segment) || shelved.includes(segment) || stop.signal.aborted) return;
        shelved = [...shelved, segment];
        tellWaiting();
      });
    }
  }

  function letGo(segment: Segment): void {
    keeper.letGo(segment);
    shelved = shelved.filter((one) => one !== segment);
  }

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    rests += 1;
    for (let [next] = waiting; next !== undefined && !stop.signal.aborted; [next] = waiting) {
      const segment = next;
      try {
        const heard = await write(wavOf(segment), stop.signal);
        if (stop.signal.aborted) return;
        if (!waiting.includes(segment)) continue;
        waiting = waiting.filter((one) => one !== segment);
        if (cause !== null || isFull) events.onTrouble(null);
        failures = 0;
        cause = null;
        isFull = false;
        events.onFinal(heard.words.map(({ text, fromMs, toMs, confidence }) => ({ text, from: segment.fromMs + fromMs, to: segment.fromMs + toMs, confidence })));
        // Its words stand in the box, which is kept, before the sound goes.
        letGo(segment);
        tellWaiting();
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!waiting.includes(segment)) continue;
        fail(error);
        break;
      }
    }
    isAtWork = false;
  }

  function fail(error: unknown): void {
    if (error instanceof ApiProblem && error.code === "session-unknown") {
      discard();
      events.onTrouble({ says: `${error.message} ${error.mend}`, hasKept: false, isOver: true });
      return;
    }
    shelve();
    failures += 1;
    const asked = error instanceof ApiProblem ? error.retryAfterMs : null;
    if (failures === 1 && asked === null) {
      tryAfter(againAfterMs);
      return;
    }
    const isResting = error instanceof ApiProblem && error.code === "voice-resting";
    const { message, mend } = problemOf(error);
    if (!isResting || cause === null) cause = asked !== null && asked >= longRestMs ? `${message} ${mend}` : message;
    const goesOn = asked === null ? (mayPass(error) ? " It is also tried again by itself soon." : "") : ` It is also tried again by itself in ${inWords(asked)}.`;
    events.onTrouble({ says: `${cause} What you said is kept here: try again, or type it.${goesOn}`, hasKept: true, isOver: false });
    if (goesOn !== "") tryAfter(asked ?? Math.min(longestRestMs, restMs * 2 ** (failures - 2)));
  }

  /** Unless it is tried sooner. */
  function tryAfter(ms: number): void {
    const mine = rests;
    void wait(ms).then(() => {
      if (mine === rests && !stop.signal.aborted) void work();
    });
  }

  function discard(): void {
    for (const segment of waiting) letGo(segment);
    waiting = [];
    failures = 0;
    cause = null;
    isFull = false;
    rests += 1;
    events.onTrouble(null);
    tellWaiting();
  }

  if (earlier.length > 0) {
    events.onTrouble(fromBefore);
    tellWaiting();
  }

  return {
    by: "endpoint",
    start() {
      isOn = true;
    },
    stop() {
      if (isOn) add(segmenter.flush());
      isOn = false;
    },
    settle() {
      if (isOn) add(segmenter.flush());
    },
    take(frame) {
      if (isOn) add(segmenter.take(frame));
    },
    again() {
      if (waiting.length === 0) return;
      events.onTrouble(null);
      void work();
    },
    shelve,
    discard,
    close() {
      isOn = false;
      stop.abort();
    },
  };
}

const wavOf = ({ samples }: Segment): Blob => new Blob([new Uint8Array(wavFrom({ samples: pcmOf(samples), rate }))], { type: "audio/wav" });

const inWords = (ms: number): string => (ms < 120_000 ? `${String(Math.ceil(ms / 1000))} s` : `${String(Math.ceil(ms / 60_000))} min`);
