import type { Quantity } from "#core/arithmetic/quantity";

/** What an amount is made of: bytes, seconds, money, or things that are only counted ("share": parts and factors). */
export type Stuff = "count" | "bare" | "size" | "time" | "money" | "share";

/** A figure to be reckoned with: an amount as it was said, and what it is an amount of, over and for. */
export type Figure = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In base units of its stuff, its period left out: 2e12 for "2 TB a day". Null where the speaker was vague. */
  readonly low: number | null;
  readonly high: number | null;
  readonly stuff: Stuff;
  /** Base units in one: 1e12 in "2 TB". */
  readonly by: number;
  /** What is measured, where it is no count, time or money: 1 for bytes; others in physical.ts. */
  readonly extent: number;
  readonly noun: string;
  /** Seconds of the period it is said over; null where none was said. */
  readonly period: number | null;
  /** Seconds that an adjective implies: "100 million daily users". */
  readonly implied: number | null;
  /** What it is said of: "user" in "10 reads per user", "" in "10 reads each". */
  readonly each: string | null;
  /** Bytes it is said of: 1e9 in "two cents a gig". */
  readonly perBytes: number | null;
  /** … and what that measures. */
  readonly perExtent: number;
  /** Copies, factors, parts: said in order to be reckoned with. */
  readonly factor: FactorKind | null;
  readonly isBitUnsure: boolean;
  readonly isBits: boolean;
  /** "62 to the eighth": a reckoning in itself. */
  readonly isRaised: boolean;
  /** As the rest of the core knows it. */
  readonly quantity: Quantity;
};

/** `times` multiplies, `part` is between 0 and 1, `against` stands to one ("twenty to one"), `nines` is uptime. */
export type FactorKind = "times" | "part" | "against" | "nines";
