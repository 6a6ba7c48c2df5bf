/** Samples between -1 and 1 as whole numbers of 16 bits, which is how sound is sent and kept. */
export const pcmOf = (samples: Float32Array): Int16Array => Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * highest));

/** The same back: sent again, it is the same to the bit. */
export const samplesOf = (pcm: Int16Array): Float32Array => Float32Array.from(pcm, (sample) => sample / highest);

const highest = 32_767;
