/** Loudness in dBFS: 0 is the loudest that can be told, and what is quieter than `silenceDb` is drawn as nothing. */
export const silenceDb = -60;

/** Louder than this is taken for a voice near the microphone, not for a quiet room. */
export const voiceDb = -45;

/** The root mean square of one stretch of samples, each from -1 to 1, as dBFS: 20 · log10(√(Σx² / n)). */
export function loudnessOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return rms === 0 ? silenceDb : Math.max(silenceDb, 20 * Math.log10(rms));
}

/** How much of the bar is filled, from 0 to 1. */
export const shareOf = (db: number): number => Math.min(1, Math.max(0, (db - silenceDb) / -silenceDb));
