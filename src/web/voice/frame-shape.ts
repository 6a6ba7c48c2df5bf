/** Sound as the recognisers and the detector of speech take it: 512 samples at 16 kHz. */
export const rate = 16_000;
export const frameSamples = 512;
export const frameMs = (frameSamples / rate) * 1000;
