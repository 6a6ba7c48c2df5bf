import type { RoomVoice } from "./room-voice";
import type { Ways } from "./use-ways";

type Standing = Pick<RoomVoice, "mode" | "hearing" | "ways" | "detector" | "microphone" | "interviewer" | "talking" | "doubt" | "isByButton" | "isSaying" | "isPaused">;

/** What goes on; and, where nobody speaks, why the interviewer is not heard. */
export function stateWords(voice: Standing): string {
  const { hearing, interviewer, isPaused } = voice;
  const words = goingOn(voice);
  return isPaused || interviewer.trouble === null || hearing.state === "hearing" || hearing.state === "ending" ? words : `${words}. ${interviewer.trouble}`;
}

/** What goes on, in a few words. */
export function goingOn({ mode, hearing, ways, detector, microphone, interviewer, talking, doubt, isByButton, isSaying, isPaused }: Standing): string {
  if (isPaused) return "Paused";
  if (ways.taken === null) return ways.isKnown ? "Type your answer" : "Looking for what can hear you";
  if (hearing.trouble !== null) return "Not written down yet";
  if (microphone.isMuted) return "Your microphone is switched off";
  if (!microphone.isLive) return microphone.trouble === null ? "Opening the microphone" : "The microphone is off";
  if (doubt !== null) return isByButton ? "One word was not clear" : "One word was not clear: say yes, no, or what you said";
  if (isSaying) return "Writing down your last words";
  if (interviewer.isSpeaking && hearing.state !== "hearing") return "The interviewer is speaking";
  if (isByButton) {
    if (talking.isPressed) return "Listening";
    if (hearing.state === "writing" || hearing.left?.trouble === null) return "Writing down what you said";
    return mode === "hands-free" ? "Speech cannot be told from silence here: use the button" : "Your turn to talk";
  }
  if (detector === "loading" || detector === "off") return "Getting ready to listen";
  switch (hearing.state) {
    case "hearing":
      return "Hearing you";
    case "writing":
      return "Writing down what you said";
    case "ending":
      return hearing.endsInMs === null ? "Hearing you" : `Your turn is over in ${(hearing.endsInMs / 1000).toFixed(1)} s`;
    case "holding":
      return "Say it when you are ready";
    case "listening":
      return "Listening";
    case "off":
      return "Not listening";
  }
}

/** What turns the voice into words, and where the sound goes. */
export function wayWords(ways: Pick<Ways, "taken" | "isKnown" | "hasLeftDevice" | "goesTo">): string {
  return ways.hasLeftDevice ? `Your browser failed to. ${takenWords(ways)}` : takenWords(ways);
}

/** The same right above what could be allowed or downloaded. */
export function wayWordsAbove(ways: Pick<Ways, "taken" | "isKnown" | "hasLeftDevice" | "goesTo" | "onDevice">): string {
  if (!hasNoWay(ways) || !ways.goesTo.hasBrowserService) return wayWords(ways);
  return `Nothing here may turn your voice into words yet. ${ways.onDevice === "downloadable" ? "Download the language pack or let your browser do it" : "Let your browser do it"}, right below, or connect a service in Settings.`;
}

/** It is known that nothing turns the voice into words. */
export const hasNoWay = ({ taken, isKnown }: Pick<Ways, "taken" | "isKnown">): boolean => isKnown && taken === null;

/** How one answers then, before an interview. */
export const noWayWords = (ways: Pick<Ways, "taken" | "isKnown" | "hasLeftDevice" | "goesTo">): string => `You type your answers for now. ${wayWords(ways)}`;

function takenWords({ taken, isKnown, goesTo }: Pick<Ways, "taken" | "isKnown" | "goesTo">): string {
  switch (taken) {
    case "device":
      return "Your browser turns your voice into words, on this machine.";
    case "endpoint":
      return goesTo.isEndpointLocal ? "A program on this machine turns your voice into words." : `Your voice goes to ${goesTo.endpoint ?? "the connected service"}, which turns it into words.`;
    case "browser-service":
      return "Your browser sends your voice to its maker, who turns it into words.";
    case null:
      if (!isKnown) return "";
      return goesTo.hasBrowserService ? "Nothing here may turn your voice into words yet: see Voice in the room, or Settings." : "Nothing here turns your voice into words: connect a service in Settings.";
  }
}
