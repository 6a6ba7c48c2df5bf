/** Both clocks, in milliseconds. */
export type Look = { readonly steadyMs: number; readonly otherMs: number };

/**
 * How far the browser's steady clock is ahead of another, in milliseconds, by the last looks at both. What the other clock showed is always
 * heard of too late, never too soon: it goes in steps, or its time has come over a network. So the least of the differences is the nearest.
 */
export function clockDifference(looksKept: number): (look: Look) => number {
  let looks: readonly number[] = [];
  return ({ steadyMs, otherMs }) => {
    looks = [...looks.slice(1 - looksKept), steadyMs - otherMs];
    return Math.min(...looks);
  };
}
