import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { keepVoiced, newer, sessionQuery, voiceQuery, type LiveSession } from "../api";
import { serverTimeOf } from "../room/clock";
import { sayWithBrowser, sayWithService, voicesFor, type SayingAloud } from "./speech-out";
import { spokenLanguage } from "./use-ways";
import { sayAloud } from "./voice-api";
import { useVoiceSettings } from "./voice-settings";

/** The interviewer's voice. */
export type InterviewerVoice = {
  readonly isSpeaking: boolean;
  /** The browser makes no sound before one has touched the page. */
  readonly needsTap: boolean;
  /** Why nothing is heard, or not as chosen. */
  readonly trouble: string | null;
  readonly voices: readonly SpeechSynthesisVoice[];
  /** Stops it at once. */
  readonly cut: () => void;
  /** Says the newest words of the interviewer, again if need be. */
  readonly sayAgain: () => void;
  /** Says something that is no turn. */
  readonly say: (text: string) => void;
};

const noVoice = "No voice on this machine; reading instead.";
const stuck = "Your browser's voice does not speak; read instead.";
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const brokeOff = "The connected voice stopped; your browser's voice goes on.";
const brokeOffUnread = "The connected voice stopped; read the rest.";
const fellBack = "The connected voice did not answer; your browser's voice speaks instead.";

/** Reads the interviewer's turns aloud as they come, and keeps when they were heard. */
export function useInterviewerVoice(session: LiveSession, isWanted: boolean): InterviewerVoice {
  const queries = useQueryClient();
  const settings = useVoiceSettings();
  const services = useQuery({ ...voiceQuery, enabled: isWanted });
  const speech = services.data?.speech ?? null;
  const hasWaited = useHasWaited(isWanted && services.isPending, servicesKnownAfterMs);
  const voices = useVoices(isWanted, settings.mayVoiceBeRemote);
  const isKnown = voices.isKnown && (settings.speaker !== "endpoint" || !services.isPending || hasWaited);
  const [isSpeaking, setSpeaking] = useState(false);
  const [needsTap, setNeedsTap] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const saying = useRef<SayingAloud | null>(null);
  /** As it is known by then: the server's clock is known the better the longer one hears of it. */
  const newest = useRef(session);
  useEffect(() => {
    newest.current = session;
  }, [session]);
  const last = session.turns.at(-1);
  /** The turn that was read aloud last, or needs not be. */
  const done = useRef(last?.speaker === "interviewer" && last.voiced === null ? last.index - 1 : (last?.index ?? -1));

  const cut = useCallback(() => {
    saying.current?.cut();
  }, []);

  const start = useEffectEvent((text: string, turn: number | null) => {
    saying.current?.cut();
    if (settings.isMuted || settings.speaker === "nobody") return;
    let beganAtMs: number | null = null;
    const events = {
      onBegan: () => {
        // Where another voice goes on, it was heard from when the first began.
        beganAtMs ??= performance.now();
      },
      onEnded: (isCut: boolean) => {
        saying.current = null;
        setSpeaking(false);
        if (turn === null) return;
        const toMs = performance.now();
        const onServer = (ms: number): number => Math.round(serverTimeOf(newest.current, ms));
        void keepVoiced(session.id, turn, { from: onServer(beganAtMs ?? toMs), to: onServer(toMs), isCut }).then(
          (heard) => queries.setQueryData(sessionQuery(session.id).queryKey, (known) => newer(known, heard)),
          // Only replay misses it.
          () => undefined,
        );
      },
    };
    const byBrowser = (words = text): SayingAloud | null => {
      const voice = voices.known.find(({ voiceURI }) => voiceURI === settings.voice) ?? voices.known[0];
      if (voice === undefined) {
        setSpeaking(false);
        setTrouble(noVoice);
        return null;
      }
      return sayWithBrowser(speechSynthesis, {
        text: words, voice, manner: settings, wait,
        events: {
          ...events,
          onStuck: () => { setTrouble(stuck); },
          onFailed: () => { saying.current = null; setSpeaking(false); },
        },
      });
    };
    setSpeaking(true);
    if (settings.speaker === "endpoint" && speech !== null) {
      setTrouble(null);
      let isCut = false;
      const byService = sayWithService((piece, signal) => sayAloud({ text: piece, speed: settings.speed }, signal), {
        text,
        manner: settings,
        wait,
        events: {
          ...events,
          onBrokenOff: (rest) => {
            saying.current = byBrowser(rest);
            setTrouble(saying.current === null ? brokeOffUnread : brokeOff);
            if (saying.current === null) events.onEnded(true);
          },
          onFailed: () => {
            saying.current = null;
            if (isCut) {
              setSpeaking(false);
              return;
            }
            setTrouble(fellBack);
            saying.current = byBrowser();
          },
        },
      });
      saying.current = { cut: () => { isCut = true; byService.cut(); } };
      return;
    }
    setTrouble(null);
    saying.current = byBrowser();
  });

  const sayNewest = useEffectEvent(() => {
    const question = session.turns.findLast(({ speaker }) => speaker === "interviewer");
    if (question === undefined) return;
    done.current = Math.max(done.current, question.index);
    setNeedsTap(false);
    start(question.text, question.index);
  });

  const newestIndex = last?.speaker === "interviewer" ? last.index : -1;
  useEffect(() => {
    if (!isWanted || !isKnown || newestIndex <= done.current) return;
    // Browsers that do not tell let a page speak that was just opened by a press.
    if ("userActivation" in navigator && !navigator.userActivation.hasBeenActive) {
      done.current = newestIndex;
      setNeedsTap(true);
      return;
    }
    sayNewest();
  }, [isWanted, newestIndex, isKnown]);

  // Whoever leaves, pauses, mutes or types wants silence at once.
  const isSilenced = settings.isMuted || settings.speaker === "nobody";
  const isSilent = !isWanted || isSilenced;
  useEffect(() => {
    if (isSilent) cut();
  }, [isSilent, cut]);
  useEffect(() => cut, [cut]);

  return {
    isSpeaking,
    needsTap: needsTap && isWanted && !isSilent,
    trouble: isSilenced ? null : trouble,
    voices: voices.known,
    cut,
    sayAgain: useCallback(() => { sayNewest(); }, []),
    say: useCallback((text: string) => { start(text, null); }, []),
  };
}

