import type { Provider } from "#core/connection/connection-view";

/** Where each provider answers unless told otherwise; of servers that speak OpenAI's protocol, the most usual on one's own machine. */
export const ownAddress = {
  "openai-compatible": "http://127.0.0.1:11434/v1",
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
} as const satisfies Record<Provider, string>;
