import type { Failure } from "#model/language-model";
import { scrubbed } from "#model/scrub";

/** What went wrong, told in words: from a status, from a broken connection, from what a provider sends in the middle of a reply. */
export type Trouble = Pick<Failure, "kind" | "message" | "retryAfterMs">;

/**
 * Who is spoken of: "openrouter.ai" or "The server on this machine", and the key that must not stand in the sentence. `sent`: what it
 * was sent, where that is no question.
 */
export type Teller = { readonly who: string; readonly key: string | null; readonly model: string; readonly sent?: string };

export const trouble = (kind: Failure["kind"], message: string, retryAfterMs: number | null = null): Trouble => ({ kind, message, retryAfterMs });

export type Refusal = { readonly status: number; readonly retryAfter: string | null; readonly isHtml: boolean; readonly body: string };

/** From a key that no request can carry; null where it can. */
export const troubleOfKey = (key: string | null): Trouble | null => (/[^\x21-\x7E]/.test(key ?? "") ? trouble("unauthorised", "The key holds signs that no key has.") : null);

/** From a status that is no success. */
export function troubleOfStatus({ status, retryAfter, isHtml, body }: Refusal, teller: Teller, now: number): Trouble {
  const { who, model, sent = "the question" } = teller;
  const said = isHtml ? null : scrubbed(messageIn(body), teller.key);
  const words = said === null ? "" : `: ${said.replace(/[.…]+$/, "")}`;
  const tell = (kind: Failure["kind"], message: string) => trouble(kind, `${message}.`, retryAfterMs(retryAfter, now));
  if (status >= 300 && status < 400) return tell("unreachable", `${who} sends on to another address (${String(status)}), and none but the address that was set up is asked`);
  if (status === 401 || status === 403 || (status === 400 && /api[ _-]?key/i.test(body))) return tell("unauthorised", `${who} does not accept the key (${String(status)})`);
  if (status === 404 || status === 405) return tell("not-found", `${who} does not have the model ${model}, or nothing at that address (${String(status)})${words}`);
  if (status === 408) return tell("timeout", `${who} waited too long for ${sent} (408)`);
  if (status === 413 || isAboutLength(status, body)) return tell("too-long", `What was sent is more than ${lower(who)} takes at once (${String(status)})`);
  if (status === 402 || status === 429) return tell("limited", `${who} takes no more for now (${String(status)})${words}`);
  if (status >= 500) return tell("server", `${who} has a fault of its own (${String(status)})${words}`);
  return tell("malformed", `${who} did not take ${sent} (${String(status)})${words}`);
}

/** From an error that a provider sends after the reply had begun. */
export function troubleOfWords(words: string, { who, key }: Teller): Trouble {
  const said = scrubbed(words, key);
  const kind = /rate.?limit|quota|too many requests|\b429\b/i.test(words) ? "limited" : "server";
  return trouble(kind, `${who} broke off${said === null ? "" : `: ${said.replace(/[.…]+$/, "")}`}.`);
}

/** From a connection that failed. Its own words are for programmers, and may hold what was sent. */
export function troubleOfConnection(error: unknown, { who }: Teller, hasAnswered: boolean): Trouble {
  if (hasAnswered) return trouble("cut", `The connection to ${lower(who)} was cut in the middle of the reply.`);
  const code = codeIn(error);
  return trouble("unreachable", `${reasons.find(([pattern]) => pattern.test(code))?.[1](who) ?? `${who} cannot be reached`}.`);
}

const lower = (who: string): string => who.replace(/^The /, "the ");

const reasons: readonly (readonly [RegExp, (who: string) => string])[] = [
  [/ECONNREFUSED/, (who) => `${who} does not answer: nothing listens at that address`],
  [/ENOTFOUND|EAI_AGAIN/, (who) => `${who} is not known: see the address, and whether there is a network`],
  [/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO/, (who) => `${who} cannot be trusted: its certificate or its encryption does not hold`],
  [/ADDRESS_REFUSED/, () => "That address leads into a private network, which may not be used here"],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE/, (who) => `${who} closed the connection before it answered`],
];

/** Codes stand in the error, in what caused it, or in one of several tries. */
function codeIn(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return "";
  const own = "code" in error && typeof error.code === "string" ? error.code : "";
  const below = "cause" in error ? codeIn(error.cause, depth + 1) : "";
  const others = error instanceof AggregateError ? error.errors.map((one) => codeIn(one, depth + 1)).join(" ") : "";
  return `${own} ${below} ${others}`;
}

/** Whether a refusal is about the shape that was asked for: then the same can be asked for in words. */
export const isAboutShape = ({ status, body }: Refusal): boolean => [400, 404, 415, 422, 500, 501].includes(status) && /response_?format|json_?schema|structured|grammar|\bschema\b|output_config|text\.format|response_?mime/i.test(body);

const isAboutLength = (status: number, body: string): boolean => (status === 400 || status === 422) && /context.{0,20}(length|window|size)|maximum.{0,30}tokens|too (long|large|many tokens)|exceed\w* .{0,30}(tokens|context)/i.test(body);

/** What a body says in words, in the forms that providers use. */
function messageIn(body: string): string {
  const parsed = parse(body);
  const error = fieldOf(parsed, "error") ?? parsed;
  for (const words of [error, fieldOf(error, "message"), fieldOf(error, "detail"), fieldOf(parsed, "message")]) if (typeof words === "string") return words;
  return parsed === undefined ? body : "";
}

export const wordsIn = (error: unknown): string => (typeof error === "string" ? error : error instanceof Error ? error.message : messageIn(JSON.stringify(error) ?? ""));

const fieldOf = (value: unknown, name: string): unknown => (typeof value === "object" && value !== null && name in value ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `Retry-After` is a number of seconds or a date. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (text === "") return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
