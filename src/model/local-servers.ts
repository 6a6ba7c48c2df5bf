import type { FoundServer } from "#core/connection/connection-view";
import { modelList } from "#model/model-list";

/** The usual ports of servers for language models, and whose they are. */
const usual = [
  { port: 11_434, name: "Ollama" },
  { port: 1234, name: "LM Studio" },
  { port: 8080, name: "llama.cpp or LocalAI" },
  { port: 8000, name: "vLLM" },
  { port: 1337, name: "Jan" },
] as const;

type Where = { readonly ports?: readonly { readonly port: number; readonly name: string }[]; readonly ownPort: number; readonly patienceMs?: number; readonly reach?: typeof fetch };

/** Looks for language models on this machine, at all ports at once. Sends nothing but the question which models there are. */
export async function findServers({ ports = usual, ownPort, patienceMs = 800, reach = fetch }: Where): Promise<readonly FoundServer[]> {
  const looks = ports.filter(({ port }) => port !== ownPort).map(async ({ port, name }) => {
    const baseUrl = `http://127.0.0.1:${String(port)}/v1`;
    const models = await modelsAt(baseUrl, patienceMs, reach);
    return models === null ? null : { name, baseUrl, models: [...models] };
  });
  return (await Promise.all(looks)).filter((found) => found !== null);
}

/** Null where nothing answers, or something else does: that is what most looks find. */
const modelsAt = (baseUrl: string, patienceMs: number, reach: typeof fetch): Promise<readonly string[] | null> =>
  modelList({ provider: "openai-compatible", baseUrl, key: null }, { reach, signal: AbortSignal.timeout(patienceMs) }).then(
    ({ models }) => models,
    () => null,
  );
