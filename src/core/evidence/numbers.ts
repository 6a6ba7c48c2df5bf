/** Whole numbers from 0 on in as little memory as they need: what a sentence looks through should stay near the processor. */
export type Numbers = Uint16Array | Int32Array;

export const numbersOf = (list: readonly number[]): Numbers => (list.every((number) => number < 2 ** 16) ? Uint16Array.from(list) : Int32Array.from(list));
