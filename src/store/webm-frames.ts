import { open, type FileHandle } from "node:fs/promises";
import { longestCutBytes, type Frames } from "#store/frames";

/** Elements by their ids (RFC 8794, RFC 9559). A recorder does not say how long the first two will be. */
const [segment, cluster, blockGroup, block, simpleBlock] = [0x18538067, 0x1f43b675, 0xa0, 0xa1, 0xa3] as const;

/** Whatever else a recorder writes: heads, tracks, times, tags, cues and padding. */
const others: readonly number[] = [0x1a45dfa3, 0x114d9b74, 0x1549a966, 0x1654ae6b, 0x1c53bb6b, 0x1254c367, 0x1043a770, 0x1941a469, 0xec, 0xbf, 0xe7, 0xa7, 0xab, 0x9b, 0xfb, 0xa2, 0xa4, 0x75a1, 0x75a2, 0x5854];
const known: readonly number[] = [segment, cluster, blockGroup, block, simpleBlock, ...others];

/** The longest id with the longest size. */
const headBytes = 12;
const windowBytes = 256 * 1024;

/** What stands in a block before its frame: the track, the time, flags. */
const blockHeadBytes = 4;

/**
 * Walks through the first `bytes` of a WebM file. A recorder cuts its chunks anywhere, and a reader that comes upon half a frame
 * gives up the whole cluster with it: what is copied goes up to `end`.
 */
export async function webmFrames(file: string, bytes: number): Promise<Frames> {
  const handle = await open(file, "r");
  const window = Buffer.alloc(windowBytes);
  let [from, to, at, frameBytes] = [0, 0, 0, 0];
  let isKnown = true;
  try {
    for (;;) {
      if (at + headBytes > to && to < bytes) {
        from = at;
        to = at + (await handle.read(window, 0, Math.min(windowBytes, bytes - at), at)).bytesRead;
      }
      const head = headOf(window.subarray(at - from, to - from));
      const isOpen = head !== null && (head.id === segment || head.id === cluster);
      const end = head === null ? Infinity : at + head.bytes + (isOpen ? 0 : head.size);
      const isDamaged = head === null && bytes - at >= headBytes;
      if (head === null || end > bytes) return { end: at, frameBytes, isWhole: isKnown && !isDamaged && !(await goesOn(handle, at, bytes)) };
      isKnown &&= known.includes(head.id);
      if (head.id === block || head.id === simpleBlock) frameBytes += Math.max(0, head.size - blockHeadBytes);
      at = head.id === blockGroup ? at + head.bytes : end;
    }
  } finally {
    await handle.close();
  }
}

/** Whether the recording goes on behind what cannot be read at `at`: with another cluster, or with blocks one after the other. */
async function goesOn(handle: FileHandle, at: number, bytes: number): Promise<boolean> {
  if (bytes - at > longestCutBytes) return true;
  const rest = Buffer.alloc(bytes - at);
  await handle.read(rest, 0, rest.byteLength, at);
  for (let from = 1; from < rest.byteLength; from += 1) {
    const isCluster = rest[from] === 0x1f && from + 4 <= rest.byteLength && rest.readUInt32BE(from) === cluster;
    if (isCluster || isChain(rest, from)) return true;
  }
  return false;
}

/** As many blocks in a row as no picture holds by chance. Fewer are the frame or two that a cut may take. */
const chainBlocks = 3;

function isChain(rest: Buffer, from: number): boolean {
  let at = from;
  for (let found = 0; found < chainBlocks; found += 1) {
    if (rest[at] !== simpleBlock) return false;
    const head = headOf(rest.subarray(at, at + headBytes));
    const track = head === null ? 0 : (rest[at + head.bytes] ?? 0);
    if (head === null || track < 0x81 || track > 0x84) return false;
    at += head.bytes + head.size;
  }
  return at <= rest.byteLength;
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
