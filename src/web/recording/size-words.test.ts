import { expect, it } from "vitest";
import { minutesLeft, minutesLeftInWords, sizeInWords } from "./size-words";

it("tells sizes no more exactly than they are", () => {
  expect([0, 900_000, 1_000_000, 84_400_000, 1_240_000_000, 9_960_000_000, 128_400_000_000].map(sizeInWords)).toEqual(["0 MB", "less than 1 MB", "1 MB", "84 MB", "1.2 GB", "10 GB", "128 GB"]);
});

it("tells roughly how long the room will do", () => {
  expect([0, 1, 7, 44, 89, 90, 362, 4000].map(minutesLeftInWords)).toEqual([
    "less than a minute left", "about a minute left", "about 7 minutes left", "about 40 minutes left", "about 90 minutes left", "about 2 hours left", "about 6 hours left", "more than two days left",
  ]);
});

it("takes the room as measured, else reckons it up to the quota or the end of the disk", () => {
  const room = { usedBytes: 1_000_000, quotaBytes: 11_000_000, freeBytes: 8_000_000, minutesLeft: null };
  expect(minutesLeft(room, 1_000_000)).toBe(8);
  expect(minutesLeft({ ...room, freeBytes: 90_000_000 }, 1_000_000)).toBe(10);
  expect(minutesLeft({ ...room, minutesLeft: 3 }, 1_000_000)).toBe(3);
});
