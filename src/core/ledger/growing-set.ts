/**
 * A set that grows without its earlier states changing, and without being copied whole for each addition: parts, the largest first, each
 * more than twice as large as the next. Adding n values one by one costs n log n, looking one up log n.
 */
export type GrowingSet = { readonly parts: readonly ReadonlySet<string>[] };

export const emptySet: GrowingSet = { parts: [] };

export const holds = ({ parts }: GrowingSet, value: string): boolean => parts.some((part) => part.has(value));

/** The set with those values in it as well. */
export function grown({ parts }: GrowingSet, values: readonly string[]): GrowingSet {
  if (values.length === 0) return { parts };
  let newest = new Set(values);
  let kept = parts.length;
  for (let part = parts[kept - 1]; part !== undefined && part.size <= 2 * newest.size; part = parts[kept - 1]) {
    newest = new Set([...part, ...newest]);
    kept -= 1;
  }
  return { parts: [...parts.slice(0, kept), newest] };
}
