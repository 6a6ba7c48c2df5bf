import { expect, it } from "vitest";
import type { Answered } from "#core/session/answered";
import { ApiProblem } from "../api";
import { deliver, mostWaitMs, waitMs } from "./outbox";

const unsent = { key: "k", text: "I would shard by user.", at: 0 };
const answered: Answered = { key: "k", status: "open", version: 4, move: { kind: "probe", text: "Why?", phase: "design", about: null, said: null, facts: [], twist: null, hint: 0 } };
const away = new ApiProblem({ status: 0, code: null, message: "away", mend: "" });
const problem = (status: number, code: ApiProblem["code"]) => new ApiProblem({ status, code, message: "no", mend: "" });

/** Fails in these ways, one after the other, and then takes it. */
function world(...failures: readonly Error[]) {
  const keys: string[] = [];
  const waits: number[] = [];
  const stop = new AbortController();
  return {
    keys,
    waits,
    stop,
    carrier: {
      give: ({ key }: { readonly key: string }) => {
        const failure = failures[keys.push(key) - 1];
        return failure === undefined ? Promise.resolve(answered) : Promise.reject(failure);
      },
      wait: (ms: number) => {
        waits.push(ms);
        return Promise.resolve();
      },
      onTrouble: () => undefined,
      signal: stop.signal,
    },
  };
}

it("says an answer with the same key until it arrives, waiting longer each time", async () => {
  const { keys, waits, carrier } = world(away, problem(503, "database-unavailable"), problem(409, "key-in-flight"));
  expect(await deliver(unsent, carrier)).toEqual({ kind: "said", answered });
  expect(keys).toEqual(["k", "k", "k", "k"]);
  expect(waits).toEqual([300, 600, 1200]);
});

it("never waits longer than the most", () => {
  expect(waitMs(50)).toBe(mostWaitMs);
});

it.each([[409, "session-paused"], [409, "session-ended"], [422, "key-reused"], [404, "session-unknown"], [400, "answer-too-long"]] as const)("gives the words back after %i %s and does not try again", async (status, code) => {
  const refusal = problem(status, code);
  const { keys, carrier } = world(refusal);
  expect(await deliver(unsent, carrier)).toEqual({ kind: "returned", problem: refusal });
  expect(keys).toHaveLength(1);
});

it("stops when it is no longer wanted", async () => {
  const { carrier, stop, keys } = world(away, away, away);
  const stopping = { ...carrier, wait: () => { stop.abort(); return Promise.resolve(); } };
  expect(await deliver(unsent, stopping)).toEqual({ kind: "stopped" });
  expect(keys).toHaveLength(1);
});
