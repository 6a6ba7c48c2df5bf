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
    const isFirst = known.at === null && at !== null;
    topics.set(topic, isFirst ? { ...known, at, quote, mentions: known.mentions + 1 } : { ...known, mentions: known.mentions + 1 });
    return isFirst && ledger.drawn.has(topic) ? openedByWords({ ...ledger, topics }, { topic, at, quote, piece }) : { ...ledger, topics };
  }
  topics.set(topic, { at, quote, probes: 0, mentions: 1 });
  const obligations = new Map(ledger.obligations);
  for (const { id } of ear.topics.get(topic)?.obligations ?? []) {
    const entry: Entry = { topic, obligation: id, state: "open", pieces: [], openedBy: piece, openedAt: at, asked: 0 };
    obligations.set(keyOf(topic, id), entry);
  }
  return { ...ledger, topics, obligations };
}

/** What was drawn and is named now is as open as if it had been named first: who draws before speaking loses nothing. */
function openedByWords(ledger: Ledger, { topic, at, piece }: Opening): Ledger {
  const obligations = new Map(ledger.obligations);
  for (const [key, entry] of ledger.obligations) if (entry.topic === topic) obligations.set(key, { ...entry, openedBy: entry.openedBy ?? piece, openedAt: entry.openedAt ?? at });
  return { ...ledger, obligations };
}
