/** Ids in sets that can be joined. */
export type DisjointSets = {
  readonly rootOf: (id: string) => string;
  readonly join: (ids: readonly string[]) => void;
  readonly isJoined: (id: string) => boolean;
};

export function disjointSets(): DisjointSets {
  const parents = new Map<string, string>();
  const joined = new Set<string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    if (root !== id) parents.set(id, root);
    return root;
  };
  const join = ([first, ...others]: readonly string[]): void => {
    if (first === undefined) return;
    for (const other of others) {
      const [one, two] = [rootOf(first), rootOf(other)];
      if (one !== two) parents.set(two, one);
      joined.add(first).add(other);
    }
  };
  return { rootOf, join, isJoined: (id) => joined.has(id) };
}

/** Values by what they have in common, in the order in which they came. */
export function groupedBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly (readonly Value[])[] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return [...groups.values()];
}
