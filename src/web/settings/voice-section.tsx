import { useQuery } from "@tanstack/react-query";
import { voiceQuery } from "../api";
import { Failure } from "../parts/failure";
import { Notice } from "../parts/notice";
import { Loading, Skeleton } from "../parts/skeleton";
import page from "./settings-page.module.css";
import { VoiceService } from "./voice-service";

/** The services that write down what is said and say aloud what is written: each none, set here, or set by the environment. */
export function VoiceSection() {
  const voice = useQuery(voiceQuery);
  return (
    <section className={page.section} aria-labelledby="voices">
      <h2 id="voices">Voices</h2>
      <p>Altitude is complete without them: your browser hears you and speaks where it can, and you can always type and read. Anything that speaks OpenAI’s protocol for audio can be connected: a server on this machine (speaches, whisper.cpp, LocalAI, Kokoro), or OpenAI with a key of your own. When it is slow, wrong or gone, you type and read on.</p>
      {voice.isPending ? (
        <Loading label="Loading which speech services are connected">
          <Skeleton height="16rem" />
        </Loading>
      ) : voice.isError ? (
        <Failure title="Which speech services are connected could not be read." error={voice.error} kept="What is connected stays so." onRetry={() => void voice.refetch()} />
      ) : (
        <>
          {voice.data.trouble === null ? null : (
            <Notice tone="failed" title="What was kept could not be read.">
              <p>
                {voice.data.trouble.message} {voice.data.trouble.mend}
              </p>
            </Notice>
          )}
          <VoiceService kind="transcription" connected={voice.data.transcription} />
          <VoiceService kind="speech" connected={voice.data.speech} />
        </>
      )}
    </section>
  );
}
