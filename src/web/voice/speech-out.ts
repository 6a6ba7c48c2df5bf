/** A text that is being said aloud. */
export type SayingAloud = {
  /** Silent at once; `onEnded` follows. */
  readonly cut: () => void;
};

export type SayingEvents = {
  /** The first sound of it. */
  readonly onBegan: () => void;
  readonly onEnded: (isCut: boolean) => void;
  /** Nothing was said. */
  readonly onFailed: () => void;
};

export type Manner = { readonly voice: string | null; readonly speed: number; readonly volume: number };

/** Chrome stops in the middle of an utterance that takes longer than about 15 seconds: https://issues.chromium.org/issues/41294170 */
const longestPiece = 180;

/** A text in pieces, at the ends of sentences where it can be, that are short enough to be said in one breath. */
export function piecesOf(text: string): readonly string[] {
  return together(sentencesOf(text).flatMap(shortEnough));
}

/** The same for a service, which says a sentence of any length. */
const spokenPiecesOf = (text: string): readonly string[] => together(sentencesOf(text));

/** "99.95%" ends no sentence. */
const sentencesOf = (text: string): readonly string[] => text.match(/(?:[^.!?]|[.!?](?!["”’)]*(?:\s|$)))+(?:[.!?]+["”’)]*)?\s*/g) ?? [];

/** As many parts in each piece as are short enough. */
function together(parts: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= longestPiece) pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}

/** A sentence that is longer is parted between its words. */
function shortEnough(sentence: string): readonly string[] {
  if (sentence.length <= longestPiece) return [sentence];
  const parts: string[] = [];
  for (const word of sentence.match(/\S+\s*/g) ?? []) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + word.length <= longestPiece) parts[parts.length - 1] = last + word;
    else parts.push(word);
  }
  return parts;
}

/** The voices that know a language, those on this machine first. To others the browser sends the text: they need a consent. */
export function voicesFor(all: readonly SpeechSynthesisVoice[], { lang, mayBeRemote }: { readonly lang: string; readonly mayBeRemote: boolean }): readonly SpeechSynthesisVoice[] {
  const [main = lang] = lang.toLowerCase().split("-");
  return all
    .filter(({ localService }) => localService || mayBeRemote)
    .filter((voice) => voice.lang.toLowerCase().replace("_", "-").split("-")[0] === main)
    .sort((one, other) => Number(other.localService) - Number(one.localService) || Number(other.lang === lang) - Number(one.lang === lang));
}

/** A voice that has not begun by then will not. */
const beginsWithinMs = 5000;
/** The slowest voices take half of this for a character. A voice that takes longer has stopped without a word of it. */
const longestMsPerCharacter = 200;

const longestMs = (text: string, { speed }: Manner): number => beginsWithinMs + (text.length * longestMsPerCharacter) / speed;

type Said = {
  readonly text: string;
  readonly voice: SpeechSynthesisVoice;
  readonly manner: Manner;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** `onStuck`: it did not begin, or did not end, in its time; what follows is as if it was cut. */
  readonly events: SayingEvents & { readonly onStuck: () => void };
};

/** Says a text with a voice of the browser. */
export function sayWithBrowser(synthesis: SpeechSynthesis, { text, voice, manner, wait, events }: Said): SayingAloud {
  const pieces = piecesOf(text);
  let isOver = false;
  let hasBegun = false;
  const end = (isCut: boolean): void => {
    if (isOver) return;
    isOver = true;
    if (hasBegun) events.onEnded(isCut);
    else events.onFailed();
  };
  const stopStuck = (): void => {
    if (isOver) return;
    events.onStuck();
    end(true);
    synthesis.cancel();
  };
  synthesis.cancel();
  void wait(beginsWithinMs).then(() => {
    if (!hasBegun) stopStuck();
  });
  void wait(longestMs(text, manner)).then(stopStuck);
  for (const [at, piece] of pieces.entries()) {
    const utterance = new SpeechSynthesisUtterance(piece);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = manner.speed;
    utterance.volume = manner.volume;
    utterance.onstart = () => {
      if (!hasBegun && !isOver) events.onBegan();
      hasBegun = true;
    };
    utterance.onend = () => {
      if (at === pieces.length - 1) end(false);
    };
    utterance.onerror = () => {
      end(true);
    };
    synthesis.speak(utterance);
  }
  return {
    cut() {
      end(true);
      synthesis.cancel();
    },
  };
}

