import { z } from "zod";
import { unreachable } from "#core/problem";
import type { Connection } from "#model/connection";
import { baseUrlOf } from "#model/goes-to";

type Asker = Pick<Connection, "provider" | "baseUrl" | "key">;

/** What a server says of the models that it has: a status, and their names where it names them. */
export type ModelList = { readonly status: number; readonly models: readonly string[] | null };

/** In bytes; the longest list known, OpenRouter's, is about a megabyte. */
const longest = 4_000_000;

/** Asks which models there are. Throws what the connection throws. */
export async function modelList(asker: Asker, { reach, signal }: { readonly reach: typeof fetch; readonly signal: AbortSignal }): Promise<ModelList> {
  const response = await reach(`${baseUrlOf(asker)}/models`, { headers: headersFor(asker), redirect: "manual", signal });
  if (!response.ok) {
    await response.body?.cancel();
    return { status: response.status, models: null };
  }
  return { status: response.status, models: namesIn(await beginningOf(response)) };
}

function headersFor({ provider, key }: Asker): Record<string, string> {
  if (key === null || /[^\x21-\x7E]/.test(key)) return {};
  switch (provider) {
    case "openai-compatible":
    case "openai":
      return { authorization: `Bearer ${key}` };
    case "anthropic":
      return { "x-api-key": key, "anthropic-version": "2023-06-01" };
    case "google":
      return { "x-goog-api-key": key };
    default:
      return unreachable(provider);
  }
}

async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > longest) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const Named = z.looseObject({ id: z.string().max(300) });
const Google = z.looseObject({ name: z.string().max(300) });
const List = z.union([
  z.looseObject({ data: z.array(Named) }).transform(({ data }) => data.map(({ id }) => id)),
  z.looseObject({ models: z.array(Google) }).transform(({ models }) => models.map(({ name }) => name.replace(/^models\//, ""))),
]);

function namesIn(text: string): readonly string[] | null {
  try {
    const list = List.safeParse(JSON.parse(text));
    return list.success ? list.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
