/** WAV as recordings come in: RIFF with PCM in it, read only as far as its length in time. */

type Sound = {
  /** 16-bit samples of one channel. */
  readonly samples: Int16Array;
  /** In hertz. */
  readonly rate: number;
};

/** How long a recording is, in milliseconds; null where the bytes are no WAV. */
export function wavDurationMs(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || nameAt(view, 0) !== "RIFF" || nameAt(view, 8) !== "WAVE") return null;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const [name, size, rest] = [nameAt(view, at), view.getUint32(at + 4, true), bytes.byteLength - at - 8];
    if (name === "fmt " && rest >= 16) bytesPerSecond = view.getUint32(at + 16, true);
    // What is recorded as it is sent leaves the length at 0 or at the most there is: then it is what came.
    if (name === "data") return bytesPerSecond === 0 ? null : Math.round(((size === 0 ? rest : Math.min(size, rest)) / bytesPerSecond) * 1000);
    at += 8 + size + (size % 2);
  }
  return null;
}

/** A recording as a file. */
export function wavFrom({ samples, rate }: Sound): Uint8Array {
  const bytes = new Uint8Array(44 + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const write = (at: number, name: string): void => {
    for (const [index, letter] of [...name].entries()) view.setUint8(at + index, letter.charCodeAt(0));
  };
  write(0, "RIFF");
  view.setUint32(4, 36 + samples.byteLength, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, samples.byteLength, true);
  for (const [index, sample] of samples.entries()) view.setInt16(44 + index * 2, sample, true);
  return bytes;
}

/** A quiet tone, for trying things out. */
export function toneWav({ ms, hertz = 440, rate = 16_000 }: { readonly ms: number; readonly hertz?: number; readonly rate?: number }): Uint8Array {
  const samples = Int16Array.from({ length: Math.round((rate * ms) / 1000) }, (_, index) => Math.round(3000 * Math.sin((2 * Math.PI * hertz * index) / rate)));
  return wavFrom({ samples, rate });
}

const nameAt = (view: DataView, at: number): string => String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
