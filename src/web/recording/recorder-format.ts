/** What a browser records into, and how dense. */

const withPicture = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"] as const;
const soundOnly = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4"] as const;

/** Bits a second: at 1280 × 720 a talking head stays clear at that, and 45 minutes take about 430 MB; speech needs no more than that in Opus. */
export const pictureBits = 1_200_000;
export const soundBits = 64_000;

/** Bytes a minute at most, to tell how long the disk will do before the first chunk is measured. */
export const bytesPerMinute = ({ hasVideo }: { readonly hasVideo: boolean }): number => ((soundBits + (hasVideo ? pictureBits : 0)) / 8) * 60;

/** The first of what we prefer that the browser can record; null where it records nothing that we take. */
export function recordingType({ hasVideo, isSupported }: { readonly hasVideo: boolean; readonly isSupported: (mime: string) => boolean }): string | null {
  return (hasVideo ? withPicture : soundOnly).find(isSupported) ?? null;
}
