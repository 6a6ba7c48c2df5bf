import { hasSpoken, silent, type Activity, type Change } from "#core/voice/activity";
import { doubtOf, replyTo, type Doubt } from "#core/voice/doubt";
import type { TimedWord } from "#core/voice/timed-word";
import { asksForLittle, isShort, pauseThatEnds, turnEnd } from "#core/voice/turn-end";
import type { RecogniserTrouble } from "./recogniser";
import type { LeftSpeech } from "./recogniser-relay";

/*
 * What is heard of a turn, and when the turn is over. It holds no microphone, no clock and no words of the draft: those come in and go
 * out, so it can be tried with made-up ones. All times are milliseconds of the browser's steady clock.
 */

export type ListenerNeeds = {
  readonly isHandsFree: () => boolean;
  readonly vocabulary: () => readonly string[];
  /** Words that were recognised, to be put behind those that stand there. */
  readonly onWords: (text: string) => void;
  /** The turn is over, and what was heard of it counts. */
  readonly onTurnOver: () => void;
  readonly onDoubt: (doubt: Doubt) => void;
  /** A doubt was answered by voice: this stands in the place of what was heard; null where it only was wrong. */
  readonly onCleared: (doubt: Doubt, meant: string | null) => void;
  /** Asks the recogniser to come to an end with what is half recognised. */
  readonly onSettle: () => void;
  readonly onChange: () => void;
};

/** `holding`: somebody has taken the words in hand, or nothing may end by itself now. */
export type Hearing = {
  readonly state: "off" | "listening" | "hearing" | "writing" | "ending" | "holding";
  readonly partial: string;
  /** How long until the turn ends by itself; null where it does not. */
  readonly endsInMs: number | null;
  readonly doubt: Doubt | null;
  readonly trouble: RecogniserTrouble | null;
  /** What is left of before this page: it keeps nothing from going on. Null where there is none. */
  readonly left: LeftSpeech | null;
  readonly hasWords: boolean;
  /** All of this page that is still to be written down outlives it. */
  readonly isShelved: boolean;
};

export type Listener = ReturnType<typeof listener>;

/** A pause shorter than this is one between words. */
const leastPauseMs = 250;
/** What is half recognised after so much silence is asked for. */
const settleAfterMs = 1000;

