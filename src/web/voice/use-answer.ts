import { useRef, type RefObject } from "react";
import { cutInAt, pausesIn } from "#core/voice/sentence-end";
import { spokenMs, type Spoken } from "#core/voice/spoken";
import { stretchesOf } from "#core/voice/stretches";
import type { LiveSession } from "../api";
import { serverTimeOf } from "../room/clock";
import type { Listener } from "./listener";
import type { Ways } from "./use-ways";
import { isCutInDue } from "./voice-api";

/** The answer that stands in the box, and how its words were spoken. */
export type Answer = {
  /** How often a doubtful word stands in what was heard before its own place. */
  readonly timesBefore: (doubt: { readonly heard: string; readonly first: number }) => number;
  /** Says what stands in the box, where that may be said. */
  readonly say: () => void;
  /** At the end of a sentence of a monologue the interviewer may break in; what is said after it stays. */
  readonly askCutIn: () => Promise<void>;
};

type Needs = {
  readonly session: LiveSession;
  /** The words of the box, as they stand at this moment. */
  readonly box: RefObject<string>;
  readonly heard: Listener;
  /** What turns the voice into words. */
  readonly by: Ways["taken"];
  readonly isSayable: (text: string) => boolean;
  /** `rest`: what stays in the box. */
  readonly onSay: (text: string, spoken: Spoken | undefined, rest: string) => void;
};

const longestHeard = 50_000;
/** What a page leaves was for the connected service to write down: no other way keeps it. */
const keepsSpeech = "endpoint";

export function useAnswer({ session, box, heard, by, isSayable, onSay }: Needs): Answer {
  /** Where the last end of a sentence was that was asked about. */
  const asked = useRef(0);

  /** Of words that were said before this page and words that were said since, those since are told of: what lies between them is no pause of whoever spoke. */
  function spokenOf(text: string, isCutIn: boolean): Spoken | undefined {
    const words = heard.words();
    const since = words.filter((word) => !heard.isEarlier(word));
    const told = since.length === 0 ? words : since;
    const writtenBy = since.length === 0 ? keepsSpeech : by;
    if (told.length === 0 || writtenBy === null) return undefined;
    const onServer = (ms: number): number => serverTimeOf(session, ms);
    const placed = words.map((word) => ({ ...word, from: onServer(word.from), to: onServer(word.to), isApart: told === since && heard.isEarlier(word) }));
    return { by: writtenBy, stretches: [...stretchesOf(placed, text)], heard: told.map((word) => word.text).join(" ").slice(0, longestHeard), isCutIn };
  }

  return {
    timesBefore({ heard: words, first }) {
      return heard.words().slice(0, first).filter(({ text }) => text.toLowerCase().includes(words.toLowerCase())).length;
    },
    say() {
      const text = box.current;
      if (!isSayable(text)) return;
      const spoken = spokenOf(text, false);
      heard.said();
      asked.current = 0;
      box.current = "";
      onSay(text, spoken, "");
    },
    async askCutIn() {
      const text = box.current;
      // The connected service gives words one by one, and full stops; browsers give whole stretches without.
      const pausedAt = by === "endpoint" ? [] : pausesIn(text, heard.words());
      const end = cutInAt({ text, spokenMs: heard.spokenMs(), pausedAt, cutIn: session.cutIn });
      if (end === null || end <= asked.current || heard.words().length === 0) return;
      asked.current = end;
      const soFar = text.slice(0, end);
      const spoken = spokenOf(soFar, true);
      if (spoken === undefined) return;
      // An interviewer who cannot be asked does not break in. They are told of the very time that goes with the answer, so that both times they decide alike.
      const isDue = await isCutInDue(session.id, { text: soFar, spokenMs: spokenMs(spoken) }).catch(() => false);
      if (!isDue || !box.current.startsWith(soFar) || !isSayable(soFar)) return;
      const lastMs = spoken.stretches.at(-1)?.to;
      heard.said(lastMs === undefined ? undefined : lastMs - serverTimeOf(session, 0) - 1);
      asked.current = 0;
      const rest = box.current.slice(end).trimStart();
      box.current = rest;
      onSay(soFar, spoken, rest);
    },
  };
}
