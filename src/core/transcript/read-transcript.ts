import { refuse, type Result } from "#core/problem";
import { readJson } from "#core/transcript/read-json";
import { readMarkdown } from "#core/transcript/read-markdown";
import { limits, type Transcript } from "#core/transcript/transcript";

/** Reads a transcript in either form: JSON where it begins as JSON does, Markdown otherwise. */
export function readTranscript(source: string): Result<Transcript> {
  const bytes = byteLength(source);
  if (bytes > limits.bytes) {
    return refuse("transcript-too-large", `The transcript has ${(Math.ceil(bytes / 10_000) / 100).toFixed(2)} MB; ${String(limits.bytes / 1_000_000)} MB are the most.`, "Split it into several transcripts.");
  }
  if (source.includes("\u0000")) return refuse("transcript-malformed", "The transcript is no text: it holds bytes that no text has.", "Give Markdown or JSON.");
  return /^\ufeff?\s*(?:\{|\[\s*[{\]])/.test(source) ? readJson(source) : readMarkdown(source);
}

/** Length in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
