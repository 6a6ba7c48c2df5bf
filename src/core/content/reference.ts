import type { Pack } from "#core/content/pack";
import type { Reference, ScenarioSummary } from "#core/session/view";

/** What reports name things by. */
export function referenceOf(pack: Pack): Reference {
  return {
    content: pack.version,
    dimensions: pack.rubrics.map(({ id, title, about, rounds, levels }) => ({ id, title, about, rounds: [...rounds], levels })),
    signals: pack.signals.map(({ id, title, missing, polarity, rounds, dimensions }) => ({ id, title, missing, polarity, rounds: [...rounds], dimensions: [...dimensions] })),
    mistakes: pack.mistakes.map(({ id, title, advice, rounds }) => ({ id, title, advice, rounds: [...rounds] })),
    drills: pack.drills.map(({ id, title, minutes, exercise, good }) => ({ id, title, minutes, exercise, good })),
    ladders: pack.ladders.map(({ company, titles }) => ({ company, titles: titles.map(({ title, level }) => ({ title, level })) })),
    delivery: [...pack.delivery],
    bands: pack.levels.bands,
    doubts: [...(pack.manners.wording["doubt"] ?? [])],
  };
}

/** What can be practised, in the order of the files. */
export function scenarioSummaries(pack: Pack): readonly ScenarioSummary[] {
  return pack.scenarios.map(({ id, round, title, summary, minutes, levels, tags }) => ({ id, round, title, summary, minutes: [...minutes], levels: [...levels], tags: [...tags] }));
}