/** Browsers load their voices late, and tell of none where there is none: after so long there is none. */
const loadedAfterMs = 1500;

/** The first words of the interviewer wait so long for which services there are. */
const servicesKnownAfterMs = 5000;

/** Whether something has been so for so long. */
function useHasWaited(is: boolean, ms: number): boolean {
  const [hasWaited, setHasWaited] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => { setHasWaited(true); }, ms);
    return () => { clearTimeout(timer); };
  }, [is, ms]);
  return hasWaited;
}

function useVoices(isWanted: boolean, mayBeRemote: boolean): { readonly known: readonly SpeechSynthesisVoice[]; readonly isKnown: boolean } {
  const [voices, setVoices] = useState<{ readonly known: readonly SpeechSynthesisVoice[]; readonly isKnown: boolean }>({ known: [], isKnown: false });
  useEffect(() => {
    if (!isWanted) return;
    const synthesis = "speechSynthesis" in window ? window.speechSynthesis : null;
    const read = (): void => {
      const known = voicesFor(synthesis?.getVoices() ?? [], { lang: spokenLanguage(), mayBeRemote });
      setVoices((before) => ({ known, isKnown: before.isKnown || known.length > 0 }));
    };
    read();
    const timer = setTimeout(() => {
      setVoices((before) => ({ ...before, isKnown: true }));
    }, synthesis === null ? 0 : loadedAfterMs);
    synthesis?.addEventListener("voiceschanged", read);
    return () => {
      clearTimeout(timer);
      synthesis?.removeEventListener("voiceschanged", read);
    };
  }, [isWanted, mayBeRemote]);
  return voices;
}
