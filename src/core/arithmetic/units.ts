import type { UnitClass } from "#core/arithmetic/quantity";

/** Seconds in each unit of time; a month has 30 days and a year 365, as in capacity estimates. */
export const secondsIn: Readonly<Record<string, number>> = {
  ms: 0.001, millisecond: 0.001, milliseconds: 0.001, millis: 0.001, us: 1e-6, µs: 1e-6, microsecond: 1e-6, microseconds: 1e-6, s: 1, sec: 1, secs: 1, second: 1,
  seconds: 1, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, d: 86_400, day: 86_400, days: 86_400, night: 86_400,
  nights: 86_400, week: 604_800, weeks: 604_800, month: 2_592_000, months: 2_592_000, quarter: 7_776_000, quarters: 7_776_000, year: 31_536_000, years: 31_536_000, yr: 31_536_000,
};

/** Bytes in each unit of size: decimal prefixes as said, binary where written so; a bit is an eighth of a byte. */
export const bytesIn: Readonly<Record<string, number>> = {
  B: 1, byte: 1, bytes: 1, KB: 1e3, kB: 1e3, kb: 1e3, kilobyte: 1e3, kilobytes: 1e3, MB: 1e6, megabyte: 1e6, megabytes: 1e6, megs: 1e6, GB: 1e9, gigabyte: 1e9, gigabytes: 1e9,
  gigs: 1e9, TB: 1e12, terabyte: 1e12, terabytes: 1e12, PB: 1e15, petabyte: 1e15, petabytes: 1e15, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4, gb: 1e9, mb: 1e6, tb: 1e12,
  bit: 1 / 8, bits: 1 / 8, Kb: 125, Mb: 125_000, Gb: 1.25e8, Kbit: 125, Mbit: 125_000, Gbit: 1.25e8, Tbit: 1.25e11, kbit: 125,
};

/** Bytes a second in each unit of bandwidth. */
export const bytesPerSecondIn: Readonly<Record<string, number>> = { bps: 1 / 8, kbps: 125, Kbps: 125, Mbps: 125_000, mbps: 125_000, Gbps: 1.25e8, gbps: 1.25e8, MBps: 1e6 };

/** Names for a number of calls a second. */
export const ratePerSecond: ReadonlySet<string> = new Set(["qps", "rps", "tps", "iops", "ops"]);

export const moneySigns: ReadonlySet<string> = new Set(["$", "€", "£"]);
export const moneyWords: ReadonlySet<string> = new Set(["dollar", "dollars", "euro", "euros", "pound", "pounds", "usd", "eur", "bucks"]);
export const userWords: ReadonlySet<string> = new Set(["dau", "mau", "users"]);

/** A share or a factor. */
export const ratioWords: Readonly<Record<string, number>> = { "%": 0.01, percent: 0.01, pct: 0.01, x: 1, times: 1, fold: 1, "×": 1 };

export const perSecond = (unitClass: UnitClass): UnitClass => (unitClass === "size" ? "bandwidth" : unitClass === "money" ? "money" : "rate");
