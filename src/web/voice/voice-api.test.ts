import { afterEach, expect, it, vi } from "vitest";
import { act, problemOf } from "../api";
import { isCutInDue, sayAloud, writeDown } from "./voice-api";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const never = new AbortController().signal;

it.each<[string, number, () => Promise<unknown>]>([
  ["what was said is written down", 20_000, () => writeDown("s1", new Blob(["sound"]), never)],
  ["a text is said aloud", 60_000, () => sayAloud({ text: "Why?", speed: 1 }, never)],
  ["a cut-in is decided", 5000, () => isCutInDue("s1", { text: "So.", spokenMs: 1 })],
  ["an act is taken", 15_000, () => act("s1", "pause")],
])("gives up waiting until %s where Altitude hangs", async (_, withinMs, ask) => {
  const late = new AbortController();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(late.signal);
  vi.stubGlobal("fetch", (_path: string, { signal }: { readonly signal: AbortSignal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error("ended"));
      });
    }),
  );
  const asked = ask().catch(problemOf);
  late.abort(new DOMException("It took too long.", "TimeoutError"));
  expect(await asked).toMatchObject({ message: "Altitude does not answer." });
  expect(timeout).toHaveBeenCalledWith(withinMs);
});
