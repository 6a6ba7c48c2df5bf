import { open, readFile, truncate, type FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { isMissing, sizeOf } from "#store/durable";

/**
 * Chunks in order, one after the other in one file, with an index beside it that says where each ends. A chunk counts once its line
 * of the index is whole; that is written only after the chunk itself is on disk. What stands behind the last whole line is what a
 * crash cut off. It is cut away before anything is added, and never read.
 */
export type ChunkLog = {
  /** How many chunks there are: the number of the next one. */
  readonly next: () => number;
  /** How many bytes they are. */
  readonly bytes: () => number;
  /** Adds one and returns when it is on disk; where the disk refuses, it throws, and everything stays as it was. */
  readonly append: (chunk: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Both files were taken away. */
  readonly forget: () => void;
};

/** A line of the index: the chunk's number and the end of the chunk in the media file, then a checksum of both. */
const lineBytes = 16;

/** Opens the log of these two files, changing nothing; a file that is missing is empty. */
export async function openChunkLog(media: string, index: string): Promise<ChunkLog> {
  const ends = endsIn(await bytesOf(index), await sizeOf(media));
  let handles: readonly [FileHandle, FileHandle] | null = null;
  const bytes = (): number => ends.at(-1) ?? 0;

  /** Opens both to write, without what was cut off. */
  async function opened(): Promise<readonly [FileHandle, FileHandle]> {
    if (handles !== null) return handles;
    await truncate(index, ends.length * lineBytes);
    await truncate(media, bytes());
    const toMedia = await open(media, "r+");
    try {
      handles = [toMedia, await open(index, "r+")];
    } catch (error) {
      await toMedia.close();
      throw error;
    }
    return handles;
  }

  async function close(): Promise<void> {
    const closing = handles ?? [];
    handles = null;
    for (const handle of closing) await handle.close();
  }

  return {
    next: () => ends.length,
    bytes,
    async append(chunk) {
      const end = bytes() + chunk.byteLength;
      try {
        const [mediaHandle, indexHandle] = await opened();
        await writeAll(mediaHandle, chunk, bytes());
        await mediaHandle.datasync();
        await writeAll(indexHandle, lineOf(ends.length, end), ends.length * lineBytes);
        await indexHandle.datasync();
      } catch (error) {
        // What is written in part is cut away when both are opened again.
        await close();
        throw error;
      }
      ends.push(end);
    },
    close,
    forget() {
      ends.length = 0;
    },
  };
}

function lineOf(seq: number, end: number): Buffer {
  const line = Buffer.alloc(lineBytes);
  line.writeUInt32LE(seq, 0);
  line.writeBigUInt64LE(BigInt(end), 4);
  line.writeUInt32LE(crc32(line.subarray(0, 12)), 12);
  return line;
}

/** Where each chunk ends, as far as the index is whole and the media reaches. */
function endsIn(index: Buffer, mediaBytes: number): number[] {
  const ends: number[] = [];
  for (let at = 0; at + lineBytes <= index.byteLength; at += lineBytes) {
    const line = index.subarray(at, at + lineBytes);
    const end = Number(line.readBigUInt64LE(4));
    const isWhole = line.readUInt32LE(12) === crc32(line.subarray(0, 12)) && line.readUInt32LE(0) === ends.length;
    if (!isWhole || end <= (ends.at(-1) ?? 0) || end > mediaBytes) break;
    ends.push(end);
  }
  return ends;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) written += (await handle.write(bytes, written, bytes.byteLength - written, position + written)).bytesWritten;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}
