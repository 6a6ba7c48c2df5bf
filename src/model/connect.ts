import type { LanguageModelV3, LanguageModelV3CallOptions, LanguageModelV3Prompt, LanguageModelV3StreamPart } from "@ai-sdk/provider";
import { nameOf, type Connection } from "#model/connection";
import { destination } from "#model/goes-to";
import { jsonIn } from "#core/text/json-in";
import type { LanguageModel, Outcome, Question } from "#model/language-model";
import { loadProvider, providerOptions } from "#model/load-provider";
import { holdsKey } from "#model/scrub";
import { schemaOf, shapeInWords } from "#model/shape";
import { isDamaged, spokenIn } from "#model/spoken";
import { cancelled, stopping } from "#model/stopping";
import { trouble, troubleOfConnection, troubleOfKey, troubleOfWords, wordsIn, type Teller, type Trouble } from "#model/trouble";
import { newWatch, watchedFetch, watching } from "#model/watched-fetch";

/** How a shape is asked for: by the protocol's own field, in words, or both. Learnt from what the server does. */
type Manner = { byField: boolean; inWords: boolean };

/** What a reply may weigh in bytes beside its words: the protocol's own text round each, and thoughts. */
const overhead = { fixed: 1_000_000, perCharacter: 400 };

/**
 * A model to ask, through the AI SDK's library for its provider. Its `streamText` is left out: what it adds, we do not use, and it
 * cost 27 ms before each first word on a busy machine, where the library alone costs 4 (medians of 40). Nothing is loaded and nothing sent before it is asked.
 *
 * @param reach how requests are made: where many share a server, one that never reaches inside
 */
export function connect(connection: Connection, reach: typeof fetch = fetch): LanguageModel {
  const { goesTo, isLocal } = destination(connection);
  const teller: Teller = { who: isLocal ? "The server on this machine" : goesTo, key: connection.key, model: connection.model };
  const manner: Manner = { byField: true, inWords: false };
  let loading: Promise<LanguageModelV3> | null = null;

  async function ask(question: Question): Promise<Outcome> {
    loading ??= loadProvider(connection, watchedFetch(teller, reach));
    const library = await loading.catch(() => null);
    if (library === null) {
      loading = null;
      return failed(trouble("unreachable", "What speaks to this provider could not be loaded; see that Altitude is installed whole."), "");
    }
    const way: Way = { library, connection, teller, manner };
    const outcome = await askOnce(way, question);
    if (outcome !== "shape-refused") return outcome;
    manner.byField = false;
    manner.inWords = true;
    const again = await askOnce(way, question);
    return again === "shape-refused" ? failed(trouble("malformed", `${teller.who} does not take questions for a form.`), "") : again;
  }
  return { name: nameOf(connection), goesTo, isLocal, ask };
}

type Way = { readonly library: LanguageModelV3; readonly connection: Connection; readonly teller: Teller; readonly manner: Manner };

const failed = ({ kind, message, retryAfterMs }: Trouble, soFar: string): Outcome => ({ ok: false, failure: { kind, message, retryAfterMs, soFar } });

async function askOnce(way: Way, question: Question): Promise<Outcome | "shape-refused"> {
  const { connection, teller, manner } = way;
  const { shape, longest, signal } = question;
  if (signal?.aborted === true) return failed(cancelled, "");
  const unsendable = troubleOfKey(connection.key);
  if (unsendable !== null) return failed(unsendable, "");
  const started = performance.now();
  const since = (): number => Math.round(performance.now() - started);
  const stop = stopping(connection, teller, signal);
  const watch = newWatch(overhead.fixed + overhead.perCharacter * longest);
  let raw = "";
  let text = "";
  let firstWordMs: number | null = null;
  let ending: string | null = null;
  let tokens: { readonly in: number | null; readonly out: number | null } = { in: null, out: null };
  let found: Trouble | null = null;
  let parts: ReadableStreamDefaultReader<LanguageModelV3StreamPart> | null = null;

  try {
    const begun = watching.run(watch, () => way.library.doStream({ prompt: promptFor(question, manner), ...formatFor(question, manner), abortSignal: stop.signal, providerOptions }));
    const answer = await Promise.race([begun, stop.stopped]);
    parts = answer === "stopped" ? null : answer.stream.getReader();
    while (parts !== null && found === null) {
      const next = await Promise.race([parts.read(), stop.stopped]);
      if (next === "stopped" || next.done) break;
      const part = next.value;
      if (part.type === "text-delta") {
        raw += part.delta;
        const spoken = spokenIn(raw);
        if (spoken.length === text.length) continue;
        text = spoken;
        firstWordMs ??= since();
        stop.heardFirstWord();
        if (holdsKey(text, connection.key)) found = trouble("malformed", `${teller.who} repeats the key in its reply.`);
        else if (text.length > longest) found = trouble("too-long", `${teller.who} does not stop: its reply is longer than ${String(longest)} characters.`);
        else question.onText?.(text);
      } else if (part.type === "finish") {
        ending = part.finishReason.unified;
        tokens = { in: part.usage.inputTokens.total ?? null, out: part.usage.outputTokens.total ?? null };
      } else if (part.type === "error") found = troubleIn(part.error, watch.hasAnswered, teller);
    }
  } catch (error) {
    found = troubleIn(error, watch.hasAnswered, teller);
  } finally {
    stop.end();
    void parts?.cancel().catch(() => undefined);
  }

  if (shape !== null && manner.byField && watch.refusesShape && stop.why() === null) return "shape-refused";
  const wrong = stop.why() ?? watch.trouble ?? found ?? endedWrong({ ending, text, raw }, question, teller);
  if (wrong?.kind === "malformed" && shape !== null && watch.hasAnswered) manner.inWords = true;
  if (wrong !== null) return failed(wrong, holdsKey(text, connection.key) ? "" : text.slice(0, longest));
  return { ok: true, reply: { text: text.trim(), tokensIn: tokens.in, tokensOut: tokens.out, firstWordMs: firstWordMs ?? since(), tookMs: since() } };
}

function promptFor({ system, user, shape }: Question, { inWords }: Manner): LanguageModelV3Prompt {
  const told = [system, ...(shape !== null && inWords ? [shapeInWords(shape)] : [])].filter((words) => words !== "").join("\n\n");
  return [...(told === "" ? [] : [{ role: "system", content: told } as const]), { role: "user", content: [{ type: "text", text: user }] }];
}

const formatFor = ({ shape }: Question, { byField }: Manner): Pick<LanguageModelV3CallOptions, "responseFormat"> => (shape !== null && byField ? { responseFormat: { type: "json", schema: schemaOf(shape) } } : {});

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
