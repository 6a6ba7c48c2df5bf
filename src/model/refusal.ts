import type { Refusal } from "#model/trouble";

/** Of the body of a refusal, in bytes: what it says in words stands at its beginning. */
const longestRefusal = 16_384;

/** What a response that is no success says. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const isHtml = /html/i.test(response.headers.get("content-type") ?? "");
  const body = await beginningOf(response);
  return { status: response.status, retryAfter: response.headers.get("retry-after"), isHtml: isHtml || /^\s*</.test(body), body };
}

async function beginningOf(response: Response): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; bytes < longestRefusal; ) {
    const { done, value } = await reader.read();
    if (done) return text;
    bytes += value.byteLength;
    text += decoder.decode(value.subarray(0, longestRefusal), { stream: true });
  }
  await reader.cancel();
  return text;
}
