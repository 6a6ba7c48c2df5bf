import { firstKeys, type Program } from "#core/evidence/cue-program";
import { numbersOf, type Numbers } from "#core/evidence/numbers";

/**
 * Programs written as numbers, one behind the other, so that following one touches little memory. An instruction is its kind and what
 * belongs to it:
 *
 * - `key`, the key
 * - `quantity`, the key
 * - `gap`, the most words
 * - `either`, 1 where it is optional, where its keys stand, how many ways there are, and for each way 1 + the key that it begins with
 *   (0 where it may begin with several), how long it is, and its instructions
 */
export type Code = {
  readonly instructions: Numbers;
  /** The program `index` stands at `from[index]` up to, but not including, `from[index + 1]`. */
  readonly from: Numbers;
  /** Lists of keys; the same list stands here once. */
  readonly keys: Numbers;
  /** By program, where the list of keys stands with which it may begin: from and to. */
  readonly firsts: Numbers;
};

export const kinds = { key: 0, quantity: 1, gap: 2, either: 3 } as const;

export function codeOf(programs: readonly Program[]): Code {
  const keys: number[] = [];
  const known = new Map<readonly number[], readonly [number, number]>();
  const listOf = (list: readonly number[]): readonly [number, number] => {
    const place = known.get(list) ?? ([keys.length, keys.push(...list)] as const);
    known.set(list, place);
    return place;
  };
  const instructions: number[] = [];
  const write = (program: Program): void => {
    for (const node of program) {
      if (node.kind === "gap") instructions.push(kinds.gap, node.most);
      else if (node.kind !== "either") instructions.push(kinds[node.kind], node.key);
      else {
        instructions.push(kinds.either, node.isOptional ? 1 : 0, ...listOf(node.keys), node.ways.length);
        for (const way of node.ways) {
          const [first] = way;
          const length = instructions.push(first?.kind === "key" ? first.key + 1 : 0, 0) - 1;
          write(way);
          instructions[length] = instructions.length - length - 1;
        }
      }
    }
  };

  const from = [0];
  const firsts: number[] = [];
  for (const program of programs) {
    write(program);
    from.push(instructions.length);
    firsts.push(...listOf(firstsOf(program)));
  }
  return { instructions: numbersOf(instructions), from: numbersOf(from), keys: numbersOf(keys), firsts: numbersOf(firsts) };
}

/** The keys under which a match can begin: the list of the first node itself where that is all of them. */
function firstsOf(program: Program): readonly number[] {
  const [first] = program;
  return first?.kind === "either" && first.ways.length === 0 && !first.isOptional ? first.keys : [...firstKeys(program)];
}
