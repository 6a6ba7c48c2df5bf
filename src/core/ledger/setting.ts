import type { Pack } from "#core/content/pack";
import type { Setting } from "#core/ledger/ledger";
import { tokensOf } from "#core/text/token";
import type { Round } from "#core/words";

/**
 * What a session is about. Without a scenario, the nouns are the longer words of the question itself.
 *
 * @param question the prompt or free question as asked; empty where there is none
 */
export function settingOf(pack: Pack, round: Round, scenarioId: string | null, question: string): Setting {
  const scenario = pack.scenarios.find(({ id }) => id === scenarioId) ?? null;
  const grammar = new Set(pack.lexicon.lists["function"] ?? []);
  const stems = (text: string) => new Set(tokensOf(text).filter(({ word }) => !grammar.has(word)).map(({ stem }) => stem));
  const nouns = scenario === null ? [...stems(question)].filter((stem) => stem.length >= 5) : scenario.nouns.flatMap((noun) => tokensOf(noun).map(({ stem }) => stem));
  return { round, scenario, nouns: new Set(nouns), prompt: stems(`${scenario?.prompt ?? ""} ${question}`) };
}
