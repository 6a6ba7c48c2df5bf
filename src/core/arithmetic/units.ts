const tableOf = (entries: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(entries));

/** Seconds in each unit of time; a month has 30 days and a year 365, as in capacity estimates. */
export const secondsIn = tableOf({
  ns: 1e-9, nanosecond: 1e-9, nanoseconds: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, microsecond: 1e-6, microseconds: 1e-6, ms: 0.001, msec: 0.001, millisecond: 0.001, milliseconds: 0.001, millis: 0.001,
  s: 1, sec: 1, secs: 1, second: 1, seconds: 1, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, d: 86_400, day: 86_400, days: 86_400,
  night: 86_400, nights: 86_400, week: 604_800, weeks: 604_800, month: 2_592_000, months: 2_592_000, quarter: 7_776_000, quarters: 7_776_000, year: 31_536_000, years: 31_536_000,
  yr: 31_536_000, yrs: 31_536_000, decade: 315_360_000, decades: 315_360_000,
});

/** "daily", "a monthly …": the period in a word. */
export const periodWords = tableOf({ hourly: 3600, daily: 86_400, nightly: 86_400, weekly: 604_800, monthly: 2_592_000, quarterly: 7_776_000, yearly: 31_536_000, annually: 31_536_000, dau: 86_400, mau: 2_592_000 });

/** Bytes in each unit of size: decimal prefixes as said, binary where written so; a bit is an eighth of a byte. */
export const bytesIn = tableOf({
  B: 1, byte: 1, bytes: 1, KB: 1e3, kB: 1e3, kb: 1e3, kilobyte: 1e3, kilobytes: 1e3, MB: 1e6, mb: 1e6, megabyte: 1e6, megabytes: 1e6, meg: 1e6, megs: 1e6, GB: 1e9, gb: 1e9, gigabyte: 1e9,
  gigabytes: 1e9, gig: 1e9, gigs: 1e9, TB: 1e12, tb: 1e12, terabyte: 1e12, terabytes: 1e12, PB: 1e15, pb: 1e15, petabyte: 1e15, petabytes: 1e15, EB: 1e18, exabyte: 1e18, exabytes: 1e18,
  KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4, PiB: 1024 ** 5,
  bit: 1 / 8, bits: 1 / 8, Kb: 125, Mb: 125_000, Gb: 1.25e8, Tb: 1.25e11, kbit: 125, Kbit: 125, mbit: 125_000, Mbit: 125_000, gbit: 1.25e8, Gbit: 1.25e8, Tbit: 1.25e11, tbit: 1.25e11,
  kilobit: 125, kilobits: 125, megabit: 125_000, megabits: 125_000, gigabit: 1.25e8, gigabits: 1.25e8, terabit: 1.25e11, terabits: 1.25e11,
});

/** Written for bits by the book, and for bytes by many. */
export const unsureBits: ReadonlySet<string> = new Set(["Kb", "Mb", "Gb", "Tb", "mb", "gb", "kb", "tb"]);

/** Bytes a second in each unit of bandwidth. */
export const bytesPerSecondIn = tableOf({ bps: 1 / 8, kbps: 125, Kbps: 125, mbps: 125_000, Mbps: 125_000, gbps: 1.25e8, Gbps: 1.25e8, Tbps: 1.25e11, KBps: 1e3, MBps: 1e6, GBps: 1e9 });

/** Names for a number of calls a second. */
export const ratePerSecond: ReadonlySet<string> = new Set(["qps", "rps", "tps", "iops", "ops"]);

export const moneySigns: ReadonlySet<string> = new Set(["$", "€", "£"]);
export const moneyWords: ReadonlySet<string> = new Set(["dollar", "dollars", "euro", "euros", "pound", "pounds", "usd", "eur", "gbp", "bucks", "cents"]);
export const centWords: ReadonlySet<string> = new Set(["cents"]);

/** A share or a factor. */
export const ratioWords = tableOf({ "%": 0.01, percent: 0.01, pct: 0.01, x: 1, times: 1, fold: 1, "×": 1 });

/** The parts of a spoken fraction: "two thirds". */
export const fractionWords = tableOf({ thirds: 1 / 3, fifths: 1 / 5, sixths: 1 / 6, eighths: 1 / 8, tenths: 1 / 10 });
