import { parseArgs } from "node:util";
import type { ModelOptions } from "#cli/read-along";
import { ok, refuse, type Result } from "#core/problem";
import type { Part } from "../judgement/corpus";

export type Prices = { /** For a million tokens, in whatever currency. */ readonly in: number; readonly out: number };

export type Options = {
  readonly model: ModelOptions;
  readonly runs: number;
  /** The most answers, and the most labelled sentences, that are read. Null for all answers. */
  readonly limit: number | null;
  readonly part: Part;
  readonly prices: Prices | null;
};

const flags = ["model", "model-url", "runs", "limit", "part", "record", "replay", "price-in", "price-out"] as const;
const usage = "Such as: npm run bench:model -- --model openai-compatible/llama3.2 --limit 20";
const wrong = (message: string, mend: string = usage) => refuse("request-malformed", message, mend);

/** What the command line asks for. */
export function optionsIn(args: readonly string[]): Result<Options> {
  const given = valuesIn(args);
  if (typeof given === "string") return wrong(given, `The flags are ${flags.map((flag) => `--${flag}`).join(", ")}, each with a value.`);
  const runs = countIn(given.runs, 5);
  const limit = countIn(given.limit, null);
  const prices = pricesIn(given["price-in"], given["price-out"]);
  const part = given.part ?? "test";
  if (runs === "wrong" || runs === null || runs > 100) return wrong("--runs is no number of runs.", "Give a whole number from 1 to 100.");
  if (limit === "wrong") return wrong("--limit is no number of answers.", "Give a whole number, 1 or more.");
  if (part !== "test" && part !== "development") return wrong("--part names no part to measure on.", "Write test or development.");
  if (prices === "wrong") return wrong("The prices cannot be read.", "Give both --price-in and --price-out, each for a million tokens: 0.15.");
  const { model, record, replay } = given;
  if (model === undefined && replay === undefined) return wrong("No model is named.");
  if (record !== undefined && replay !== undefined) return wrong("--record and --replay do not go together.", "A replay makes no request: leave --record out.");
  return ok({ model: { model, modelUrl: given["model-url"], record, replay }, runs, limit, part, prices });
}

function valuesIn(args: readonly string[]): Partial<Record<(typeof flags)[number], string>> | string {
  try {
    const text = { type: "string" } as const;
    const options = { model: text, "model-url": text, runs: text, limit: text, part: text, record: text, replay: text, "price-in": text, "price-out": text } satisfies Record<(typeof flags)[number], typeof text>;
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    return error instanceof Error ? (error.message.split(". ")[0] ?? "").replace(/\.?$/, ".") : "The call cannot be read.";
  }
}

function countIn<T>(text: string | undefined, otherwise: T): number | T | "wrong" {
  if (text === undefined) return otherwise;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : "wrong";
}

function pricesIn(one: string | undefined, other: string | undefined): Prices | null | "wrong" {
  if (one === undefined && other === undefined) return null;
  const isPrice = (text: string | undefined): boolean => text !== undefined && /^\d{1,9}(\.\d{1,9})?$/.test(text);
  return isPrice(one) && isPrice(other) ? { in: Number(one), out: Number(other) } : "wrong";
}
