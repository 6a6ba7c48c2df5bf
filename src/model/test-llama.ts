import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JSONSchema7, JSONSchema7Definition } from "@ai-sdk/provider";
import type { GbnfJsonSchema, LlamaCompletionResponse } from "node-llama-cpp";
import { z } from "zod";
import { generating, heard, type Ending, type Exchange, type Script } from "#model/test-server";
import { tinyContext, tinyGguf } from "#model/tiny-gguf";

/** llama.cpp in this process with a model of random weights, for tests: what it says is noise, in real tokens, and within a grammar where a shape is asked for. */

export type Noise = {
  /** What a server does with a question. */
  readonly says: (how: How) => Script;
  /** How each reply ended, in order: by itself, by its grammar, or because nobody listened any more. */
  readonly endings: readonly LlamaCompletionResponse["metadata"]["stopReason"][];
  /** Comes when nothing is being said any more. */
  readonly quiet: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type How = {
  readonly seed: number;
  /** After so many tokens nothing but the end of the text is left to say. Null: it never ends of itself. A grammar ends where it ends. */
  readonly endsAfter: number | null;
};

/** Why llama.cpp cannot run here; null where it can. It comes built for one platform only: package.json leaves the others out for their size. */
export function whyNoLlama(): string | null {
  const { platform, arch } = process;
  if (platform !== "linux" || arch !== "x64") return `llama.cpp is installed for linux-x64 only, and this is ${platform}-${arch}`;
  return isGlibc(process.report.getReport()) ? null : "llama.cpp is built for glibc, which this system does not have";
}

const isGlibc = (report: object): boolean => z.object({ header: z.object({ glibcVersionRuntime: z.string() }) }).safeParse(report).success;

export async function loadNoise(weights: number): Promise<Noise> {
  const { getLlama, LlamaCompletion, TokenBias } = await import("node-llama-cpp");
  const folder = await mkdtemp(join(tmpdir(), "altitude-llama-"));
  const modelPath = join(folder, "noise.gguf");
  await writeFile(modelPath, tinyGguf(weights));
  const llama = await getLlama({ gpu: false, build: "never", skipDownload: true, maxThreads: 1 });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize: tinyContext, threads: 1 });
  const sequence = context.getSequence();
  const completion = new LlamaCompletion({ contextSequence: sequence });
  const end = model.tokens.eos ?? [];
  const pieces = [...model.iterateAllTokens()].filter((token) => model.detokenize([token]).includes("\uFFFD"));
  const whole = new TokenBias(model.tokenizer).set(pieces, "never");
  const endless = new TokenBias(model.tokenizer).set(pieces, "never").set(end, "never");
  const ended = new TokenBias(model.tokenizer).set(end, { logit: 1000 });
  const endings: LlamaCompletionResponse["metadata"]["stopReason"][] = [];
  let last: Promise<unknown> = Promise.resolve();

  async function complete({ asked, gone }: Exchange, { endsAfter, seed }: How, say: (piece: string) => void): Promise<Ending> {
    const schema = schemaIn(asked);
    const prompt = model.tokenize(heard(asked));
    let said = 0;
    await sequence.clearHistory();
    const { metadata } = await completion.generateCompletionWithMeta(prompt, {
      temperature: 1,
      seed,
      signal: gone,
      stopOnAbortSignal: true,
      onTextChunk: say,
      onToken: (tokens) => void (said += tokens.length),
      ...(schema === null ? { tokenBias: () => (endsAfter !== null && said >= endsAfter ? ended : endless) } : { tokenBias: whole, grammar: await llama.createGrammarForJsonSchema(root(schema)) }),
    });
    endings.push(metadata.stopReason);
    return { finish: "stop", usage: { prompt_tokens: prompt.length, completion_tokens: said } };
  }

  /** One after the other: there is one context. */
  const says: Noise["says"] = (how) =>
    generating((exchange, say) => {
      const turn = last.then(() => complete(exchange, how, say));
      last = turn.catch(() => undefined);
      return turn;
    });

  return {
    says,
    endings,
    quiet: async () => void (await last),
    async stop() {
      await last;
      await llama.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const Format = z.looseObject({ type: z.literal("json_schema"), json_schema: z.looseObject({ schema: z.custom<JSONSchema7>((value) => typeof value === "object" && value !== null) }) });

const schemaIn = (asked: { readonly response_format?: unknown }): JSONSchema7 | null => (asked.response_format === undefined ? null : Format.parse(asked.response_format).json_schema.schema);

/** The longest of noise: within what is asked for, and few tokens. A list holds something, or there would be nothing to look at. */
const most = { letters: 24, items: 3 } as const;

const root = ({ properties = {} }: JSONSchema7) => ({ type: "object", properties: grammarsOf(properties) }) as const;

const grammarsOf = (properties: Readonly<Record<string, JSONSchema7Definition>>): Record<string, GbnfJsonSchema> => Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, grammarOf(property)]));

function grammarOf(schema: JSONSchema7Definition | undefined): GbnfJsonSchema {
  if (typeof schema !== "object") throw new Error("This shape is not one that the tests ask for.");
  const { type, properties = {}, items, maxLength = most.letters, maxItems = most.items } = schema;
  if (schema.enum !== undefined) return { enum: z.array(z.string()).parse(schema.enum) };
  if (type === "object") return { type, properties: grammarsOf(properties) };
  if (type === "array") return { type, items: grammarOf(Array.isArray(items) ? items[0] : items), minItems: 1, maxItems: Math.min(maxItems, most.items) };
  if (type === "string") return { type, maxLength: Math.min(maxLength, most.letters) };
  throw new Error(`No grammar for ${JSON.stringify(type)}.`);
}
