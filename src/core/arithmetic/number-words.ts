const tableOf = (entries: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(entries));

export const ones = tableOf({
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16,
  seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
});

export const magnitudes = tableOf({ dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, mil: 1e6, mn: 1e6, mio: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12, quadrillion: 1e15 });

/** "thousands of": how many is not said. */
export const loosely: ReadonlySet<string> = new Set(["tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"]);

export const ordinals = tableOf({ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, eighteenth: 18 });

/** "twice a day". */
export const adverbs = tableOf({ once: 1, twice: 2, thrice: 3 });

/** Letters right behind a number that mean one thing only; B, m, G and T need their context. */
export const letters = tableOf({ k: 1e3, K: 1e3, M: 1e6, bn: 1e9, Bn: 1e9, mn: 1e6, mio: 1e6, mil: 1e6 });
