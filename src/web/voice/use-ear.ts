import { useEffect, useEffectEvent, useState } from "react";
import { openEar, type Ear, type EarEvents } from "./ear";

/** Whether speech can be told from silence: not wanted, on its way, there, or not to be had. */
export type DetectorStanding = "off" | "loading" | "ready" | "missing";

type Needs = { readonly track: MediaStreamTrack | null; readonly isWanted: boolean; readonly onFrame: EarEvents["onFrame"] };

/** Listens to the microphone for as long as that is wanted. */
export function useEar({ track, isWanted, onFrame }: Needs): DetectorStanding {
  const [standing, setStanding] = useState<"loading" | "ready" | "missing">("loading");
  const frame = useEffectEvent(onFrame);
  useEffect(() => {
    if (track === null || !isWanted) return;
    let ear: Ear | null = null;
    let isOver = false;
    setStanding("loading");
    openEar(track, {
      onFrame: (...heard) => {
        if (!isOver) frame(...heard);
      },
      onDetector: (is) => {
        if (!isOver) setStanding(is);
      },
    }).then(
      (opened) => {
        if (isOver) opened.close();
        else ear = opened;
      },
      (error: unknown) => {
        console.debug("The microphone's sound could not be taken:", error);
        if (!isOver) setStanding("missing");
      },
    );
    return () => {
      isOver = true;
      ear?.close();
    };
  }, [track, isWanted]);
  return track === null || !isWanted ? "off" : standing;
}