export function listener({ isHandsFree, vocabulary, onWords, onTurnOver, onDoubt, onCleared, onSettle, onChange }: ListenerNeeds) {
  let isOn = false;
  let activity: Activity = silent;
  let lastSpeechMs: number | null = null;
  /** Until when the microphone was listened to: behind the clock where the page is busy. */
  let heardUntilMs = 0;
  let spokenMs = 0;
  let question = "";
  let pauses: readonly number[] = [];
  let pausesOfTurn: readonly number[] = [];
  let words: readonly TimedWord[] = [];
  /** Those of them that were said before this page. */
  const earlier = new WeakSet<TimedWord>();
  let sinceDoubt = "";
  let partial = "";
  /** How many words of the utterance at hand were in the box when somebody typed there: theirs now, as they left them. */
  let taken = 0;
  let pending = 0;
  let shelved = 0;
  let isEdited = false;
  let heldAt: number | null = null;
  let hasSettled = false;
  let isDoubtful: ReadonlySet<TimedWord> = new Set();
  let asked = 0;
  let doubt: Doubt | null = null;
  let trouble: RecogniserTrouble | null = null;
  let left: LeftSpeech | null = null;
  let shown: Hearing = { state: "off", partial: "", endsInMs: null, doubt: null, trouble: null, left: null, hasWords: false, isShelved: false };

  const textOf = (): string => words.map(({ text }) => text).join(" ");
  const pausing = () => ({ pauses, spokenMs, lastWords: textOf().slice(-80), isQuestionAnsweredShort: asksForLittle(question) && isShort(textOf()) });
  const isWaitingForWords = (): boolean => pending > 0 || partial !== "";
  /** New words after a moment to think was asked for are the end of that moment. */
  const isHeld = (): boolean => heldAt !== null && words.length <= heldAt;
  const mayEnd = (): boolean => isOn && isHandsFree() && !isEdited && !isHeld() && doubt === null && trouble === null && words.length > 0;

  function change(): void {
    const next: Hearing = { state: stateOf(), partial, endsInMs: endsInMs(), doubt, trouble, left, hasWords: words.length > 0, isShelved: partial === "" && !hasSpoken(activity) && shelved > 0 && shelved >= pending };
    if (isSame(shown, next)) return;
    shown = next;
    onChange();
  }

  function stateOf(): Hearing["state"] {
    if (!isOn) return isWaitingForWords() ? "writing" : "off";
    if (hasSpoken(activity)) return "hearing";
    if (isWaitingForWords()) return "writing";
    if (isHandsFree() && words.length > 0) return mayEnd() ? "ending" : "holding";
    return "listening";
  }

  function endsInMs(): number | null {
    if (!mayEnd() || hasSpoken(activity) || isWaitingForWords() || lastSpeechMs === null) return null;
    return Math.max(0, pauseThatEnds(pausing()) - (heardUntilMs - lastSpeechMs));
  }

  function end(): void {
    const found = doubtOf({ words: words.map((word) => (isDoubtful.has(word) ? { ...word, confidence: null } : word)), vocabulary: vocabulary(), asked });
    if (found === null) {
      pauses = [...pauses, ...pausesOfTurn];
      pausesOfTurn = [];
      onTurnOver();
      return;
    }
    raise(found);
  }

  function raise(found: Doubt): void {
    doubt = found;
    asked += 1;
    isDoubtful = new Set([...isDoubtful, ...words.slice(found.first, found.last + 1)]);
    sinceDoubt = "";
    onDoubt(found);
  }

  function clear(meant: string | null): void {
    if (doubt === null) return;
    const cleared = doubt;
    doubt = null;
    // What was only called wrong has to be put right by hand.
    if (meant === null) isEdited = true;
    onCleared(cleared, meant);
    change();
  }

  return {
    shown: (): Hearing => shown,
    begin(asks: string) {
      question = asks;
      isOn = true;
      change();
    },
    rest() {
      isOn = false;
      activity = silent;
      change();
    },
    /** A frame of the microphone, heard until that moment: whether somebody speaks, and what has changed. Silence alone ends a turn. */
    sound(next: Activity, changed: Change | null, untilMs: number) {
      activity = next;
      heardUntilMs = untilMs;
      if (changed?.kind === "spoke") {
        const beganMs = activity.kind === "sounding" ? activity.beganAtMs : changed.atMs;
        if (lastSpeechMs !== null && doubt === null && words.length + pending > 0 && beganMs - lastSpeechMs >= leastPauseMs) pausesOfTurn = [...pausesOfTurn, beganMs - lastSpeechMs];
        hasSettled = false;
      }
      if (changed?.kind === "ended") spokenMs += changed.toMs - changed.fromMs;
      if (activity.kind === "sounding" && hasSpoken(activity)) lastSpeechMs = activity.lastAtMs;
      if (isOn && lastSpeechMs !== null && activity.kind === "silent") {
        const sinceSpeechMs = heardUntilMs - lastSpeechMs;
        if (partial !== "" && sinceSpeechMs >= settleAfterMs && !hasSettled) {
          hasSettled = true;
          onSettle();
        }
        if (mayEnd() && !isWaitingForWords() && turnEnd({ ...pausing(), sinceSpeechMs })) end();
      }
      change();
    },
    partial(text: string) {
      partial = withoutFirst(text, taken);
      change();
    },
    pending(count: number) {
      pending = count;
      change();
    },
    shelved(count: number) {
      shelved = count;
      change();
    },
    trouble(what: RecogniserTrouble | null) {
      trouble = what;
      change();
    },
    left(what: LeftSpeech | null) {
      left = what;
      change();
    },
    final(found: readonly TimedWord[]) {
      partial = "";
      const text = found.map((word) => word.text).join(" ").trim();
      if (text === "") return;
      // Speech that was too soft to be told from silence, and was recognised all the same.
      lastSpeechMs ??= found.at(-1)?.to ?? null;
      if (doubt !== null) {
        sinceDoubt = `${sinceDoubt} ${text}`.trim();
        const reply = replyTo(sinceDoubt);
        if (reply !== null) {
          clear(reply.kind === "yes" ? doubt.suggestion : reply.kind === "instead" ? reply.words : null);
          return;
        }
        doubt = null;
      }
      words = [...words, ...found];
      const rest = withoutFirst(text, taken);
      taken = 0;
      if (rest !== "") onWords(rest);
      change();
    },
    /** Words of what was said before this page: they wait to be read. */
    earlier(found: readonly TimedWord[]) {
      const text = found.map((word) => word.text).join(" ").trim();
      if (text === "") return;
      isEdited = true;
      for (const word of found) earlier.add(word);
      words = [...words, ...found];
      onWords(text);
      change();
    },
    /** Somebody has typed: the words wait for them. */
    edited() {
      isEdited = true;
      taken += wordsIn(partial).length;
      partial = "";
      change();
    },
    /** Nothing ends by itself for as long as it is so and nothing new is heard: the interviewer speaks, or a moment was asked for. */
    hold(is: boolean) {
      heldAt = is ? (heldAt ?? words.length) : null;
      change();
    },
    /** Looks for a doubt in what was heard, where the turn does not end by itself. */
    ask() {
      if (doubt !== null || isEdited) return;
      const found = doubtOf({ words: words.map((word) => (isDoubtful.has(word) ? { ...word, confidence: null } : word)), vocabulary: vocabulary(), asked });
      if (found !== null) raise(found);
      change();
    },
    clear,
    asked: (): number => asked,
    isSettled: (): boolean => !isWaitingForWords() && !hasSpoken(activity),
    spokenMs: (): number => spokenMs + (activity.kind === "sounding" && hasSpoken(activity) ? activity.lastAtMs - activity.beganAtMs : 0),
    words: (): readonly TimedWord[] => words,
    isEarlier: (word: TimedWord): boolean => earlier.has(word),
    /** The turn counts. What was said after a time stays for the next. */
    said(afterMs = Number.POSITIVE_INFINITY) {
      words = words.filter(({ from }) => from >= afterMs);
      heldAt = heldAt === null ? null : words.length;
      spokenMs = 0;
      isEdited = false;
      doubt = null;
      partial = "";
      lastSpeechMs = words.length > 0 ? lastSpeechMs : null;
      change();
    },
  };
}

const wordsIn = (text: string): readonly string[] => text.match(/\S+/g) ?? [];

const withoutFirst = (text: string, count: number): string => (count === 0 ? text : wordsIn(text).slice(count).join(" "));

const isSame = (one: Hearing, other: Hearing): boolean =>
  one.state === other.state && one.partial === other.partial && one.doubt === other.doubt && one.trouble === other.trouble && isSameLeft(one.left, other.left) && one.hasWords === other.hasWords && one.isShelved === other.isShelved && shownSeconds(one.endsInMs) === shownSeconds(other.endsInMs);

/** Tenths are shown. */
const shownSeconds = (ms: number | null): number | null => (ms === null ? null : Math.ceil(ms / 100));

const isSameLeft = (one: LeftSpeech | null, other: LeftSpeech | null): boolean => (one === null || other === null ? one === other : one.trouble === other.trouble && one.isShelved === other.isShelved);
