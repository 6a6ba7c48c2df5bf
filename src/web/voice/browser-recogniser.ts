import type { Recogniser, RecogniserEvents } from "./recogniser";
import type { RecognizedEvent, SpeechRecognizer } from "./speech-recognition";

type Needs = {
  readonly by: "device" | "browser-service";
  readonly make: () => SpeechRecognizer;
  readonly lang: string;
  readonly phrases: unknown;
  readonly now: () => number;
  readonly events: RecogniserEvents;
};

/** What is recognised first is half a word behind what is said. In milliseconds. */
const lagMs = 300;
/** A recogniser that ends sooner than this, again and again, has nothing to offer. */
const shortestMs = 500;
const mostShort = 5;

/** Words by the browser itself: on this machine, or through its maker's service. */
export function browserRecogniser({ by, make, lang, phrases, now, events }: Needs): Recogniser {
  let recognizer: SpeechRecognizer | null = null;
  let isOn = false;
  let withPhrases = phrases !== undefined;
  let beganMs: number | null = null;
  let startedMs = 0;
  let short = 0;

  function listen(): void {
    const one = make();
    one.lang = lang;
    one.continuous = true;
    one.interimResults = true;
    if (by === "device") one.processLocally = true;
    if (withPhrases) one.phrases = phrases;
    one.onresult = take;
    one.onerror = ({ error }) => {
      fail(error);
    };
    one.onend = () => {
      events.onPending(0);
      if (recognizer !== one) return;
      recognizer = null;
      short = now() - startedMs < shortestMs ? short + 1 : 0;
      if (short >= mostShort) fail("network");
      else if (isOn) listen();
    };
    recognizer = one;
    startedMs = now();
    one.start();
  }

  function take({ resultIndex, results }: RecognizedEvent): void {
    let partial = "";
    for (let at = resultIndex; at < results.length; at += 1) {
      const result = results[at];
      const best = result?.[0];
      if (result === undefined || best === undefined) continue;
      beganMs ??= now() - lagMs;
      if (!result.isFinal) partial += best.transcript;
      else {
        const text = best.transcript.trim();
        // A confidence of 0 is one that is not told.
        if (text !== "") events.onFinal([{ text, from: beganMs, to: Math.max(beganMs, now() - lagMs), confidence: best.confidence > 0 ? best.confidence : null }]);
        beganMs = null;
        events.onTrouble(null);
      }
    }
    events.onPartial(partial.trim());
    events.onPending(partial.trim() === "" ? 0 : 1);
  }

  function fail(error: string): void {
    if (error === "no-speech" || error === "aborted") return;
    if (error === "phrases-not-supported") {
      withPhrases = false;
      return;
    }
    isOn = false;
    events.onPending(0);
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
      recognizer?.stop();
    },
    settle() {
      recognizer?.stop();
    },
    take() {
      // It hears the microphone by itself.
    },
    again() {
      isOn = true;
      if (recognizer === null) listen();
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
