import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Connected } from "#core/connection/connection-view";
import { disconnectModel, modelQuery } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { destinationIn } from "./destination";
import { Fact } from "./fact";
import { ModelTrial } from "./model-trial";
import styles from "./model.module.css";
import { providerTitle } from "./provider-words";
import { useTrial } from "./use-trial";

type Props = { readonly connected: Connected; readonly isChanging: boolean; readonly onChange: () => void; readonly onDisconnected: () => void };

/** The model that is connected: which, where its words go, and what can be done with it. */
export function ConnectedModel({ connected, isChanging, onChange, onDisconnected }: Props) {
  const queries = useQueryClient();
  const trial = useTrial();
  const disconnect = useMutation({
    mutationFn: disconnectModel,
    onSuccess: (view) => {
      queries.setQueryData(modelQuery.queryKey, view);
      onDisconnected();
    },
  });
  const { provider, model, baseUrl, hasKey, from, firstWordMs, wholeMs } = connected;
  return (
    <>
      <dl className={styles.facts} data-figures>
        <Fact name="Model">{model}</Fact>
        <Fact name="Provider">{providerTitle[provider]}</Fact>
        {baseUrl === null ? null : <Fact name="Address">{baseUrl}</Fact>}
        <Fact name="Where words go">{destinationIn(connected)}</Fact>
        <Fact name="Key">{hasKey ? "A key is kept. It is not shown again." : "None."}</Fact>
        <Fact name="Patience">
          {seconds(firstWordMs)} for the first word, {seconds(wholeMs)} for the whole reply
        </Fact>
      </dl>
      {from === "environment" ? <p>It is set by the environment in which Altitude was started, and is changed there: see ALTITUDE_MODEL in the README.</p> : null}
      <div className={styles.actions}>
        <Button
          busy={trial.isRunning}
          onClick={() => {
            trial.run(null);
          }}
        >
          {trial.isRunning ? "Testing" : "Test it"}
        </Button>
        {from === "environment" || isChanging ? null : <Button onClick={onChange}>Change it</Button>}
        {from === "environment" ? null : (
          <Button
            busy={disconnect.isPending}
            onClick={() => {
              disconnect.mutate();
            }}
          >
            Disconnect it
          </Button>
        )}
      </div>
      {disconnect.isError ? <Failure title="It could not be disconnected." error={disconnect.error} /> : null}
      <ModelTrial trial={trial} />
    </>
  );
}

const seconds = (ms: number): string => `${String(ms / 1000)} s`;
