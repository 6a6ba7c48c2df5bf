import type { Place } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import { overlapping } from "#core/evidence/overlap";
import { loadTopic, mayTellLoad } from "#core/evidence/load";
import { quoteRound, type Piece } from "#core/evidence/piece";
import { stanceRound } from "#core/evidence/stance";
import type { Weighed } from "#core/evidence/weigh";
import { isRaised, type Ledger } from "#core/ledger/ledger";
import type { Stance } from "#core/words";

/** A topic named in a way that bears load, or declined. */
export type Opening = {
  readonly topic: string;
  readonly at: Place;
  readonly quote: string;
  readonly isWaived: boolean;
  /** The evidence that the naming itself is: a bare name, or a reasoned refusal. */
  readonly piece: Piece | null;
};

type Listening = { readonly ear: Ear; readonly ledger: Ledger; readonly weighed: readonly Weighed[]; readonly turn: number };

/** The topics that a turn opens or declines. A list of examples opens the first of its kind only: each topic opens once. */
export function openingsIn({ ear, ledger, weighed, turn }: Listening): readonly Opening[] {
  const openings: Opening[] = [];
  const opened = new Set<string>();
  const text = ledger.turns.at(-1)?.heard.text ?? "";
  for (const { sentence, reach, isNew } of weighed) {
    if (!isNew) continue;
    const masks = sentence.hits.filter(({ means }) => means.kind === "not-topic");
    const isOfThePast = sentence.stances.includes("past-experience");
    for (const hit of sentence.hits) {
      if (hit.means.kind !== "topic" || opened.has(hit.means.topic)) continue;
      const { topic } = hit.means;
      const content = ear.topics.get(topic);
      if (content === undefined || !content.rounds.includes(ledger.setting.round) || (sentence.isQuestion && !content.opens_in.includes("question"))) continue;
      if (topic === loadTopic && !mayTellLoad(sentence, text.slice(sentence.start, sentence.end))) continue;
      if (overlapping(masks, hit).some(({ means }) => means.kind === "not-topic" && means.topic === topic)) continue;
      const stance = stanceRound(sentence, hit, 0);
      const isNow = content.opens_in.includes("past-experience") || !isOfThePast;
      const bearsLoad = (isNow && content.opens_in.includes(stance)) || loadBearing(stance, ledger);
      const isDeclined = stance === "negated" && content.waived_by_not_needing;
      if (!bearsLoad && !isDeclined) continue;
      const isWaived = isDeclined && reach.some(({ kind }) => kind !== "noun");
      if (isDeclined && !isWaived && !isRaised(ledger, topic)) continue;
      const { start, end, quote } = isWaived ? wholeReason(text, sentence) : quoteRound(text, sentence, hit);
      opened.add(topic);
      openings.push({ topic, at: { turn, start, end }, quote, isWaived, piece: isWaived ? refusal({ turn, start, end, quote, sentence: sentence.index, hint: ledger.lastAsked?.hint ?? 0 }) : null });
    }
  }
  return openings;
}

/** In a story the past is what is being told; in a design it is somebody else's system. */
function loadBearing(stance: Stance, { setting }: Ledger): boolean {
  if (stance === "asserted") return true;
  return stance === "past-experience" && (setting.round === "behavioural" || setting.round === "leadership");
}

function wholeReason(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const to = Math.min(end, start + 240);
  return { start, end: to, quote: text.slice(start, to) };
}

const refusal = (at: Place & { readonly quote: string; readonly sentence: number; readonly hint: number }): Piece => ({
  ...at,
  signal: "simplicity-chosen",
  polarity: 1,
  stance: "negated",
  strength: "grounded",
  meets: null,
});
