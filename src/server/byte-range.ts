/** The bytes that a `Range` header asks for, from `start` up to, not including, `end`. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * What of `size` bytes a `Range` header asks for (RFC 9110, section 14): null for all of it, where there is no such header, or one that asks
 * for several pieces or in another unit; "unmet" where it asks for what is not there, or cannot be read.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | "unmet" | null {
  if (header === undefined || !header.startsWith("bytes=") || header.includes(",")) return null;
  const [, first, last] = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(header) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "unmet";
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  return start < end ? { start, end } : "unmet";
}
