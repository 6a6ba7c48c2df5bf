/**
 * The browser's recogniser, as far as it is used here. `processLocally`, `phrases` and `available` are new, and not in TypeScript's library.
 * Source: https://webaudio.github.io/web-speech-api/
 */
export type SpeechRecognizer = EventTarget & {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  phrases?: unknown;
  onresult: ((event: RecognizedEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start: (track?: MediaStreamTrack) => void;
  stop: () => void;
  abort: () => void;
};

export type RecognizedEvent = { readonly resultIndex: number; readonly results: ArrayLike<Recognized> };
type Recognized = ArrayLike<{ readonly transcript: string; readonly confidence: number }> & { readonly isFinal: boolean };

type Options = { readonly langs: readonly string[]; readonly processLocally: boolean };

export type SpeechRecognizerKind = {
  new (): SpeechRecognizer;
  available?: (options: Options) => Promise<string>;
  install?: (options: Options) => Promise<boolean>;
};

type PhraseKind = new (phrase: string, boost: number) => unknown;

declare global {
  interface Window {
    SpeechRecognition?: SpeechRecognizerKind;
    webkitSpeechRecognition?: SpeechRecognizerKind;
    SpeechRecognitionPhrase?: PhraseKind;
  }
}

/** What this browser has; null where it has none. */
export const recognizerKind = (): SpeechRecognizerKind | null => window.SpeechRecognition ?? window.webkitSpeechRecognition ?? null;

/** Whether words can be recognised on this machine, at once or after a download. */
export type OnDevice = "available" | "downloadable" | "no";

/** Browsers know at once; one that has not said so by then never will. */
const knownWithinMs = 2000;

export async function onDevice(kind: SpeechRecognizerKind | null, lang: string): Promise<OnDevice> {
  if (kind?.available === undefined) return "no";
  try {
    const late = new Promise<"late">((resolve) => setTimeout(resolve, knownWithinMs, "late"));
    const found = await Promise.race([kind.available({ langs: [lang], processLocally: true }), late]);
    return found === "available" || found === "downloadable" ? found : "no";
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return "no";
    throw error;
  }
}

/** Has the browser fetch what it needs to recognise on this machine. False where it could not. */
export async function installOnDevice(kind: SpeechRecognizerKind | null, lang: string): Promise<boolean> {
  try {
    return (await kind?.install?.({ langs: [lang], processLocally: true })) === true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

/** How much more likely a term of the session is than it would be elsewhere; 0 to 10. */
const boost = 3;

export function phrasesOf(terms: readonly string[]): unknown {
  const Phrase = window.SpeechRecognitionPhrase;
  return Phrase === undefined ? undefined : terms.map((term) => new Phrase(term, boost));
}
