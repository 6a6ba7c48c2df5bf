/** How long until a stream first holds a sign, in milliseconds since `began`. A stream that never holds it measures nothing. */
export async function msUntil(response: Response, sign: string, began: number): Promise<number> {
  if (!response.ok || response.body === null) throw new Error(`There is no stream: ${String(response.status)}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes(sign)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`The stream ended without ${JSON.stringify(sign)}; it held: ${text}`);
    text += value;
  }
  const took = performance.now() - began;
  await reader.cancel();
  return took;
}
