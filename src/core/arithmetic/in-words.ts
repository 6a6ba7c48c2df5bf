import type { Quantity } from "#core/arithmetic/quantity";

/** The base unit of a quantity, as contract 4 writes it. */
export function unitOf({ unitClass, noun }: Quantity): string {
  switch (unitClass) {
    case "rate":
      return "/s";
    case "bandwidth":
      return "B/s";
    case "size":
      return "B";
    case "time":
      return "s";
    case "money":
      return "money";
    case "ratio":
    case "availability":
      return "";
    case "count":
    case "bare":
      return noun;
  }
}

const prefixes = [
  { from: 1e15, sign: "P" },
  { from: 1e12, sign: "T" },
  { from: 1e9, sign: "G" },
  { from: 1e6, sign: "M" },
  { from: 1e3, sign: "k" },
] as const;

const periods = [
  { name: "minute", seconds: 60 },
  { name: "hour", seconds: 3600 },
  { name: "day", seconds: 86_400 },
  { name: "week", seconds: 604_800 },
  { name: "month", seconds: 2_592_000 },
  { name: "year", seconds: 31_536_000 },
] as const;

/** A computed value as people write it, three digits at most, over the period that the candidate used: "11.6 k/s", "50 GB a day". */
export function inWords(value: number, like: Quantity): string {
  const isOverTime = like.unitClass === "rate" || like.unitClass === "bandwidth";
  const period = isOverTime ? periods.find(({ name }) => like.text.toLowerCase().includes(name)) : undefined;
  if (period === undefined) return perSecond(value, like);
  return `${perSecond(value * period.seconds, like).replace(/\/s$/, "")} ${period.name === "hour" ? "an" : "a"} ${period.name}`;
}

function perSecond(value: number, like: Quantity): string {
  const prefix = prefixes.find(({ from }) => value >= from);
  const scaled = prefix === undefined ? value : value / prefix.from;
  const digits = scaled >= 100 ? scaled.toFixed(0) : scaled >= 10 ? scaled.toFixed(1) : scaled.toFixed(2);
  const number = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  const unit = unitOf(like);
  const isBytes = like.unitClass === "size" || like.unitClass === "bandwidth";
  const sign = prefix === undefined ? "" : isBytes ? prefix.sign : prefix.sign === "G" ? "B" : prefix.sign;
  return `${number}${sign === "" ? "" : ` ${sign}`}${unit.startsWith("/") || isBytes ? unit : unit === "" ? "" : ` ${unit}`}`;
}
