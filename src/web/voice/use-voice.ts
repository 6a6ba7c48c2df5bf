import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { interruptsAfterMs } from "#core/voice/activity";
import { questionOf, type Doubt } from "#core/voice/doubt";
import type { Spoken } from "#core/voice/spoken";
import { referenceQuery, type LiveSession } from "../api";
import { useRoomMedia } from "../devices/room-media";
import type { Switches } from "../devices/use-switches";
import { frameMs } from "./frame-shape";
import { toldOf } from "./recogniser-relay";
import { replacedIn } from "./replaced-in";
import type { RoomVoice } from "./room-voice";
import { useAnswer } from "./use-answer";
import { useEar } from "./use-ear";
import { useInterviewerVoice } from "./use-interviewer-voice";
import { useListener } from "./use-listener";
import { useRecogniser } from "./use-recogniser";
import { useWays } from "./use-ways";
import { vocabularyQuery } from "./voice-api";
import { useVoiceSettings } from "./voice-settings";

type Needs = {
  readonly session: LiveSession;
  /** They hold how one answers, and open the microphone. */
  readonly switches: Pick<Switches, "voice" | "isMuted" | "turn">;
  readonly draft: { readonly text: string; readonly type: (text: string) => void };
  readonly isMoment: boolean;
  readonly isSayable: (text: string) => boolean;
  /** `rest`: what stays in the box. */
  readonly onSay: (text: string, spoken: Spoken | undefined, rest: string) => void;
};

