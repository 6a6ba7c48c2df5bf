/** What a number measures. `rate` is per second; `bandwidth` bytes per second; `size` bytes; `time` seconds. */
export type UnitClass = "count" | "rate" | "size" | "bandwidth" | "time" | "ratio" | "money" | "availability" | "bare";

/** A number as it was said, at its place. Values are in base units: seconds, bytes, per second. */
export type Quantity = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** null where the speaker was vague ("a couple hundred"): nothing is invented. */
  readonly value: number | null;
  /** Both ends of a spoken range, else both equal to `value`. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unitClass: UnitClass;
  /** What is counted, as said, stemmed only by lower-casing: "users", "requests". Empty when unknown. */
  readonly noun: string;
};
