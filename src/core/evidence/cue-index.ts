import { commonnessOf, needsOf, rarestFirst, type Program } from "#core/evidence/cue-program";
import { numbersOf, type Numbers } from "#core/evidence/numbers";
import { hasAny, type Places } from "#core/evidence/places";

/** The programs that a sentence may match: those of which it holds all that they need. */
export type CueIndex = (places: Places) => readonly number[];

/**
 * Files every program under the keys of its rarest need, so that a sentence looks only at the programs that its own keys lead to, and
 * keeps those whose other needs it meets as well.
 *
 * @param size how many keys there are
 */
export function cueIndex(programs: readonly Program[], size: number): CueIndex {
  const commonness = commonnessOf(programs, size);
  const needs = programs.map((program) => rarestFirst(needsOf(program, commonness), commonness));
  const filed = Array.from({ length: size }, (): number[] => []);
  for (const [program, [rarest = []]] of needs.entries()) for (const key of rarest) filed[key]?.push(program);
  const byKey = listsOf(filed);
  const others = needs.map((all) => all.slice(1));
  const needsFrom = startsOf(others);
  const keysOf = listsOf(others.flat());

  // By program, the number of the sentence that looked at it last. Numbers come again after four thousand million sentences.
  const seenIn = new Int32Array(programs.length).fill(-1);
  let sentence = 0;

  return (places) => {
    sentence = (sentence + 1) | 0;
    const possible: number[] = [];
    for (const key of places.present) {
      const end = byKey.from[key + 1] ?? 0;
      for (let at = byKey.from[key] ?? 0; at < end; at += 1) {
        const program = byKey.all[at] ?? 0;
        if (seenIn[program] === sentence) continue;
        seenIn[program] = sentence;
        let need = needsFrom[program] ?? 0;
        const last = needsFrom[program + 1] ?? 0;
        while (need < last && hasAny(places, keysOf.all, keysOf.from[need] ?? 0, keysOf.from[need + 1] ?? 0)) need += 1;
        if (need === last) possible.push(program);
      }
    }
    return possible;
  };
}

/** Many lists in one array: the list `index` stands at `from[index]` up to, but not including, `from[index + 1]`. */
type Lists = { readonly from: Int32Array; readonly all: Numbers };

function listsOf(lists: readonly (readonly number[])[]): Lists {
  return { from: startsOf(lists), all: numbersOf(lists.flat()) };
}

function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) from[index + 1] = (from[index] ?? 0) + list.length;
  return from;
}