/** Nobody waits longer for the first sound of a service: the browser's voice is there at once. */
const soundsWithinMs = 8000;
/** A sound that plays and stands still for so long has stalled. */
const stallsAfterMs = 5000;

type Service = {
  readonly text: string;
  readonly manner: Manner;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** `onBrokenOff`: some of it was heard, and this is what was not. Neither of the others follows. */
  readonly events: SayingEvents & { readonly onBrokenOff: (rest: string) => void };
};

/**
 * Says a text with the connected service, piece by piece: the first is heard while the next is still to come, so that a long question begins
 * as soon as a short one. The browser plays what the service sends.
 */
export function sayWithService(fetchAudio: (piece: string, signal: AbortSignal) => Promise<Blob>, { text, manner, wait, events }: Service): SayingAloud {
  const stop = new AbortController();
  const audio = new Audio();
  let isOver = false;
  let hasBegun = false;
  const end = (isCut: boolean, rest = ""): void => {
    if (isOver) return;
    isOver = true;
    stop.abort();
    audio.pause();
    URL.revokeObjectURL(audio.src);
    if (!hasBegun) events.onFailed();
    else if (rest === "") events.onEnded(isCut);
    else events.onBrokenOff(rest);
  };
  audio.volume = manner.volume;
  audio.onplaying = () => {
    if (!hasBegun && !isOver) events.onBegan();
    hasBegun = true;
  };
  // A key of the keyboard or of a headset silences the interviewer, as a sound that stands still by itself does not. It is paused at its end, too.
  audio.onpause = () => {
    if (hasBegun && !audio.ended) end(true);
  };
  void wait(soundsWithinMs).then(() => {
    if (!hasBegun) end(true);
  });

  /** Resolves when it was heard to its end. */
  const play = async (blob: Blob, piece: string): Promise<void> => {
    let isOn = true;
    const heardToItsEnd = new Promise<void>((resolve, reject) => {
      audio.onended = () => { resolve(); };
      audio.onerror = () => { reject(new Error("The sound cannot be played.")); };
      URL.revokeObjectURL(audio.src);
      audio.src = URL.createObjectURL(blob);
      audio.play().catch(reject);
    });
    // What a sound says of its own length may be wrong: whether it goes on, and how long its words can take, is not.
    const standsStill = async (): Promise<never> => {
      for (let at = -1; isOn && at !== audio.currentTime;) {
        at = audio.currentTime;
        await wait(stallsAfterMs);
      }
      throw new Error("The sound does not go on.");
    };
    const takesTooLong = wait(longestMs(piece, manner)).then(() => { throw new Error("The sound does not end."); });
    await Promise.race([heardToItsEnd, standsStill(), takesTooLong]).finally(() => { isOn = false; });
  };
  const pieces = spokenPiecesOf(text);
  let heard = 0;
  const playAll = async (): Promise<void> => {
    const ask = (at: number): Promise<Blob> | null => {
      const [piece] = pieces.slice(at, at + 1);
      const sound = piece === undefined ? null : fetchAudio(piece, stop.signal);
      // It may fail while the one before is heard, and is missed only after that.
      sound?.catch(() => undefined);
      return sound;
    };
    let coming = ask(0);
    for (let next = 1; coming !== null; next += 1) {
      // The first has its own bound, above: from when it was asked for to when it sounds.
      const sound = await (heard === 0 ? coming : Promise.race([coming, tooLate()]));
      if (isOver) return;
      coming = ask(next);
      await play(sound, pieces[heard] ?? "");
      heard = next;
    }
  };
  const tooLate = async (): Promise<never> => {
    await wait(soundsWithinMs);
    throw new Error("The service does not go on.");
  };
  playAll().then(() => { end(false); }, () => { end(true, pieces.slice(heard).join(" ")); });
  return {
    cut() {
      end(true);
    },
  };
}
