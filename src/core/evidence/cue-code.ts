import { firstKeys, type Program } from "#core/evidence/cue-program";

/**
 * Programs written as numbers, one behind the other, so that following one touches little memory. An instruction is its kind and what
 * belongs to it:
 *
 * - `key`, the key
 * - `quantity`, the key
 * - `gap`, the most words
 * - `either`, 1 where it is optional, where its keys stand, how many ways there are, and for each way the key that it begins with
 *   (`anyKey` where it may begin with several), how long it is, and its instructions
 */
export type Code = {
  readonly instructions: Int32Array;
  /** The program `index` stands at `from[index]` up to, but not including, `from[index + 1]`. */
  readonly from: Int32Array;
  /** Lists of keys; the same list stands here once. */
  readonly keys: Int32Array;
  /** By program, where the list of keys stands with which it may begin: from and to. */
  readonly firsts: Int32Array;
};

export const anyKey = -1;
export const kinds = { key: 0, quantity: 1, gap: 2, either: 3 } as const;

export function codeOf(programs: readonly Program[]): Code {
  const keys: number[] = [];
  const known = new Map<string, readonly [number, number]>();
  const listOf = (list: readonly number[]): readonly [number, number] => {
    const name = list.join(" ");
    const before = known.get(name);
    if (before !== undefined) return before;
    const place = [keys.length, keys.length + list.length] as const;
    keys.push(...list);
    known.set(name, place);
    return place;
  };
  const written = (program: Program): readonly number[] =>
    program.flatMap((node): readonly number[] => {
      switch (node.kind) {
        case "key":
        case "quantity":
          return [kinds[node.kind], node.key];
        case "gap":
          return [kinds.gap, node.most];
        case "either":
          return [kinds.either, node.isOptional ? 1 : 0, ...listOf(node.keys), node.ways.length, ...node.ways.flatMap((way) => asWay(way, written(way)))];
      }
    });

  const instructions: number[] = [];
  const from = [0];
  const firsts: number[] = [];
  for (const program of programs) {
    instructions.push(...written(program));
    from.push(instructions.length);
    firsts.push(...listOf([...firstKeys(program)]));
  }
  return { instructions: Int32Array.from(instructions), from: Int32Array.from(from), keys: Int32Array.from(keys), firsts: Int32Array.from(firsts) };
}

function asWay([first]: Program, instructions: readonly number[]): readonly number[] {
  return [first?.kind === "key" ? first.key : anyKey, instructions.length, ...instructions];
}
