import { CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import type { VoiceTrial } from "#core/voice/voice-view";
import { Failure } from "../parts/failure";
import styles from "./model.module.css";

type Props = { readonly isRunning: boolean; readonly result: VoiceTrial | undefined; readonly error: Error | null };

/** What came of a test, in a sentence. The line is there from the start, so that it is read out when it changes. */
export function VoiceResult({ isRunning, result, error }: Props) {
  const [Icon, mark] = isRunning ? ([LoaderCircle, "trying"] as const) : result?.ok === true ? ([CircleCheck, "works"] as const) : ([CircleX, "fails"] as const);
  return (
    <>
      <div role="status" className={styles.result} data-mark={mark}>
        {isRunning || result !== undefined ? (
          <>
            <Icon aria-hidden />
            <p>{isRunning ? "Testing." : `${result?.ok === true ? "It works." : "It does not work."} ${result?.says ?? ""}`}</p>
          </>
        ) : null}
      </div>
      {error === null || isRunning ? null : <Failure title="The test could not be made." error={error} kept="What is connected stays so." />}
    </>
  );
}
