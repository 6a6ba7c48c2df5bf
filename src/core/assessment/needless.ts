import type { Ledger } from "#core/ledger/ledger";

/** Fewer than this many needless components is taste; from here on it is a way of designing. */
const fewest = 2;

/** The components that were named although the scenario's load does not need them, and that were not declined. */
export function needlessIn({ setting: { scenario }, topics, obligations }: Ledger): readonly string[] {
  if (scenario?.round !== "system-design" || scenario.size !== "tiny") return [];
  const declined = (topic: string) => [...obligations.values()].some((entry) => entry.topic === topic && entry.state === "waived");
  const named = scenario.not_needed.topics.filter((topic) => (topics.get(topic)?.at ?? null) !== null && !declined(topic));
  return named.length >= fewest ? named : [];
}
