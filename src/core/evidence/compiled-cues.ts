import { codeOf, type Code } from "#core/evidence/cue-code";
import { layersOf, type Layer } from "#core/evidence/cue-index";
import type { Step } from "#core/evidence/cue-pattern";
import { commonnessOf, compile, type KeyTable } from "#core/evidence/cue-program";

/** Many cues as they are matched, each with what it means. */
export type CompiledCues<T> = { readonly keys: KeyTable; readonly code: Code; readonly layers: readonly Layer[]; readonly meanings: readonly T[] };

type Entry<T> = { readonly steps: readonly Step[]; readonly means: T };

/** @param shareOf in what share of sentences a stem stands, as far as that is known: cues are looked for by their rarest words */
export function compileCues<T>(entries: readonly Entry<T>[], shareOf: (stem: string) => number = () => 0): CompiledCues<T> {
  const { programs, keys } = compile(entries.map(({ steps }) => steps));
  return { keys, code: codeOf(programs), layers: layersOf(programs, commonnessOf(programs, keys, shareOf)), meanings: entries.map(({ means }) => means) };
}
