import { open } from "node:fs/promises";

/** Elements that hold others, of which a recorder does not say how long they will be (RFC 8794, RFC 9559). */
const holders: readonly number[] = [0x18538067 /* Segment */, 0x1f43b675 /* Cluster */];

/** The longest id with the longest size. */
const headBytes = 12;
const windowBytes = 256 * 1024;

/**
 * Where the last whole element ends among the first `bytes` of a WebM file. A recorder cuts its chunks anywhere, and a reader that
 * comes upon half a frame gives up the whole cluster with it.
 */
export async function webmEnd(file: string, bytes: number): Promise<number> {
  const handle = await open(file, "r");
  const window = Buffer.alloc(windowBytes);
  let [from, to] = [0, 0];
  try {
    let at = 0;
    for (;;) {
      if (at + headBytes > to && to < bytes) {
        from = at;
        to = at + (await handle.read(window, 0, Math.min(windowBytes, bytes - at), at)).bytesRead;
      }
      const head = headOf(window.subarray(at - from, to - from));
      if (head === null) return at;
      const end = at + head.bytes + (holders.includes(head.id) ? 0 : head.size);
      if (end > bytes) return at;
      at = end;
    }
  } finally {
    await handle.close();
  }
}

/** An element's id, how long its contents are and how long all of this is itself; null where it is cut off or none. */
function headOf(bytes: Buffer): { readonly id: number; readonly size: number; readonly bytes: number } | null {
  const idBytes = widthOf(bytes[0]);
  const sizeBytes = widthOf(bytes[idBytes]);
  if (idBytes > 4 || sizeBytes > 8 || bytes.byteLength < idBytes + sizeBytes) return null;
  const id = bytes.readUIntBE(0, idBytes);
  let size = (bytes[idBytes] ?? 0) & (0xff >> sizeBytes);
  for (const byte of bytes.subarray(idBytes + 1, idBytes + sizeBytes)) size = size * 256 + byte;
  return { id, size, bytes: idBytes + sizeBytes };
}

/** How many bytes a number takes that begins with this one: its leading zeros tell. */
const widthOf = (first: number | undefined): number => (first === undefined ? 9 : Math.clz32(first) - 23);
