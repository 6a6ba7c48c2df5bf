import type { Recogniser, RecogniserEvents } from "./recogniser";
import type { RecognizedEvent, SpeechRecognizer } from "./speech-recognition";

type Needs = {
  readonly by: "device" | "browser-service";
  readonly make: () => SpeechRecognizer;
  readonly lang: string;
  /** The terms to expect, as they stand when a session begins; undefined where the browser takes none. */
  readonly phrases: () => unknown;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly events: RecogniserEvents;
};

/** What is recognised first is half a word behind what is said. In milliseconds. */
const lagMs = 300;
/** A recogniser that ends sooner than this, again and again, has nothing to offer. */
const shortestMs = 500;
const mostShort = 5;
/** A browser that was told to stop and has not ended by then will not. */
const endsWithinMs = 4000;

/** Words by the browser itself: on this machine, or through its maker's service. */
export function browserRecogniser({ by, make, lang, phrases, wait, now, events }: Needs): Recogniser {
  let recognizer: SpeechRecognizer | null = null;
  /** It was told to start, and not to stop since: it may hear for no longer. */
  let isOn = false;
  let hasFailed = false;
  let withPhrases = true;
  /** What is half recognised in the session at hand. */
  let partial = "";
  let beganMs: number | null = null;
  let startedMs = 0;
  let short = 0;
  /** The session that was told to end. */
  let lastEnding: SpeechRecognizer | null = null;

  function listen(): void {
    hasFailed = false;
    const one = make();
    one.lang = lang;
    one.continuous = true;
    one.interimResults = true;
    if (by === "device") one.processLocally = true;
    const expected = withPhrases ? phrases() : undefined;
    if (expected !== undefined) one.phrases = expected;
    one.onresult = take;
    one.onerror = ({ error }) => {
      fail(error);
    };
    one.onend = () => {
      if (recognizer !== one) return;
      over();
      short = now() - startedMs < shortestMs ? short + 1 : 0;
      if (short >= mostShort) fail("network");
      else if (isOn && !hasFailed) listen();
    };
    recognizer = one;
    startedMs = now();
    one.start();
  }

  /** The session has ended. What it only half recognised is all that will come of it, and counts. */
  function over(): void {
    recognizer = null;
    const text = partial;
    partial = "";
    if (text !== "") keep(text, null);
    beganMs = null;
    events.onPartial("");
    events.onPending(0);
  }

  function keep(text: string, confidence: number | null): void {
    const from = beganMs ?? now() - lagMs;
    events.onFinal([{ text, from, to: Math.max(from, now() - lagMs), confidence }]);
  }

  /** Ends the session with what it has; one that does not end is left. */
  function end(): void {
    const last = recognizer;
    if (last === null) return;
    lastEnding = last;
    events.onPending(1);
    last.stop();
    void wait(endsWithinMs).then(() => {
      if (recognizer !== last) return;
      last.onresult = null;
      last.abort();
      over();
      if (isOn && !hasFailed) listen();
    });
  }

  function take({ resultIndex, results }: RecognizedEvent): void {
    partial = "";
    for (let at = resultIndex; at < results.length; at += 1) {
      const result = results[at];
      const best = result?.[0];
      if (result === undefined || best === undefined) continue;
      beganMs ??= now() - lagMs;
      if (!result.isFinal) partial += best.transcript;
      else {
        const text = best.transcript.trim();
        // A confidence of 0 is one that is not told.
        if (text !== "") keep(text, best.confidence > 0 ? best.confidence : null);
        beganMs = null;
        events.onTrouble(null);
      }
    }
    partial = partial.trim();
    events.onPartial(partial);
    events.onPending(partial === "" && lastEnding !== recognizer ? 0 : 1);
  }

  function fail(error: string): void {
    if (error === "no-speech" || error === "aborted") return;
    if (error === "phrases-not-supported") {
      withPhrases = false;
      return;
    }
    hasFailed = true;
    over();
    events.onTrouble({ says: `${words[error] ?? words["network"] ?? ""} You can type.`, hasKept: false, isOver: true });
  }

  return {
    by,
    start() {
      isOn = true;
      short = 0;
      if (recognizer === null) listen();
    },
    stop() {
      isOn = false;
      end();
    },
    settle() {
      end();
    },
    take() {
      // It hears the microphone by itself.
    },
    again() {
      short = 0;
      events.onTrouble(null);
      if (isOn && recognizer === null) listen();
    },
    shelve() {
      // It has no sound to keep.
    },
    discard() {
      // Nothing is kept.
    },
    close() {
      isOn = false;
      const last = recognizer;
      recognizer = null;
      last?.abort();
    },
  };
}

/** By the codes of the Web Speech API. */
const words: Readonly<Record<string, string>> = {
  "not-allowed": "The browser does not let this page recognise speech.",
  "service-not-allowed": "The browser does not let this page recognise speech.",
  "audio-capture": "The browser's recogniser gets no sound from the microphone.",
  "language-not-supported": "The browser's recogniser does not know this language.",
  network: "The browser's recogniser could not be reached.",
};
