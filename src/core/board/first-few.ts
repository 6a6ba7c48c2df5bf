/** So many things at one spot can still be told apart. What is more is a heap, and is passed over, so that no heap takes long. */
export const mostAtOneSpot = 24;

/** The first values of which something holds, and not more than can be told apart. */
export function firstFew<Value>(values: Iterable<Value>, isWanted: (value: Value) => boolean, most = mostAtOneSpot): readonly Value[] {
  const found: Value[] = [];
  for (const value of values) {
    if (!isWanted(value)) continue;
    found.push(value);
    if (found.length === most) break;
  }
  return found;
}
