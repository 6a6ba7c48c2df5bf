import type { Quantity } from "#core/arithmetic/quantity";

/** A quantity with what arithmetic needs to know of how it was said. */
export type Measured = {
  readonly quantity: Quantity;
  /** In base units with its period: bytes per second for "2 TB of logs a day". Null where it was vague. */
  readonly low: number | null;
  readonly high: number | null;
  /** Marks from its first up to, but not including, `next`. */
  readonly from: number;
  readonly next: number;
  /** Seconds of the period it was said over: 86,400 in "a billion a day"; null where none was said. */
  readonly period: number | null;
  /** Seconds of the period that an adjective implies: "100 million daily users". */
  readonly implied: number | null;
  /** What it is said of: "user" in "10 reads per user", "" in "10 reads each"; null where nothing was said. */
  readonly each: string | null;
  readonly isBitUnsure: boolean;
};
