import type { Provider } from "#core/connection/connection-view";

export const providerTitle = {
  "openai-compatible": "Local or compatible",
  openai: "OpenAI",
  anthropic: "Anthropic",
  google: "Google",
} as const satisfies Record<Provider, string>;

export const providers = ["openai-compatible", "openai", "anthropic", "google"] as const satisfies readonly Provider[];

export const providerHint = {
  "openai-compatible": "Ollama, LM Studio, llama.cpp, vLLM, OpenRouter, and whatever else speaks OpenAI’s protocol.",
  openai: "Needs a key of your own. OpenAI is asked not to store what it is sent.",
  anthropic: "Needs a key of your own.",
  google: "Needs a key of your own.",
} as const satisfies Record<Provider, string>;
