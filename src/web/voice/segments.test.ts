import { expect, it } from "vitest";
import { frameMs, frameSamples } from "./frame-shape";
import { longestMs, utterances, wholeHold, type Segment, type Segmenter } from "./segments";

function feed(segmenter: Segmenter, parts: readonly (readonly [ms: number, probability: number | null])[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [ms, probability] of parts) {
    for (let left = ms; left > 0; left -= frameMs) {
      const segment = segmenter.take({ samples: new Float32Array(frameSamples).fill(probability ?? 0.5), atMs: at * frameMs, probability });
      at += 1;
      if (segment !== null) segments.push(segment);
    }
  }
  return segments;
}

const length = ({ fromMs, toMs }: Segment): number => toMs - fromMs;

it("sends an utterance with a little of what came before it, once it was quiet for a moment", () => {
  const segments = feed(utterances(), [[3200, 0], [1600, 0.9], [3200, 0]]);
  expect(segments).toHaveLength(1);
  expect(segments[0]?.fromMs).toBeGreaterThanOrEqual(3200 - 400);
  expect(segments[0]?.fromMs).toBeLessThan(3200);
  expect(segments[0]?.toMs).toBeGreaterThanOrEqual(4800 + 500);
  expect(segments[0]?.samples.length).toBe(Math.round((length(segments[0] ?? { samples: new Float32Array(), fromMs: 0, toMs: 0 }) / frameMs) * frameSamples));
});

it("keeps a gap between words in one utterance, and sends no cough", () => {
  expect(feed(utterances(), [[960, 0.9], [320, 0], [960, 0.9], [960, 0]])).toHaveLength(1);
  expect(feed(utterances(), [[960, 0], [96, 0.9], [960, 0]])).toEqual([]);
});

it("cuts long speech at its quietest place, loses no sample of it, and never sends more than 25 s", () => {
  const segments = feed(utterances(), [[22_016, 0.95], [96, 0.4], [40_000, 0.95], [960, 0]]);
  expect(segments.length).toBeGreaterThan(2);
  for (const segment of segments) expect(length(segment)).toBeLessThanOrEqual(longestMs);
  for (const [at, segment] of segments.entries()) if (at > 0) expect(segment.fromMs).toBeCloseTo(segments[at - 1]?.toMs ?? 0, 3);
  expect(segments[0]?.toMs).toBeGreaterThanOrEqual(22_000);
  expect(segments[0]?.toMs).toBeLessThanOrEqual(22_200);
});

it("takes a hold whole, also where speech cannot be told from silence", () => {
  const segmenter = wholeHold();
  expect(feed(segmenter, [[3200, null]])).toEqual([]);
  expect(length(segmenter.flush() ?? { samples: new Float32Array(), fromMs: 0, toMs: 0 })).toBe(3200);
  expect(segmenter.flush()).toBeNull();
});
