import { expect, it } from "vitest";
import { bytesPerMinute, recordingType } from "./recorder-format";

const knowing = (...known: string[]) => (mime: string) => known.includes(mime);

it("takes the best that the browser can record, and says where it can none", () => {
  expect(recordingType({ hasVideo: true, isSupported: () => true })).toBe("video/webm;codecs=vp9,opus");
  expect(recordingType({ hasVideo: true, isSupported: knowing("video/mp4", "video/webm;codecs=vp8,opus") })).toBe("video/webm;codecs=vp8,opus");
  expect(recordingType({ hasVideo: true, isSupported: knowing("video/mp4") })).toBe("video/mp4");
  expect(recordingType({ hasVideo: false, isSupported: knowing("audio/mp4", "video/webm") })).toBe("audio/mp4");
  expect(recordingType({ hasVideo: false, isSupported: knowing("video/webm") })).toBeNull();
});

it("reckons how much a minute takes at most", () => {
  // (1 200 000 + 64 000) / 8 × 60 = 9 480 000 bytes; 64 000 / 8 × 60 = 480 000.
  expect([true, false].map((hasVideo) => bytesPerMinute({ hasVideo }))).toEqual([9_480_000, 480_000]);
});
