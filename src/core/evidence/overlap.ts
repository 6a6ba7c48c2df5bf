import { longest } from "#core/evidence/cue-pattern";

/** Tokens `from` up to but not including `to`. */
type Stretch = { readonly from: number; readonly to: number };

/** Those of the hits of a sentence, in the order in which they begin, that share a token with a stretch. Only those near it are looked at. */
export function overlapping<H extends Stretch>(hits: readonly H[], { from, to }: Stretch): readonly H[] {
  const found: H[] = [];
  for (let at = firstAtLeast(hits.length, (index) => hits[index]?.from ?? to, from - longest); at < hits.length; at += 1) {
    const hit = hits[at];
    if (hit === undefined || hit.from >= to) break;
    if (hit.to > from) found.push(hit);
  }
  return found;
}

/** The first place at which ascending numbers are `least` or more; `count` where none is. */
export function firstAtLeast(count: number, numberAt: (place: number) => number, least: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
