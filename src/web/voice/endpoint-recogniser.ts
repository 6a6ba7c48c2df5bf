import type { Heard } from "#core/voice/voice-view";
import { wavFrom } from "#core/voice/wav";
import { problemOf } from "../api";
import { rate } from "./frame-shape";
import type { Recogniser, RecogniserEvents } from "./recogniser";
import { utterances, wholeHold, type Segment, type Segmenter } from "./segments";

type Needs = {
  readonly write: (wav: Blob, signal: AbortSignal) => Promise<Heard>;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Whether speech ends by itself, or with the button. */
  readonly isHandsFree: boolean;
  readonly events: RecogniserEvents;
};

const againAfterMs = 700;
/** More sound than this waiting behind a service that fails is too much to be kept: ten minutes, in milliseconds. */
const mostKeptMs = 600_000;
const full = { says: "Ten minutes of what you said wait to be written down, and no more can be kept: what you say now is lost. Try again, or type it.", hasKept: true, isOver: false } as const;

/** Has speech written down by the connected service, stretch by stretch and in order. What fails twice is kept, to be tried again. */
export function endpointRecogniser({ write, wait, isHandsFree, events }: Needs): Recogniser {
  const stop = new AbortController();
  const segmenter: Segmenter = isHandsFree ? utterances() : wholeHold();
  let waiting: readonly Segment[] = [];
  let isOn = false;
  let isAtWork = false;
  let isTroubled = false;
  let isFull = false;

  function add(segment: Segment | null): void {
    if (segment === null) return;
    if ([...waiting, segment].reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) > mostKeptMs) {
      isFull = true;
      events.onTrouble(full);
      return;
    }
    waiting = [...waiting, segment];
    events.onPending(waiting.length);
    if (!isTroubled) void work();
  }

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    for (let [next] = waiting; next !== undefined && !stop.signal.aborted; [next] = waiting) {
      const segment = next;
      try {
        const heard = await twice(segment);
        if (stop.signal.aborted) return;
        waiting = waiting.filter((one) => one !== segment);
        if (isTroubled || isFull) events.onTrouble(null);
        isTroubled = false;
        isFull = false;
        events.onFinal(heard.words.map(({ text, fromMs, toMs, confidence }) => ({ text, from: segment.fromMs + fromMs, to: segment.fromMs + toMs, confidence })));
        events.onPending(waiting.length);
      } catch (error) {
        if (stop.signal.aborted) return;
        const { message } = problemOf(error);
        isTroubled = true;
        events.onTrouble({ says: `${message} What you said is kept here: try again, or type it.`, hasKept: true, isOver: false });
        break;
      }
    }
    isAtWork = false;
  }

  async function twice(segment: Segment): Promise<Heard> {
    const wav = wavOf(segment);
    try {
      return await write(wav, stop.signal);
    } catch (error) {
      if (stop.signal.aborted) throw error;
      await wait(againAfterMs);
      return write(wav, stop.signal);
    }
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
      void work();
    },
    close() {
      isOn = false;
      stop.abort();
    },
  };
}

function wavOf({ samples }: Segment): Blob {
  const whole = Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  return new Blob([new Uint8Array(wavFrom({ samples: whole, rate }))], { type: "audio/wav" });
}
