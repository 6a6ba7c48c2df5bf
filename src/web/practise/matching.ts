import type { ScenarioSummary } from "#core/session/view";
import type { Level, Round } from "#core/words";
import { roundTitle } from "../parts/level-words";

/** What the library is narrowed to. Empty and `any` let everything through. */
export type Narrowing = {
  readonly words: string;
  readonly round: Round | "any";
  readonly level: Level | "any";
  readonly topic: string;
  readonly isNew: boolean;
};

export const everything: Narrowing = { words: "", round: "any", level: "any", topic: "", isNew: false };

/** The scenarios that fit: every word that was typed stands in the title, summary, topics or round. `sat`: ids practised before. */
export function matching(library: readonly ScenarioSummary[], { words, round, level, topic, isNew }: Narrowing, sat: ReadonlySet<string>): readonly ScenarioSummary[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return library.filter((entry) => {
    const text = plain([entry.title, entry.summary, ...entry.tags, roundTitle[entry.round]].join(" "));
    return (
      wanted.every((word) => text.includes(word)) &&
      (round === "any" || entry.round === round) &&
      (level === "any" || entry.levels.includes(level)) &&
      (topic === "" || entry.tags.includes(topic)) &&
      !(isNew && sat.has(entry.id))
    );
  });
}

/** Without case, accents and hyphens. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("-", " ").toLowerCase();