export function useVoice({ session, switches, draft, isMoment, isSayable, onSay }: Needs): RoomVoice {
  const { id, status } = session;
  const { voice: mode, turn } = switches;
  const isWanted = mode !== "type" && status === "open";
  const [isStopped, setStopped] = useState(false);
  const settings = useVoiceSettings();
  const media = useRoomMedia();
  // Some browsers recognise through a microphone that they open by themselves: they are stopped with the one that is shown.
  const mayHear = isWanted && !switches.isMuted && media.microphone !== null && !isStopped;
  const ways = useWays(mode !== "type");
  const interviewer = useInterviewerVoice(session, isWanted);
  const vocabulary = useQuery({ ...vocabularyQuery(id), enabled: isWanted }).data;
  const phrases = useQuery({ ...referenceQuery, enabled: isWanted }).data?.doubts;
  const [isPressed, setPressed] = useState(false);
  const [isSaying, setSaying] = useState(false);

  /** The words of the box, as they stand at this moment: what is heard may come twice before it is drawn. */
  const box = useRef(draft.text);
  useEffect(() => {
    box.current = draft.text;
  }, [draft.text]);
  const put = (text: string): void => {
    box.current = text;
    draft.type(text);
  };

  const { heard, hearing, settled } = useListener({
    isHandsFree: (): boolean => isHandsFree,
    vocabulary: () => vocabulary ?? [],
    onWords: (text: string) => {
      put(joined(box.current, text));
      void askCutIn();
    },
    onTurnOver: () => {
      if (!isSayable(box.current)) return;
      performance.mark("altitude:turn-over");
      sayNow();
    },
    onDoubt: (doubt: Doubt) => {
      interviewer.say(questionOf(doubt, phrases ?? [], heard.asked() - 1));
    },
    onCleared: (doubt: { readonly heard: string; readonly first: number }, meant: string | null) => {
      if (meant !== null) put(replacedIn(box.current, doubt.heard, meant, timesBefore(doubt)));
    },
    onSettle: () => recogniser.current()?.settle(),
  });

  const { timesBefore, say: sayAnswer, askCutIn } = useAnswer({ session, box, heard, by: ways.taken, isSayable, onSay });
  function sayNow(): void {
    setSaying(false);
    sayAnswer();
  }

  /* What hears the microphone, and what turns it into words. */

  const detector = useEar({
    track: media.microphone,
    isWanted: isWanted && (mode === "hands-free" || ways.taken === "endpoint"),
    onFrame: (frame, activity, change) => {
      recogniser.current()?.take(frame);
      if (interviewer.isSpeaking && settings.isInterruptible && activity.kind === "sounding" && activity.voicedMs >= interruptsAfterMs) interviewer.cut();
      if (change !== null) performance.mark(`altitude:speech-${change.kind}`, { startTime: Math.max(0, "atMs" in change ? change.atMs : change.toMs) });
      if (isHandsFree ? mayListen : isPressed) heard.sound(activity, change, frame.atMs + frameMs);
    },
  });
  // Where speech cannot be told from silence, a button does.
  const isHandsFree = mode === "hands-free" && detector !== "missing";
  // The connected service may listen while the interviewer speaks: only what is surely speech is sent, and that stops the voice.
  const mayListen = mayHear && isHandsFree && (!interviewer.isSpeaking || (settings.isInterruptible && ways.taken === "endpoint"));
  const recogniser = useRecogniser({
    session, ways, isHandsFree, isWanted, vocabulary,
    events: {
      onPartial: (text) => { heard.partial(text); },
      onFinal: (words) => { heard.final(words); },
      onEarlier: (words) => { heard.earlier(words); },
      onLeft: (left) => { heard.left(left); },
      onPending: (count) => { heard.pending(count); },
      onShelved: (count) => { heard.shelved(count); },
      onTrouble: (what) => { heard.trouble(what); },
    },
  });

  const question = session.turns.findLast(({ speaker }) => speaker === "interviewer")?.text ?? "";
  const taken = ways.taken;
  const restUnlessHeld = useEffectEvent(() => {
    // Another way may have been taken while the button is held.
    if (isPressed) {
      if (mayHear) recogniser.current()?.start();
      return;
    }
    recogniser.current()?.stop();
    heard.rest();
  });
  useEffect(() => {
    if (mayListen && taken !== null) {
      heard.begin(question);
      recogniser.current()?.start();
      return;
    }
    restUnlessHeld();
  }, [isHandsFree, mayListen, question, taken, heard, recogniser]);

  useEffect(() => {
    heard.hold(isMoment || interviewer.isSpeaking);
  }, [heard, isMoment, interviewer.isSpeaking]);

  const press = useEffectEvent(() => {
    if (!mayHear || taken === null || isPressed) return;
    interviewer.cut();
    setPressed(true);
    heard.begin(question);
    recogniser.current()?.start();
  });
  const release = useEffectEvent(() => {
    if (!isPressed) return;
    setPressed(false);
    recogniser.current()?.stop();
    heard.rest();
  });
  useEffect(() => {
    if (!mayHear) release();
  }, [mayHear]);
  // A detector that came late: from here on the end of speech is heard, not told.
  useEffect(() => {
    if (isHandsFree) setPressed(false);
  }, [isHandsFree]);
  // With the button, what was heard is there to be read at once; a doubtful word is asked about then.
  useEffect(() => {
    if (!isHandsFree && hearing.state === "off" && hearing.hasWords) heard.ask();
  }, [isHandsFree, hearing.state, hearing.hasWords, heard]);

  const sayWhenSettled = useEffectEvent(() => {
    sayNow();
  });
  const isSettled = hearing.state !== "writing" && hearing.state !== "hearing";
  useEffect(() => {
    if (!isSaying) return;
    if (hearing.trouble !== null) {
      setSaying(false);
      return;
    }
    if (isSettled) {
      sayWhenSettled();
      return;
    }
    const timer = setTimeout(() => { sayWhenSettled(); }, waitsForWordsMs);
    return () => { clearTimeout(timer); };
  }, [isSaying, isSettled, hearing.trouble]);

  const isComing = hearing.state === "writing" || hearing.state === "hearing" || (hearing.trouble?.hasKept ?? false);
  const isOutstanding = isComing || hearing.left !== null;
  const isShelved = isOutstanding && !isPressed && (hearing.isShelved || !isComing) && (hearing.left?.isShelved ?? true);
  useEffect(() => {
    if (!isOutstanding || isShelved) return;
    // A service that hangs has not failed yet, and what it was sent is kept from a page that goes meanwhile.
    const timer = setInterval(() => { recogniser.shelve(); }, shelvesAfterMs);
    return () => { clearInterval(timer); };
  }, [isOutstanding, isShelved, recogniser]);

  return {
    mode,
    setMode(next) {
      release();
      turn({ voice: next });
    },
    hearing,
    ways,
    detector,
    microphone: { isLive: media.microphone !== null, isMuted: switches.isMuted, trouble: media.trouble.microphone, unmute: () => { turn({ isMuted: false }); } },
    interviewer,
    // While paused as well, when it is disabled: its place is kept.
    isByButton: mode !== "type" && status !== "finished" && !isHandsFree,
    talking: { isPressed, press: () => { press(); }, release: () => { release(); } },
    doubt: hearing.doubt === null ? null : { question: questionOf(hearing.doubt, phrases ?? [], heard.asked() - 1), yes: () => { interviewer.cut(); heard.clear(hearing.doubt?.suggestion ?? null); }, no: () => { interviewer.cut(); heard.clear(null); } },
    text: joined(draft.text, hearing.partial),
    type(text) {
      heard.edited();
      put(text);
      if (!/\S/.test(text)) heard.said();
    },
    say() {
      if (isPressed) release();
      if (hearing.trouble !== null || (heard.isSettled() && !isPressed)) {
        sayNow();
        return;
      }
      recogniser.current()?.settle();
      setSaying(true);
    },
    isSaying,
    isOutstanding,
    isShelved,
    writtenDown() {
      setStopped(true);
      setPressed(false);
      recogniser.current()?.stop();
      recogniser.shelve();
      heard.rest();
      return settled(waitsForWordsMs);
    },
    listenOn() {
      setStopped(false);
    },
    isPaused: status === "paused",
    told: toldOf(hearing.trouble, hearing.left),
    again() {
      recogniser.again();
    },
    shelve() {
      recogniser.shelve();
    },
    letGo() {
      recogniser.letGo();
    },
    discard() {
      recogniser.discard();
    },
    isSounding: isWanted && (interviewer.isSpeaking || isPressed || hearing.state === "hearing" || hearing.state === "writing" || hearing.state === "ending"),
  };
}

/** Whoever wants to say, to leave or to finish waits so long for the last of their speech; what comes later stands in the box. */
const waitsForWordsMs = 15_000;
/** What is written down sooner leaves no trace in the browser. */
const shelvesAfterMs = 3000;

/** Words behind words. */
function joined(before: string, text: string): string {
  if (text === "") return before;
  return before === "" || /\s$/.test(before) ? before + text : `${before} ${text}`;
}
