import { describe, expect, it } from "vitest";
import { checkArithmetic } from "#core/arithmetic/check";
import type { Weights } from "#core/arithmetic/weights";
import { shipped } from "../../../test/shipped-weights";

/** Each constant of the arithmetic in content/levels.yaml with a case that flips when it changes. Red here means: on purpose? Then raise `version`. */
const verdicts = (text: string, weights: Weights): string => checkArithmetic([{ speaker: "candidate", text }], weights).map(({ verdict }) => verdict).join(" ");
const costs = (change: Partial<Weights["costs"]>): Partial<Weights> => ({ costs: { ...shipped.costs, ...change } });
const believed = (change: Partial<Weights["believed"]>): Partial<Weights> => ({ believed: { ...shipped.believed, ...change } });
const near = (change: Partial<Weights["near"]>): Partial<Weights> => ({ near: { ...shipped.near, ...change } });
const farthest = (change: Partial<Weights["farthest"]>): Partial<Weights> => ({ farthest: { ...shipped.farthest, ...change } });

type Case = { readonly constant: string; readonly said: string; readonly reads: string; readonly changed: Partial<Weights>; readonly then: string };

const cases: readonly Case[] = [
  { constant: "right", said: "Four nines is about 52 minutes a year.", reads: "right", changed: { right: 1.01 }, then: "rounded" },
  { constant: "rounded", said: "40 GB / 16 shards = 10 GB per shard.", reads: "wrong", changed: { rounded: 5 }, then: "rounded" },
  { constant: "costs.trace", said: "360,000 seconds is about four hours.", reads: "wrong", changed: costs({ trace: 0.8 }), then: "" },
  { constant: "costs.slight", said: "Quarterly audits at 25,000 euros each are 25,000 euros a year.", reads: "wrong", changed: costs({ slight: 1.2 }), then: "right" },
  { constant: "costs.some", said: "Erasure coding at 1.5 makes 12 TB into 18 TB.", reads: "right", changed: costs({ some: 1.8 }), then: "" },
  { constant: "costs.clear", said: "360,000 seconds is about four hours.", reads: "wrong", changed: costs({ clear: 2.4 }), then: "" },
  { constant: "costs.strong", said: "Six engineers for three months is eighteen engineer months.", reads: "right", changed: costs({ strong: 3.5 }), then: "" },
  { constant: "costs.never", said: "Two services at 99.9 percent in a chain give 99.8.", reads: "", changed: costs({ never: 1.5 }), then: "rounded" },
  { constant: "believed.right", said: "360,000 seconds is about four hours.", reads: "wrong", changed: believed({ right: 1.2 }), then: "" },
  { constant: "believed.wrong", said: "360,000 seconds is about four hours.", reads: "wrong", changed: believed({ wrong: 1.2 }), then: "" },
  { constant: "believed.told", said: "Peak of 30k a second, p99 of 80 ms, 3 regions.", reads: "", changed: believed({ told: 3 }), then: "wrong" },
  { constant: "near.usual", said: "360,000 seconds is about four hours.", reads: "wrong", changed: near({ usual: 1.02 }), then: "" },
  { constant: "near.left_out", said: "With 99.5 percent uptime over a 30 day month we're allowed 43 minutes of downtime.", reads: "wrong", changed: near({ left_out: 1.001 }), then: "" },
  { constant: "near.unit", said: "Peak of 30k a second, p99 of 80 ms, 3 regions.", reads: "", changed: near({ unit: 1.3 }), then: "wrong" },
  { constant: "near.same", said: "Active-active, two regions, each ships its own 50 MB/s of writes to the other, and cross-region traffic costs 2 cents a gig. So the whole replication bill, both regions, is 86 dollars a day.", reads: "rounded", changed: near({ same: 1.0005 }), then: "" },
  { constant: "farthest.usual", said: "Storage: 200M rows * 250 B = 50 MB, so tiny.", reads: "wrong", changed: farthest({ usual: 500 }), then: "" },
  { constant: "farthest.odd", said: "40 GB / 16 shards = 10 GB per shard.", reads: "wrong", changed: farthest({ odd: 3 }), then: "" },
  { constant: "complete", said: "One moderator clears 120 reports an hour. 6,000 reports an hour need five moderators.", reads: "wrong", changed: { complete: 1 }, then: "" },
  { constant: "bound", said: "A transaction holds the lock for 20 ms, so one row takes at most 500 updates a second.", reads: "wrong", changed: { bound: 60 }, then: "" },
  { constant: "provision", said: "At 20k messages a second with a ten second buffer we hold 2 million messages.", reads: "wrong", changed: { provision: 50 }, then: "" },
];

describe("each constant of the arithmetic", () => {
  it.each(cases)("$constant", ({ said, reads, changed, then }) => {
    expect(verdicts(said, shipped)).toBe(reads);
    expect(verdicts(said, { ...shipped, ...changed })).toBe(then);
  });

  it("has a case", () => {
    const constants = Object.entries(shipped).flatMap(([name, value]) => (typeof value === "number" ? [name] : Object.keys(value).map((part) => `${name}.${part}`)));
    expect(cases.map(({ constant }) => constant)).toEqual(constants);
  });
});
