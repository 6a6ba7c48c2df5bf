import type { LanguageModelV3 } from "@ai-sdk/provider";
import { unreachable } from "#core/problem";
import type { Connection } from "#model/connection";
import { baseUrlOf } from "#model/goes-to";

/** The AI SDK's model for a connection. Each provider's library is loaded when it is first asked, and only that one. */
export async function loadProvider(connection: Connection, fetch: typeof globalThis.fetch): Promise<LanguageModelV3> {
  const { provider, model, key } = connection;
  const baseURL = baseUrlOf(connection);
  /** Given also where there is none: the library would else take one from the environment. */
  const apiKey = key ?? "";
  switch (provider) {
    case "openai-compatible": {
      const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
      return createOpenAICompatible({ name: "compatible", baseURL, fetch, includeUsage: true, supportsStructuredOutputs: true, ...(key === null ? {} : { apiKey }) })(model);
    }
    case "openai": {
      const { createOpenAI } = await import("@ai-sdk/openai");
      return createOpenAI({ baseURL, apiKey, fetch })(model);
    }
    case "anthropic": {
      const { createAnthropic } = await import("@ai-sdk/anthropic");
      return createAnthropic({ baseURL, apiKey, fetch })(model);
    }
    case "google": {
      const { createGoogleGenerativeAI } = await import("@ai-sdk/google");
      return createGoogleGenerativeAI({ baseURL, apiKey, fetch })(model);
    }
    default:
      return unreachable(provider);
  }
}

/** OpenAI keeps what it is sent for a month unless told not to. */
export const providerOptions = { openai: { store: false } };
