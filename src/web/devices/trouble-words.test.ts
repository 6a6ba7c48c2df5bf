import { expect, it } from "vitest";
import { deviceKinds, type DeviceTrouble } from "./device-trouble";
import { replacedWords, troublesIn, troubleWords } from "./trouble-words";

const troubles = ["refused", "missing", "busy", "unplugged", "unavailable"] as const satisfies readonly DeviceTrouble[];

it("says of every trouble how to mend it, and that one can go on", () => {
  const said = troubles.flatMap((trouble) => deviceKinds.map((kind) => troubleWords(kind, trouble)));
  expect(new Set(said).size).toBe(10);
  for (const words of said) expect(words).toMatch(/You can go on (by typing|without a picture)\.$/);
  expect(troubleWords("camera", "busy")).toBe("The camera does not open, most often because another program uses it. Close that program, then try again. You can go on without a picture.");
});

it("says once what is one thing, and apart what are two", () => {
  expect(troublesIn({ microphone: "refused", camera: "refused" })).toEqual([{ kinds: ["microphone", "camera"], words: expect.stringContaining("microphone and camera"), isWorthTrying: true }]);
  expect(troublesIn({ microphone: "refused", camera: "missing" }).map(({ kinds }) => kinds)).toEqual([["microphone"], ["camera"]]);
  expect(troublesIn({ microphone: null, camera: "unavailable" })).toEqual([{ kinds: ["camera"], words: troubleWords("camera", "unavailable"), isWorthTrying: false }]);
  expect(troublesIn({ microphone: null, camera: null })).toEqual([]);
});

it("names the device that took over", () => {
  expect(replacedWords("microphone", "Headset")).toBe("The microphone you used is gone; Headset is used instead.");
});
