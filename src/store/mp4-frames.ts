import { open, type FileHandle } from "node:fs/promises";
import { longestCutBytes, type Frames } from "#store/frames";

/** Size and type, and the longer size that may follow (ISO/IEC 14496-12). */
const headBytes = 16;

/** Walks through the boxes of the first `bytes` of an MP4 file, as browsers record it: a head, then fragments. */
export async function mp4Frames(file: string, bytes: number): Promise<Frames> {
  const handle = await open(file, "r");
  const head = Buffer.alloc(headBytes);
  let [at, frameBytes] = [0, 0];
  try {
    for (;;) {
      const { bytesRead } = await handle.read(head, 0, Math.min(headBytes, bytes - at), at);
      const box = boxOf(head.subarray(0, bytesRead));
      const isDamaged = box === null && bytesRead === headBytes;
      if (box === null || at + box.size > bytes) return { end: at, frameBytes, isWhole: !isDamaged && !(await goesOn(handle, at, bytes)) };
      if (box.type === "mdat") frameBytes += box.size - box.bytes;
      at += box.size;
    }
  } finally {
    await handle.close();
  }
}

/** Whether another fragment stands behind what cannot be read at `at`. */
async function goesOn(handle: FileHandle, at: number, bytes: number): Promise<boolean> {
  if (bytes - at > longestCutBytes) return true;
  const rest = Buffer.alloc(bytes - at);
  await handle.read(rest, 0, rest.byteLength, at);
  // The box at `at` itself may be the fragment that was cut off.
  for (let from = rest.indexOf("moof", 8); from !== -1; from = rest.indexOf("moof", from + 4)) if (rest.subarray(from + 8, from + 12).toString("latin1") === "mfhd") return true;
  return false;
}

function boxOf(head: Buffer): { readonly type: string; readonly size: number; readonly bytes: number } | null {
  if (head.byteLength < 8) return null;
  const type = head.toString("latin1", 4, 8);
  const short = head.readUInt32BE(0);
  if (short === 1 && head.byteLength < headBytes) return null;
  const [size, bytes] = short === 1 ? [Number(head.readBigUInt64BE(8)), 16] : [short, 8];
  return size < bytes || !/^[a-zA-Z0-9 ]{4}$/.test(type) ? null : { type, size, bytes };
}
