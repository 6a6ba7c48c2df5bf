import type { ScenarioSummary, Suggestion } from "#core/session/view";
import type { Minutes, Round, Target } from "#core/words";

/** A session: what a suggestion looks at. One without an answer was begun, and not sat. */
export type Sat = { readonly round: Round; readonly scenario: string; readonly target: Target; readonly minutes: Minutes; readonly startedAt: number; readonly answers: number };

const roundTitle = {
  "system-design": "system design",
  behavioural: "behavioural",
  coding: "coding",
  "code-review": "code review",
  incident: "incident",
  reverse: "reverse interview",
  leadership: "leadership",
} as const satisfies Record<Round, string>;

/**
 * What to practise now: the round that was left alone for longest, and in it a scenario that was not sat yet, else the one sat
 * longest ago; for the target of the last session. Null where the library is empty.
 */
export function suggest(library: readonly ScenarioSummary[], begun: readonly Sat[]): Suggestion | null {
  const past = begun.filter(({ answers }) => answers > 0);
  const lastSat = (matches: (sat: Sat) => boolean): number => past.reduce((latest, sat) => (matches(sat) ? Math.max(latest, sat.startedAt) : latest), -1);
  const rounds = [...new Set(library.map(({ round }) => round))];
  const round = leastBy(rounds, (candidate) => lastSat((sat) => sat.round === candidate));
  const scenario = leastBy(library.filter((entry) => entry.round === round), ({ id }) => lastSat((sat) => sat.scenario === id));
  if (round === undefined || scenario === undefined) return null;

  const newest = past.reduce<Sat | undefined>((latest, sat) => (latest === undefined || sat.startedAt > latest.startedAt ? sat : latest), undefined);
  const isNew = lastSat((sat) => sat.scenario === scenario.id) === -1;
  return {
    scenario: scenario.id,
    round,
    minutes: scenario.minutes.includes(15) ? 15 : (scenario.minutes[0] ?? 15),
    target: newest?.target ?? "senior",
    why: why(round, isNew, newest?.round),
  };
}

function why(round: Round, isNew: boolean, last: Round | undefined): string {
  if (last === undefined) return "A good first one: a short round on a problem that most people have met.";
  const since = last === round ? `Another ${roundTitle[round]} round` : `Your last round was ${roundTitle[last]}; this one is ${roundTitle[round]}`;
  return isNew ? `${since}, and you have not sat this one yet.` : `${since}, and you have sat every one of its kind: this is the one you sat longest ago.`;
}

/** The first of those with the smallest measure. */
function leastBy<T>(all: readonly T[], measure: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((least, one) => (least === undefined || measure(one) < measure(least) ? one : least), undefined);
}
