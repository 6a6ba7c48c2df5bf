import { open, stat } from "node:fs/promises";
import { refuse } from "#core/problem";
import type { RecordingView } from "#core/recording/recording-view";
import { sizeOf } from "#store/durable";
import { streamOf } from "#store/file-stream";
import type { KeptRecording } from "#store/kept-recording";
import { filesIn } from "#store/recording-folder";

/** How a WebM file begins. */
const webmStart = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** A recording whose manifest or index cannot be read: it is shown with what is wrong, can be played as it stands and erased, and takes no more. */
export async function unreadableRecording({ id, folder, why }: { readonly id: string; readonly folder: string; readonly why: string }): Promise<KeptRecording> {
  const { seekable, chunks } = filesIn(folder);
  const [seekableBytes, chunkBytes] = [await sizeOf(seekable), await sizeOf(chunks)];
  const [file, bytes] = seekableBytes > 0 ? [seekable, seekableBytes] : [chunks, chunkBytes];
  // Where only sound was recorded, a player of pictures plays that.
  const mime = bytes === 0 || (await startsAsWebm(file)) ? "video/webm" : "video/mp4";
  const view: RecordingView = { id, mime, hasVideo: true, startedAt: Math.round((await stat(folder)).birthtimeMs), durationMs: null, bytes, state: "interrupted", problem: `This recording cannot be taken up again (${why}): what there is of it may play, and you can erase it.` };
  let isShut = false;
  const refused = () => (isShut ? refuse("recording-unknown", "There is no such recording in this session.", "List the recordings of the session.") : refuse("recording-closed", `This recording cannot be taken up again (${why}).`, "Begin another one."));

  return {
    view: () => view,
    bytesOnDisk: () => seekableBytes + chunkBytes,
    isUnderWay: () => false,
    bytesPerMinute: () => null,
    append: () => Promise.resolve(refused()),
    finish: () => Promise.resolve(refused()),
    look: () => Promise.resolve(),
    async media() {
      if (isShut || bytes === 0) return refuse("recording-unknown", `There is nothing of this recording to be played (${why}).`, "Erase it.");
      const handle = await open(file, "r");
      return { ok: true, value: { view, size: bytes, tag: `unreadable-${String(bytes)}`, stream: (start, end) => streamOf(handle, start, end), close: () => handle.close() } };
    },
    shut() {
      isShut = true;
      return Promise.resolve();
    },
    reopen() {
      isShut = false;
    },
  };
}

async function startsAsWebm(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const start = Buffer.alloc(webmStart.byteLength);
    await handle.read(start, 0, start.byteLength, 0);
    return start.equals(webmStart);
  } finally {
    await handle.close();
  }
}
