import { z } from "zod";
import { nameOf, type Connection } from "#model/connection";
import { destination } from "#model/goes-to";
import { jsonIn } from "#model/json-in";
import type { LanguageModel, Outcome, Question } from "#model/language-model";
import { loadProvider, providerOptions } from "#model/load-provider";
import { holdsKey } from "#model/scrub";
import { isDamaged, spokenIn } from "#model/spoken";
import { cancelled, stopping } from "#model/stopping";
import { trouble, troubleOfConnection, troubleOfWords, wordsIn, type Teller, type Trouble } from "#model/trouble";
import { newWatch, watchedFetch } from "#model/watched-fetch";

/** How a shape is asked for: by the protocol's own field, in words, or both. Learnt from what the server does. */
type Manner = { byField: boolean; inWords: boolean };

/** What a reply may weigh in bytes beside its words: the protocol's own text round each, and thoughts. */
const overhead = { fixed: 1_000_000, perCharacter: 400 };

/**
 * A model to ask. Nothing is loaded and nothing sent before it is asked.
 *
 * @param reach how requests are made: where many share a server, one that never reaches inside
 */
export function connect(connection: Connection, reach: typeof fetch = fetch): LanguageModel {
  const { goesTo, isLocal } = destination(connection);
  const teller: Teller = { who: isLocal ? "The server on this machine" : goesTo, key: connection.key, model: connection.model };
  const manner: Manner = { byField: true, inWords: false };
  let loading: ReturnType<typeof load> | null = null;

  async function ask(question: Question): Promise<Outcome> {
    loading ??= load(connection);
    const loaded = await loading;
    const outcome = await askOnce({ ...loaded, connection, reach, teller, manner }, question);
    if (outcome !== "shape-refused") return outcome;
    manner.byField = false;
    manner.inWords = true;
    const again = await askOnce({ ...loaded, connection, reach, teller, manner }, question);
    return again === "shape-refused" ? failed(trouble("malformed", `${teller.who} does not take questions for a form.`), "") : again;
  }
  return { name: nameOf(connection), goesTo, isLocal, ask };
}

async function load(connection: Connection) {
  const [{ streamText, Output }, model] = await Promise.all([import("ai"), loadProvider(connection)]);
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });
  return { streamText, Output, model };
}

type Way = Awaited<ReturnType<typeof load>> & { readonly connection: Connection; readonly reach: typeof fetch; readonly teller: Teller; readonly manner: Manner };

const failed = ({ kind, message, retryAfterMs }: Trouble, soFar: string): Outcome => ({ ok: false, failure: { kind, message, retryAfterMs, soFar } });

async function askOnce(way: Way, question: Question): Promise<Outcome | "shape-refused"> {
  const { connection, teller, manner } = way;
  const { shape, longest, signal } = question;
  if (signal?.aborted === true) return failed(cancelled, "");
  if (/[^\x21-\x7E]/.test(connection.key ?? "")) return failed(trouble("unauthorised", "The key holds signs that no key has."), "");
  const started = performance.now();
  const since = (): number => Math.round(performance.now() - started);
  const stop = stopping(connection, teller, signal);
  const watch = newWatch();
  let raw = "";
  let text = "";
  let firstWordMs: number | null = null;
  let ending: string | null = null;
  let tokens: { readonly in: number | null; readonly out: number | null } = { in: null, out: null };
  let found: Trouble | null = null;

  const parts = way.streamText({
    model: way.model(watchedFetch({ teller, watch, fetch: way.reach, longestBytes: overhead.fixed + overhead.perCharacter * longest })),
    system: shape !== null && manner.inWords ? `${question.system}\n\n${shapeInWords(shape)}` : question.system,
    prompt: question.user,
    ...(shape !== null && manner.byField ? { output: way.Output.object({ schema: shape }) } : {}),
    maxRetries: 0,
    abortSignal: stop.signal,
    providerOptions,
    onError: () => undefined,
  }).fullStream.getReader();

  try {
    while (found === null) {
      const next = await Promise.race([parts.read(), stop.stopped]);
      if (next === "stopped" || next.done) break;
      const part = next.value;
      if (part.type === "text-delta") {
        raw += part.text;
        const spoken = spokenIn(raw);
        if (spoken.length === text.length) continue;
        text = spoken;
        firstWordMs ??= since();
        stop.heardFirstWord();
        if (holdsKey(text, connection.key)) found = trouble("malformed", `${teller.who} repeats the key in its reply.`);
        else if (text.length > longest) found = trouble("too-long", `${teller.who} does not stop: its reply is longer than ${String(longest)} characters.`);
        else question.onText?.(text);
      } else if (part.type === "finish") {
        ending = part.finishReason;
        tokens = { in: part.totalUsage.inputTokens ?? null, out: part.totalUsage.outputTokens ?? null };
      } else if (part.type === "error") found = troubleIn(part.error, watch.hasAnswered, teller);
    }
  } catch (error) {
    found = troubleIn(error, watch.hasAnswered, teller);
  } finally {
    stop.end();
    void parts.cancel().catch(() => undefined);
  }

  if (shape !== null && manner.byField && watch.refusesShape && stop.why() === null) return "shape-refused";
  const wrong = stop.why() ?? watch.trouble ?? found ?? endedWrong({ ending, text, raw }, question, teller);
  if (wrong?.kind === "malformed" && shape !== null && watch.hasAnswered) manner.inWords = true;
  if (wrong !== null) return failed(wrong, holdsKey(text, connection.key) ? "" : text.slice(0, longest));
  return { ok: true, reply: { text: text.trim(), tokensIn: tokens.in, tokensOut: tokens.out, firstWordMs: firstWordMs ?? since(), tookMs: since() } };
}

const shapeInWords = (shape: z.ZodType): string => `Reply with nothing but one JSON object that fits this JSON Schema:\n${JSON.stringify(z.toJSONSchema(shape, { unrepresentable: "any" }))}`;

/** What the library threw or sent on: an error of the connection, words of the provider, or text that is no event of the protocol. */
function troubleIn(error: unknown, hasAnswered: boolean, teller: Teller): Trouble {
  if (!(error instanceof Error)) return troubleOfWords(wordsIn(error), teller);
  if (/JSONParse|TypeValidation/.test(error.name)) return trouble("malformed", `${teller.who} sends what is no reply of a language model.`);
  return troubleOfConnection(error, teller, hasAnswered);
}

type Ended = { readonly ending: string | null; readonly text: string; readonly raw: string };

/** A reply that came to its end, and is none all the same. */
function endedWrong({ ending, text, raw }: Ended, { shape }: Question, { who }: Teller): Trouble | null {
  if (ending === "content-filter") return trouble("refused", "The model refused to answer.");
  if (ending === null || ending === "error") return trouble("cut", `The reply of ${who.replace(/^The /, "the ")} was cut.`);
  if (isDamaged(raw)) return trouble("malformed", `${who} sends damaged text.`);
  if (text.trim() === "") return trouble("empty", `The model answered with nothing${ending === "length" ? ": all it may say went into thinking" : ""}.`);
  if (shape !== null && jsonIn(shape, text) === null) return trouble("malformed", "The model's reply does not fit the form that was asked for.");
  return shape === null && ending === "length" ? trouble("cut", `${who} cut the reply at its own limit of length.`) : null;
}
