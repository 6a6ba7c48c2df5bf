import type { Quantity } from "#core/arithmetic/quantity";

/** The base unit of a quantity, as contract 4 writes it; of money the currency that was said, and none where none was. */
export function unitOf({ unitClass, noun, text }: Quantity): string {
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
      return currencies.find(({ said }) => said.test(text))?.name ?? "";
    case "ratio":
    case "availability":
      return "";
    case "count":
    case "bare":
      return noun;
  }
}

const currencies = [
  { name: "dollars", said: /\$|\b(?:dollars?|usd|bucks)\b/i },
  { name: "euros", said: /€|\b(?:euros?|eur)\b/i },
  { name: "pounds", said: /£|\b(?:pounds?|gbp)\b/i },
] as const;

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
  if (like.unitClass === "money") return moneyInWords(value, like);
  const isOverTime = like.unitClass === "rate" || like.unitClass === "bandwidth";
  const period = isOverTime ? periods.find(({ name }) => like.text.toLowerCase().includes(name)) : undefined;
  if (period === undefined) return perSecond(value, like);
  return `${perSecond(value * period.seconds, like).replace(/\/s$/, "")} ${period.name === "hour" ? "an" : "a"} ${period.name}`;
}

/** "3,000 euros a day", "2.4 million pounds", "2,000 cents". */
function moneyInWords(value: number, like: Quantity): string {
  const isCents = /\bcents?\b/i.test(like.text) && unitOf(like) === "";
  const amount = isCents ? value * 100 : value;
  const word = largeAmounts.find(({ from }) => amount >= from);
  const number = inDigits(word === undefined ? amount : amount / word.from).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ",");
  const period = periods.find(({ name }) => new RegExp(`\\b${name}$`, "i").test(like.text))?.name;
  const unit = isCents ? "cents" : unitOf(like);
  return [number, word?.name, unit, period === undefined ? undefined : `${period === "hour" ? "an" : "a"} ${period}`].filter((part) => part !== undefined && part !== "").join(" ");
}

const largeAmounts = [
  { from: 1e9, name: "billion" },
  { from: 1e6, name: "million" },
] as const;

/** Three digits at most, and none after the point that says nothing. */
function inDigits(value: number): string {
  const digits = value >= 1000 ? String(Number(value.toPrecision(3))) : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}

function perSecond(value: number, like: Quantity): string {
  const prefix = prefixes.find(({ from }) => value >= from);
  const scaled = prefix === undefined ? value : value / prefix.from;
  const number = scaled >= 1000 ? scaled.toFixed(0) : inDigits(scaled);
  const unit = unitOf(like);
  const isBytes = like.unitClass === "size" || like.unitClass === "bandwidth";
  const sign = prefix === undefined ? "" : isBytes ? prefix.sign : prefix.sign === "G" ? "B" : prefix.sign;
  return `${number}${sign === "" ? "" : ` ${sign}`}${unit.startsWith("/") || isBytes ? unit : unit === "" ? "" : ` ${unit}`}`;
}
