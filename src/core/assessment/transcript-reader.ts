import type { Assessment } from "#core/assessment/assessment";
import { assessTranscript } from "#core/assessment/assess-transcript";
import type { Pack } from "#core/content/pack";
import { earOf, type Ear } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import type { Transcript } from "#core/transcript/transcript";

/** Assesses finished transcripts under one content pack, which is compiled when the first one comes. */
export function transcriptReader(pack: Pack): (transcript: Transcript, fallbackId: string) => Result<Assessment> {
  let heard: Result<Ear> | null = null;
  return (transcript, fallbackId) => {
    heard ??= earOf(pack);
    return heard.ok ? assessTranscript(heard.value, transcript, fallbackId) : heard;
  };
}
