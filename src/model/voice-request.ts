import { destination } from "#model/goes-to";
import { refusalIn } from "#model/refusal";
import type { stopping } from "#model/stopping";
import { trouble, troubleOfConnection, troubleOfKey, troubleOfStatus, type Refusal, type Teller, type Trouble } from "#model/trouble";
import type { VoiceConnection } from "#model/voice-connection";

/** How a speech service is reached, and what it is called in sentences. */
export type VoiceLine = { readonly connection: VoiceConnection; readonly teller: Teller; readonly reach: typeof fetch };

export type Posted = { readonly ok: true; readonly response: Response } | { readonly ok: false; readonly trouble: Trouble; readonly refusal: Refusal | null };

type Post = { readonly path: string; readonly type: string; readonly body: string | Uint8Array; readonly stop: ReturnType<typeof stopping> };

/** Where what is sent to a speech service goes. */
export const voiceDestination = ({ baseUrl }: Pick<VoiceConnection, "baseUrl">) => destination({ provider: "openai-compatible", baseUrl });

export function lineTo(connection: VoiceConnection, sent: string, reach: typeof fetch): VoiceLine {
  const { goesTo, isLocal } = voiceDestination(connection);
  return { connection, reach, teller: { who: isLocal ? "The server on this machine" : goesTo, key: connection.key, model: connection.model, sent } };
}

/** Sends one request and follows it nowhere. A response that comes back is a success, and no web page. */
export async function post({ connection: { baseUrl, key }, teller, reach }: VoiceLine, { path, type, body, stop }: Post): Promise<Posted> {
  const failed = (found: Trouble, refusal: Refusal | null = null): Posted => ({ ok: false, trouble: stop.why() ?? found, refusal });
  const unsendable = troubleOfKey(key);
  if (unsendable !== null) return failed(unsendable);
  try {
    const headers = { "content-type": type, ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
    const response = await reach(`${baseUrl.replace(/\/+$/, "")}/${path}`, { method: "POST", headers, body, redirect: "manual", signal: stop.signal });
    if (!response.ok) {
      const refusal = await refusalIn(response);
      return failed(troubleOfStatus(refusal, teller, Date.now()), refusal);
    }
    if (!/html/i.test(response.headers.get("content-type") ?? "")) return { ok: true, response };
    await response.body?.cancel();
    return failed(trouble("malformed", `${teller.who} answers with a web page: see the address.`));
  } catch (error) {
    return failed(troubleOfConnection(error, teller, false));
  }
}
