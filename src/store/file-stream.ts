import type { FileHandle } from "node:fs/promises";

/** How much is read at once. */
const pieceBytes = 256 * 1024;

/** The bytes of an open file from `start` up to, not including, `end`, read as they are taken. Closes the file at its end. */
export function streamOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const piece = new Uint8Array(Math.min(pieceBytes, end - at));
          const { bytesRead } = await handle.read(piece, 0, piece.byteLength, at);
          if (at < end && bytesRead === 0) throw new Error("A recording is shorter than it was.");
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
          if (at < end) return;
        } catch (error) {
          await handle.close();
          throw error;
        }
        await handle.close();
        controller.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
