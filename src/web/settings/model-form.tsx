import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Connect, Connected, Provider } from "#core/connection/connection-view";
import { ownAddress } from "#core/connection/own-address";
import { connectModel, modelQuery } from "../api";
import { Button } from "../parts/button";
import { Choice } from "../parts/choice";
import { Failure } from "../parts/failure";
import { TextField } from "../parts/field";
import { destinationOf } from "./destination";
import { ModelTrial } from "./model-trial";
import styles from "./model.module.css";
import { providerHint, providers, providerTitle } from "./provider-words";
import { useTrial } from "./use-trial";

/** Which model, where, with which key. The key goes in and never comes out again. */
export function ModelForm({ connected, onDone }: { readonly connected: Connected | null; readonly onDone: () => void }) {
  const queries = useQueryClient();
  const trial = useTrial();
  const [provider, setProvider] = useState<Provider>(connected?.provider ?? "openai-compatible");
  const [model, setModel] = useState(connected?.model ?? "");
  const [address, setAddress] = useState(connected?.baseUrl ?? "");
  const [key, setKey] = useState("");

  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const asked: Connect = { provider, model: model.trim(), baseUrl: address.trim() === "" ? null : address.trim(), ...(key.trim() === "" ? {} : { key: key.trim() }) };
  const keepsKey = connected !== null && connected.hasKey && provider === connected.provider && asked.baseUrl === connected.baseUrl;
  const where = destinationOf({ provider, address, model });

  const connect = useMutation({
    mutationFn: () => connectModel({ ...asked, ...(connected === null ? {} : { firstWordMs: connected.firstWordMs, wholeMs: connected.wholeMs }) }),
    onSuccess: (view) => {
      queries.setQueryData(modelQuery.queryKey, view);
      onDone();
    },
  });

  return (
    <form
      className={styles.form}
      aria-labelledby="model-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!connect.isPending) connect.mutate();
      }}
    >
      <h3 id="model-form" ref={heading} tabIndex={-1}>
        {connected === null ? "Connect a model" : "Change the model"}
      </h3>
      <Choice legend="Provider" value={provider} options={providers.map((value) => ({ value, title: providerTitle[value], hint: providerHint[value] }))} onChange={setProvider} />
      <TextField label="Model" value={model} onChange={setModel} required hint="Its name as the provider writes it." />
      <TextField
        label={provider === "openai-compatible" ? "Address" : "Address, if not the provider’s own"}
        kind="url"
        value={address}
        onChange={setAddress}
        placeholder={ownAddress[provider]}
        hint={where === null ? "The base URL of the server’s API. It begins with http:// or https://." : `Where words go: ${where}`}
      />
      <TextField
        label="Key"
        kind="password"
        value={key}
        onChange={setKey}
        hint={keepsKey ? "A key is kept. Leave this empty to keep it." : provider === "openai-compatible" ? "Leave this empty where the server asks for none. It is kept on this machine and not shown again." : "It is kept on this machine and not shown again."}
      />
      <div className={styles.actions}>
        <Button tone="primary" type="submit" busy={connect.isPending}>
          {connect.isPending ? "Connecting" : "Connect"}
        </Button>
        <Button
          busy={trial.isRunning}
          disabled={asked.model === ""}
          onClick={() => {
            trial.run(asked);
          }}
        >
          {trial.isRunning ? "Testing" : "Test it first"}
        </Button>
        <Button tone="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {connect.isError ? <Failure title="It could not be connected." error={connect.error} kept="What was connected before stays so." /> : null}
      <ModelTrial trial={trial} />
    </form>
  );
}
