import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Recogniser as RecogniserName } from "#core/voice/spoken";
import { voiceQuery } from "../api";
import { installOnDevice, onDevice, recognizerKind, type OnDevice } from "./speech-recognition";
import { useVoiceSettings } from "./voice-settings";

/** How speech can become words here. */
export type Ways = {
  /** The one that is taken: on this machine first, then the connected service, then, if it was allowed, the browser's maker. */
  readonly taken: RecogniserName | null;
  readonly isKnown: boolean;
  /** The browser can on this machine, but failed to: another way is taken. */
  readonly hasLeftDevice: boolean;
  /** Takes another way for the rest of the session, where there is one that may be taken. */
  readonly leaveDevice: () => void;
  readonly onDevice: OnDevice;
  /** Where the sound goes, by each way that there is. */
  readonly goesTo: { readonly endpoint: string | null; readonly isEndpointLocal: boolean; readonly hasBrowserService: boolean };
  /** Has the browser download what it needs to recognise on this machine. */
  readonly install: () => Promise<boolean>;
  readonly isInstalling: boolean;
  readonly lang: string;
};

/** The interviewer speaks English; of its kinds, the one that the browser is set to. */
export const spokenLanguage = (): string => (/^en\b/i.test(navigator.language) ? navigator.language : "en-US");

/** Which ways there are, asked anew when the room is entered. */
export function useWays(isWanted: boolean): Ways {
  const { mayGoToMaker } = useVoiceSettings();
  const voice = useQuery({ ...voiceQuery, enabled: isWanted });
  const [device, setDevice] = useState<OnDevice | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isInstalling, setInstalling] = useState(false);
  const [lang] = useState(spokenLanguage);
  const kind = recognizerKind();

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    void onDevice(recognizerKind(), lang).then((found) => {
      if (isCurrent) setDevice(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [isWanted, lang]);

  const install = useCallback(async () => {
    setInstalling(true);
    const isThere = await installOnDevice(recognizerKind(), lang);
    setInstalling(false);
    if (isThere) {
      setDevice("available");
      setFailed(false);
    }
    return isThere;
  }, [lang]);

  const leaveDevice = useCallback(() => {
    setFailed(true);
  }, []);

  const isVoicePending = voice.isPending;
  const transcription = voice.data?.transcription ?? null;
  return useMemo(() => {
    const hasBrowserService = kind !== null;
    // What is not known yet may be a better way: no sound goes to the browser's maker meanwhile.
    const isKnown = device !== null && !isVoicePending;
    const other = !isKnown ? null : transcription !== null ? "endpoint" : hasBrowserService && mayGoToMaker ? "browser-service" : null;
    const hasLeftDevice = device === "available" && hasFailed && other !== null;
    const taken = device === "available" && !hasLeftDevice ? "device" : other;
    return { taken, isKnown, hasLeftDevice, leaveDevice, onDevice: device ?? "no", goesTo: { endpoint: transcription === null ? null : transcription.goesTo, isEndpointLocal: transcription?.isLocal === true, hasBrowserService }, install, isInstalling, lang };
  }, [kind, device, hasFailed, leaveDevice, transcription, mayGoToMaker, isVoicePending, install, isInstalling, lang]);
}
