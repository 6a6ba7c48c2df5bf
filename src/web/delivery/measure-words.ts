import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { MeasureId, SessionDelivery } from "#core/delivery/delivery-view";
import { firstPartOf } from "#core/delivery/first-part";
import { clockOf } from "../parts/when";

const minuteMs = 60_000;

/** Measured in speech alone. */
const spokenOnly: readonly MeasureId[] = ["pace", "pauses", "fillers"];

/** Whether a session can have this measure at all: a typed one has no pace, and a story no parts of a design. */
export function isOf(id: MeasureId, { spoken, round }: SessionDelivery): boolean {
  return id === "first-component" ? round === "system-design" : spoken > 0 || !spokenOnly.includes(id);
}

/** The one number of each measure that is drawn, in the unit that content names; null where it cannot be known. */
const valueBy = {
  pace: ({ pace }) => pace,
  monologue: ({ monologue }) => (monologue?.ms == null ? null : monologue.ms / minuteMs),
  pauses: ({ pauses }) => (pauses === null ? null : pauses.medianMs / 1000),
  fillers: ({ fillers }) => fillers?.perMinute ?? null,
  "talk-share": ({ talkShare }) => (talkShare === null ? null : talkShare.share * 100),
  "first-requirement": ({ firstRequirement }) => (firstRequirement === null ? null : firstRequirement.atMs / minuteMs),
  "first-component"(delivery) {
    const first = firstPartOf(delivery);
    return first === null ? null : first.atMs / minuteMs;
  },
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

/** What stands in large letters, with its unit: the longest typed answer in words, as nobody knows how long it took. Null where nothing is known. */
export function figureOf({ id, unit }: Pick<DeliveryMeasure, "id" | "unit">, delivery: SessionDelivery): { readonly number: string; readonly unit: string } | null {
  const value = valueOf(id, delivery);
  if (value !== null) return { number: numberInWords(id, value), unit };
  const { monologue } = delivery;
  return id === "monologue" && monologue !== null ? { number: String(monologue.words), unit: monologue.words === 1 ? "word" : "words" } : null;
}

/** What there is to say of one session beyond the number, or why there is none. */
export function sentenceOf(id: MeasureId, delivery: SessionDelivery): string {
  return sayBy[id](delivery);
}

const tooLittle = "Not known: too little was spoken to say.";

const sayBy = {
  pace: (delivery) => (delivery.pace === null ? tooLittle : `Over ${counted(delivery.spoken, "spoken answer")}.`),
  monologue({ monologue }) {
    if (monologue === null) return "You have not answered yet.";
    return monologue.ms === null ? "You typed it, so how long it took is not known." : `${counted(monologue.words, "word")}, from ${clockOf(monologue.atMs)} on.`;
  },
  pauses({ pauses }) {
    if (pauses === null) return "No silence was found within your answers.";
    if (pauses.count === 1) return `One pause, ${(pauses.longest.ms / 1000).toFixed(1)} seconds, at ${clockOf(pauses.longest.atMs)}.`;
    const long = pauses.long === 0 ? "none was longer than two seconds" : `${String(pauses.long)} of them longer than two seconds`;
    return `${counted(pauses.count, "pause")}, ${long}. The longest, ${(pauses.longest.ms / 1000).toFixed(1)} seconds, came at ${clockOf(pauses.longest.atMs)}.`;
  },
  fillers: (delivery) => (delivery.fillers === null ? tooLittle : delivery.fillers.count === 0 ? "None was heard." : `${String(delivery.fillers.count)} in all.`),
  "talk-share"({ talkShare }) {
    if (talkShare === null) return "You have not answered yet.";
    return talkShare.of === "time" ? "Of the time in which somebody spoke." : "Of the words, as not everything was spoken aloud.";
  },
  "first-requirement": ({ firstRequirement }) => (firstRequirement === null ? "I found none in this session." : "On the session's clock."),
  "first-component"(delivery) {
    const first = firstPartOf(delivery);
    if (first === null) return "I found none in this session, neither named nor drawn.";
    return first.by === "drawing" ? `You drew it on the board: ${first.label}.` : "You named it in words, before any stood on the board.";
  },
  answers: ({ answers, spoken }) => (spoken === 0 ? "All typed." : spoken === answers ? "All spoken." : `${String(spoken)} spoken, ${String(answers - spoken)} typed.`),
} as const satisfies Record<MeasureId, (delivery: SessionDelivery) => string>;

/** The words to look at in the replay, where a measure has a moment. */
export function momentOf(id: MeasureId, delivery: SessionDelivery): { readonly atMs: number; readonly title: string } | null {
  const { monologue, pauses, firstRequirement } = delivery;
  const first = id === "first-component" ? firstPartOf(delivery) : firstRequirement;
  switch (id) {
    case "monologue":
      return monologue === null ? null : { atMs: monologue.atMs, title: "Go to this answer" };
    case "pauses":
      return pauses === null ? null : { atMs: Math.max(0, pauses.longest.atMs - beforeMs), title: "Go to the longest pause" };
    case "first-requirement":
    case "first-component":
      return first === null ? null : { atMs: first.atMs, title: "Go to that moment" };
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
