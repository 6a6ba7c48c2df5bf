import type { ArithmeticCase } from "./arithmetic-figures";

/** Calculations put together from parts, each once right and once wrong by a slip that people make. */
export function generatedCases(): readonly ArithmeticCase[] {
  return perSecond().concat(storage(), bandwidth());
}

type Amount = { readonly said: string; readonly value: number };
const crowds: readonly Amount[] = [
  { said: "a million", value: 1e6 }, { said: "two and a half million", value: 2.5e6 }, { said: "fifty million", value: 5e7 }, { said: "300k", value: 3e5 }, { said: "12M", value: 1.2e7 }, { said: "half a billion", value: 5e8 },
];
const things: readonly (readonly [string, string])[] = [["users", "requests"], ["patients", "readings"], ["players", "moves"], ["sensors", "samples"], ["accounts", "payments"]];
const times: readonly Amount[] = [{ said: "once", value: 1 }, { said: "ten times", value: 10 }, { said: "twenty times", value: 20 }];
/** A factor that is slipped in: a minute for a second, a zero too many, a half forgotten. */
const slips = [60, 10, 1 / 24, 1 / 10] as const;

const caseOf = (id: string, text: string, factor: number): ArithmeticCase => ({ id, text, verdict: factor === 1 ? "right" : "wrong", factor: factor === 1 ? null : Math.max(factor, 1 / factor), by: "generated" });

function perSecond(): ArithmeticCase[] {
  return crowds.flatMap((crowd, at) =>
    times.flatMap((often, nth) => {
      const [who, what] = things[(at + nth) % things.length] ?? ["users", "requests"];
      const load = (crowd.value * often.value) / 86_400;
      const slip = slips[(at + nth) % slips.length] ?? 10;
      return [1, slip].map((factor) => caseOf(`rate-${String(at)}-${String(nth)}-${factor === 1 ? "right" : "wrong"}`, `${capital(crowd.said)} ${who} do it ${often.said} a day, so that is about ${figure(load * factor)} ${what} a second.`, factor));
    }),
  );
}

const sizes: readonly Amount[] = [{ said: "500 bytes", value: 500 }, { said: "2 kB", value: 2e3 }, { said: "half a megabyte", value: 5e5 }, { said: "40 KB", value: 4e4 }];

function storage(): ArithmeticCase[] {
  return crowds.flatMap((crowd, at) =>
    sizes.flatMap((size, nth) => {
      const daily = crowd.value * size.value;
      const slip = [8, 1000, 10][(at + nth) % 3] ?? 10;
      return [1, slip].map((factor) => caseOf(`size-${String(at)}-${String(nth)}-${factor === 1 ? "right" : "wrong"}`, `${capital(crowd.said)} records a day at ${size.said} each makes ${bytes(daily * factor)} a day.`, factor));
    }),
  );
}

function bandwidth(): ArithmeticCase[] {
  const streams: readonly Amount[] = [{ said: "two thousand", value: 2e3 }, { said: "10k", value: 1e4 }, { said: "a quarter of a million", value: 2.5e5 }];
  const rates: readonly Amount[] = [{ said: "2 megabits", value: 2e6 }, { said: "500 kilobits", value: 5e5 }, { said: "5 megabits", value: 5e6 }];
  return streams.flatMap((stream, at) =>
    rates.flatMap((rate, nth) => {
      const all = stream.value * rate.value;
      return [1, 8].map((factor) => caseOf(`band-${String(at)}-${String(nth)}-${factor === 1 ? "right" : "wrong"}`, `${capital(stream.said)} streams at ${rate.said} per second each come to ${factor === 1 ? `${figure(all / 1e9)} gigabits` : `${figure(all / 1e9)} gigabytes`} per second.`, factor));
    }),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Two digits, as people say numbers aloud. */
function figure(value: number): string {
  const digits = Number(value.toPrecision(2));
  if (digits >= 1e6) return `${String(digits / 1e6)} million`;
  return digits >= 1000 ? Math.round(digits).toLocaleString("en-GB") : String(digits);
}

function bytes(value: number): string {
  for (const [unit, size] of [["PB", 1e15], ["TB", 1e12], ["GB", 1e9], ["MB", 1e6]] as const) if (value >= size) return `${String(Number((value / size).toPrecision(2)))} ${unit}`;
  return `${String(Math.round(value / 1e3))} kB`;
}
