import type { Ear } from "#core/evidence/ear";
import { emptyLedger, keyOf, type Entry, type Ledger, type Setting } from "#core/ledger/ledger";
import type { Place } from "#core/assessment/assessment";

/** The topic that every story leaves open, whatever its prompt. */
export const storyTopic = "story";

/** A ledger before the first word: what the prompt itself opens is open. */
export function startLedger(ear: Ear, setting: Setting): Ledger {
  const opened = setting.scenario?.round === "behavioural" ? setting.scenario.opens : isStoryRound(setting) ? [storyTopic] : [];
  return opened.reduce((ledger, topic) => withTopic(ear, ledger, { topic, at: null, quote: "", piece: null }), emptyLedger(setting));
}

export const isStoryRound = ({ round }: Pick<Setting, "round">): boolean => round === "behavioural" || round === "leadership";

type Opening = { readonly topic: string; readonly at: Place | null; readonly quote: string; readonly piece: number | null };

/** The ledger with a topic opened, its obligations with it; a topic that is open only counts one more mention. */
export function withTopic(ear: Ear, ledger: Ledger, { topic, at, quote, piece }: Opening): Ledger {
  const known = ledger.topics.get(topic);
  const topics = new Map(ledger.topics);
  if (known !== undefined) {
    topics.set(topic, known.at === null && at !== null ? { ...known, at, quote, mentions: known.mentions + 1 } : { ...known, mentions: known.mentions + 1 });
    return { ...ledger, topics };
  }
  topics.set(topic, { at, quote, probes: 0, mentions: 1 });
  const obligations = new Map(ledger.obligations);
  for (const { id } of ear.topics.get(topic)?.obligations ?? []) {
    const entry: Entry = { topic, obligation: id, state: "open", pieces: [], openedBy: piece, openedAt: at, asked: 0 };
    obligations.set(keyOf(topic, id), entry);
  }
  return { ...ledger, topics, obligations };
}
