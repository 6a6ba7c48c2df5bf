import { expect, it } from "vitest";
import { modelFrom } from "#server/model-environment";

const waits = { firstWordMs: 8000, wholeMs: 30_000 };

it.each([
  ["nothing", {}],
  ["empty variables", { ALTITUDE_MODEL: " ", ALTITUDE_MODEL_URL: "" }],
  ["keys alone", { OPENAI_API_KEY: "sk-1", ANTHROPIC_API_KEY: "sk-2", GOOGLE_GENERATIVE_AI_API_KEY: "AI", ALTITUDE_MODEL_KEY: "k" }],
  ["an address alone", { ALTITUDE_MODEL_URL: "http://127.0.0.1:11434/v1" }],
])("connects nothing by %s", (_, env) => {
  expect(modelFrom(env)).toEqual({ ok: true, value: null });
});

it.each([
  ["the provider's usual key", { ALTITUDE_MODEL: "openai/gpt-5", OPENAI_API_KEY: "sk-1", ANTHROPIC_API_KEY: "sk-2" }, { provider: "openai", model: "gpt-5", baseUrl: null, key: "sk-1", ...waits }],
  ["its own key first", { ALTITUDE_MODEL: "anthropic/claude", ANTHROPIC_API_KEY: "sk-2", ALTITUDE_MODEL_KEY: "mine" }, { provider: "anthropic", model: "claude", baseUrl: null, key: "mine", ...waits }],
  ["no key, where none is needed", { ALTITUDE_MODEL: "openai-compatible/llama3.2", OPENAI_API_KEY: "sk-1" }, { provider: "openai-compatible", model: "llama3.2", baseUrl: null, key: null, ...waits }],
  ["a model with slashes in its name", { ALTITUDE_MODEL: "openai-compatible/meta-llama/llama-3:free", ALTITUDE_MODEL_URL: "https://openrouter.ai/api/v1", ALTITUDE_MODEL_KEY: "k" }, { provider: "openai-compatible", model: "meta-llama/llama-3:free", baseUrl: "https://openrouter.ai/api/v1", key: "k", ...waits }],
  ["waits of one's own", { ALTITUDE_MODEL: "google/gemini", GOOGLE_GENERATIVE_AI_API_KEY: "AI", ALTITUDE_MODEL_FIRST_WORD_MS: "2000", ALTITUDE_MODEL_WHOLE_MS: "9000" }, { provider: "google", model: "gemini", baseUrl: null, key: "AI", firstWordMs: 2000, wholeMs: 9000 }],
])("connects a model with %s", (_, env, value) => {
  expect(modelFrom(env)).toEqual({ ok: true, value });
});

it("does not send a provider's usual key to another address", () => {
  expect(modelFrom({ ALTITUDE_MODEL: "openai/gpt-5", ALTITUDE_MODEL_URL: "https://gateway.example.com/v1", OPENAI_API_KEY: "sk-1" })).toMatchObject({ value: { key: null } });
});

it.each([
  ["a name without a provider", { ALTITUDE_MODEL: "gpt-5" }, /ALTITUDE_MODEL does not name/],
  ["an unknown provider", { ALTITUDE_MODEL: "acme/gpt-5" }, /ALTITUDE_MODEL does not name/],
  ["a provider without a model", { ALTITUDE_MODEL: "openai/" }, /ALTITUDE_MODEL does not name/],
  ["a provider without a key", { ALTITUDE_MODEL: "openai/gpt-5" }, /there is no key for it/],
  ["no address", { ALTITUDE_MODEL: "openai-compatible/x", ALTITUDE_MODEL_URL: "here" }, /ALTITUDE_MODEL_URL cannot be used/],
  ["an address with a password", { ALTITUDE_MODEL: "openai-compatible/x", ALTITUDE_MODEL_URL: "https://me:canary@host" }, /ALTITUDE_MODEL_URL cannot be used/],
  ["a wait that is none", { ALTITUDE_MODEL: "openai-compatible/x", ALTITUDE_MODEL_WHOLE_MS: "soon" }, /ALTITUDE_MODEL_WHOLE_MS is "soon"/],
  ["a wait of nothing", { ALTITUDE_MODEL: "openai-compatible/x", ALTITUDE_MODEL_FIRST_WORD_MS: "0" }, /ALTITUDE_MODEL_FIRST_WORD_MS/],
])("refuses %s, and says which variable it is", (_, env, says) => {
  const refused = modelFrom({ ...env, ALTITUDE_MODEL_KEY: env.ALTITUDE_MODEL === "openai/gpt-5" ? "" : "canary-key" });
  expect(refused).toMatchObject({ ok: false, problem: { message: expect.stringMatching(says) } });
  expect(JSON.stringify(refused)).not.toContain("canary");
});
