import type { MeasureId, SessionDelivery } from "#core/delivery/delivery-view";
import { clockOf } from "../parts/when";

const minuteMs = 60_000;

/** The one number of each measure that is drawn, in the unit that content names; null where it cannot be known. */
const valueBy = {
  pace: ({ pace }) => pace,
  monologue: ({ monologue }) => (monologue?.ms == null ? null : monologue.ms / minuteMs),
  pauses: ({ pauses }) => (pauses === null ? null : pauses.medianMs / 1000),
  fillers: ({ fillers }) => fillers?.perMinute ?? null,
  "talk-share": ({ talkShare }) => (talkShare === null ? null : talkShare.share * 100),
  "first-requirement": ({ firstRequirement }) => (firstRequirement === null ? null : firstRequirement.atMs / minuteMs),
  "first-component": ({ firstComponent }) => (firstComponent === null ? null : firstComponent.atMs / minuteMs),
  answers: ({ answers }) => answers,
} as const satisfies Record<MeasureId, (delivery: SessionDelivery) => number | null>;

export const valueOf = (id: MeasureId, delivery: SessionDelivery): number | null => valueBy[id](delivery);

/** The number as it is read: minutes as a clock shows them, the rest no more exact than it is. */
export function numberInWords(id: MeasureId, value: number): string {
  switch (id) {
    case "monologue":
    case "first-requirement":
    case "first-component":
      return clockOf(Math.round(value * minuteMs));
    case "pauses":
      return value.toFixed(1);
    case "fillers":
      return value > 0 && value < 10 ? value.toFixed(1) : String(Math.round(value));
    case "pace":
    case "talk-share":
    case "answers":
      return String(Math.round(value));
  }
}

/** What there is to say of one session beyond the number, or why there is none. */
export function sentenceOf(id: MeasureId, delivery: SessionDelivery): string {
  return sayBy[id](delivery);
}

const typed = "Not known: you typed your answers.";
const tooLittle = "Not known: too little was spoken to say.";
const unspoken = ({ spoken }: SessionDelivery): string => (spoken === 0 ? typed : tooLittle);

const sayBy = {
  pace: (delivery) => (delivery.pace === null ? unspoken(delivery) : `Over ${counted(delivery.spoken, "spoken answer")}.`),
  monologue({ monologue }) {
    if (monologue === null) return "You have not answered yet.";
    const words = counted(monologue.words, "word");
    return monologue.ms === null ? `It had ${words}; how long it took is not known, as you typed it.` : `${words}, from ${clockOf(monologue.atMs)} on.`;
  },
  pauses(delivery) {
    const { pauses, spoken } = delivery;
    if (pauses === null) return spoken === 0 ? typed : "No silence was found within your answers.";
    if (pauses.count === 1) return `One pause, ${(pauses.longest.ms / 1000).toFixed(1)} seconds, at ${clockOf(pauses.longest.atMs)}.`;
    const long = pauses.long === 0 ? "none was longer than two seconds" : `${String(pauses.long)} of them longer than two seconds`;
    return `${counted(pauses.count, "pause")}, ${long}. The longest, ${(pauses.longest.ms / 1000).toFixed(1)} seconds, came at ${clockOf(pauses.longest.atMs)}.`;
  },
  fillers: (delivery) => (delivery.fillers === null ? unspoken(delivery) : delivery.fillers.count === 0 ? "None was heard." : `${String(delivery.fillers.count)} in all.`),
  "talk-share"({ talkShare }) {
    if (talkShare === null) return "You have not answered yet.";
    return talkShare.of === "time" ? "Of the time in which somebody spoke." : "Of the words, as not everything was spoken aloud.";
  },
  "first-requirement": ({ firstRequirement }) => (firstRequirement === null ? "I found none in this session." : "On the session's clock."),
  "first-component"({ firstComponent, round }) {
    if (round !== "system-design") return "Only in system design.";
    return firstComponent === null ? "I found none in this session." : "On the session's clock.";
  },
  answers: ({ answers, spoken }) => (spoken === 0 ? "All typed." : spoken === answers ? "All spoken." : `${String(spoken)} spoken, ${String(answers - spoken)} typed.`),
} as const satisfies Record<MeasureId, (delivery: SessionDelivery) => string>;

/** The words to look at in the replay, where a measure has a moment. */
export function momentOf(id: MeasureId, { monologue, pauses, firstRequirement, firstComponent }: SessionDelivery): { readonly atMs: number; readonly title: string } | null {
  switch (id) {
    case "monologue":
      return monologue === null ? null : { atMs: monologue.atMs, title: "Go to this answer" };
    case "pauses":
      return pauses === null ? null : { atMs: Math.max(0, pauses.longest.atMs - beforeMs), title: "Go to the longest pause" };
    case "first-requirement":
      return firstRequirement === null ? null : { atMs: firstRequirement.atMs, title: "Go to that moment" };
    case "first-component":
      return firstComponent === null ? null : { atMs: firstComponent.atMs, title: "Go to that moment" };
    case "pace":
    case "fillers":
    case "talk-share":
    case "answers":
      return null;
  }
}

/** A pause is heard best with the words before it. */
const beforeMs = 2000;

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
