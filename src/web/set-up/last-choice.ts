import type { Pressure, Way } from "#core/session/event";
import type { ScenarioSummary, Suggestion } from "#core/session/view";
import type { StartSession } from "#core/session/request";
import type { Minutes, Round, Target } from "#core/words";
import { recall, remember } from "../parts/remembered";

/** How the last interview was set up; the next one begins from it. */
export type LastChoice = { readonly minutes: Minutes; readonly target: Target; readonly pressure: Pressure; readonly way: Way; readonly company: string; /** Who words the questions, where a language model is connected. */ readonly interviewer: StartSession["interviewer"]; readonly voice: Voice; readonly camera: boolean; /** Keeps sound, and picture where the camera is on, on this machine. */ readonly record: boolean };

/** `hands-free`: the end of what one says is heard. `push`: it is said for as long as a key or a button is held. `type`: neither heard nor spoken to. */
export type Voice = "hands-free" | "push" | "type";

export const firstChoice: LastChoice = { minutes: 15, target: "senior", pressure: "neutral", way: "interview", company: "", interviewer: "model", voice: "type", camera: false, record: false };

/** Null before the first interview, or where nothing that fits was remembered. */
export function lastChoice(): LastChoice | null {
  const kept = recall("last-choice");
  if (typeof kept !== "object" || kept === null) return null;
  const of = (name: string): unknown => Object.entries(kept).find(([key]) => key === name)?.[1];
  const minutes = ([15, 30, 45] as const).find((one) => one === of("minutes"));
  const target = (["mid", "senior", "staff"] as const).find((one) => one === of("target"));
  const pressure = (["warm", "neutral", "tough"] as const).find((one) => one === of("pressure"));
  const way = (["interview", "coached"] as const).find((one) => one === of("way"));
  const company = of("company");
  const interviewer = of("interviewer") === "built-in" ? "built-in" : "model";
  const voice = (["hands-free", "push", "type"] as const).find((one) => one === of("voice")) ?? firstChoice.voice;
  if (minutes === undefined || target === undefined || pressure === undefined || way === undefined) return null;
  return { minutes, target, pressure, way, company: typeof company === "string" ? company : "", interviewer, voice, camera: of("camera") === true, record: of("record") === true };
}

export const rememberChoice = (choice: LastChoice): boolean => remember("last-choice", choice);

/** The suggested interview, set up as the last one was; where there was none, as suggested. */
export function suggestedStart({ scenario, round, minutes, target }: Suggestion, library: readonly ScenarioSummary[]): StartSession {
  const last = lastChoice();
  const offered = library.find(({ id }) => id === scenario)?.minutes ?? [minutes];
  return {
    round,
    scenario,
    minutes: last !== null && offered.includes(last.minutes) ? last.minutes : minutes,
    target: last?.target ?? target,
    way: last?.way ?? firstChoice.way,
    pressure: last?.pressure ?? firstChoice.pressure,
    interviewer: last?.interviewer ?? firstChoice.interviewer,
  };
}

/** What a set-up sheet opens with. No scenario: any of the round, at random. */
export type Wish = { readonly round: Round; readonly scenario: string | null };
