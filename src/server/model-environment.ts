import { Connection, Provider } from "#model/connection";
import { faultOf } from "#model/address";
import { ok, refuse, type Result } from "#core/problem";
import { said, type Env } from "#server/environment";

/** The variables in which each provider's own tools look for a key. One of them alone connects nothing. */
const usualKeys = {
  "openai-compatible": null,
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
  google: "GOOGLE_GENERATIVE_AI_API_KEY",
} as const satisfies Record<Provider, string | null>;

/** The language model that the environment connects; null where ALTITUDE_MODEL is not set. */
export function modelFrom(env: Env): Result<Connection | null> {
  const named = said(env, "ALTITUDE_MODEL");
  if (named === null) return ok(null);
  const slash = named.indexOf("/");
  const provider = Provider.safeParse(named.slice(0, slash));
  const model = named.slice(slash + 1);
  if (slash === -1 || !provider.success || model === "" || model.length > 200) return refuse("request-malformed", "ALTITUDE_MODEL does not name a provider and a model.", `Write ${Provider.options.join(", ")}, then a slash and the model: openai/gpt-5. Leave it out for none.`);

  const baseUrl = said(env, "ALTITUDE_MODEL_URL");
  const fault = baseUrl === null ? null : faultOf(baseUrl);
  if (fault !== null) return refuse("request-malformed", `ALTITUDE_MODEL_URL cannot be used. ${fault}`, "Set it to the server's base URL, such as http://127.0.0.1:11434/v1.");

  const usual = usualKeys[provider.data];
  const ownKey = said(env, "ALTITUDE_MODEL_KEY");
  // A key of the provider's is for the provider: another address gets only the key that was given for it.
  const key = ownKey ?? (usual === null || baseUrl !== null ? null : said(env, usual));
  if (key === null && usual !== null && baseUrl === null) return refuse("request-malformed", `ALTITUDE_MODEL names ${named}, and there is no key for it.`, `Set ${usual} or ALTITUDE_MODEL_KEY.`);

  const firstWordMs = waitIn(env, "ALTITUDE_MODEL_FIRST_WORD_MS");
  const wholeMs = waitIn(env, "ALTITUDE_MODEL_WHOLE_MS");
  if (!firstWordMs.ok) return firstWordMs;
  if (!wholeMs.ok) return wholeMs;
  return ok(Connection.parse({ provider: provider.data, model, baseUrl, key, firstWordMs: firstWordMs.value, wholeMs: wholeMs.value }));
}

function waitIn(env: Env, name: string): Result<number | undefined> {
  const text = said(env, name);
  if (text === null) return ok(undefined);
  const ms = Number(text);
  if (!/^\d+$/.test(text) || ms < 10 || ms > 600_000) return refuse("request-malformed", `${name} is "${text.slice(0, 40)}", which is no wait.`, "Set it to milliseconds, from 10 to 600000, or leave it out.");
  return ok(ms);
}
