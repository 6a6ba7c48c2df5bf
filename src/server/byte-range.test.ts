import { expect, it } from "vitest";
import { byteRange } from "#server/byte-range";

it.each([
  ["bytes=0-", { start: 0, end: 100 }],
  ["bytes=0-0", { start: 0, end: 1 }],
  ["bytes=10-19", { start: 10, end: 20 }],
  ["bytes=90-500", { start: 90, end: 100 }],
  ["bytes=99-99", { start: 99, end: 100 }],
  ["bytes=-10", { start: 90, end: 100 }],
  ["bytes=-500", { start: 0, end: 100 }],
])("reads %s of 100 bytes", (header, range) => {
  expect(byteRange(header, 100)).toEqual(range);
});

it.each(["bytes=100-", "bytes=100-200", "bytes=20-10", "bytes=-0", "bytes=-", "bytes=", "bytes=a-b", "bytes=1-2x", "bytes=0x1-2"])("cannot meet %s of 100 bytes", (header) => {
  expect(byteRange(header, 100)).toBe("unmet");
});

it.each([undefined, "items=0-1", "bytes=0-1,5-6", "seconds=-5"])("gives all for %s", (header) => {
  expect(byteRange(header, 100)).toBeNull();
});

it("has nothing to give of nothing", () => {
  expect([byteRange("bytes=0-", 0), byteRange("bytes=-5", 0), byteRange(undefined, 0)]).toEqual(["unmet", "unmet", null]);
});
