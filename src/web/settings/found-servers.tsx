import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FoundServer } from "#core/connection/connection-view";
import { connectModel, findModels, modelQuery } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { Select } from "../parts/field";
import styles from "./model.module.css";

/** Servers for language models on this machine: looked for when asked to, connected with one press. */
export function FoundServers({ onConnected }: { readonly onConnected: () => void }) {
  const look = useMutation({ mutationFn: findModels });
  return (
    <div className={styles.found}>
      <Button
        busy={look.isPending}
        onClick={() => {
          look.mutate();
        }}
      >
        {look.isPending ? "Looking" : "Look for models on this machine"}
      </Button>
      <div role="status">
        {look.isSuccess && look.data.length === 0 ? (
          <p>Nothing was found at the usual ports of Ollama, LM Studio, llama.cpp, LocalAI, vLLM and Jan. Start one of them and look again, or give its address.</p>
        ) : null}
      </div>
      {look.isError ? <Failure title="It could not be looked for." error={look.error} /> : null}
      {look.isSuccess && look.data.length > 0 ? (
        <ul className={styles.servers} aria-label="Models on this machine">
          {look.data.map((server) => (
            <Found key={server.baseUrl} server={server} onConnected={onConnected} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Found({ server: { name, baseUrl, models }, onConnected }: { readonly server: FoundServer; readonly onConnected: () => void }) {
  const queries = useQueryClient();
  const [model, setModel] = useState(models[0] ?? "");
  const connect = useMutation({
    mutationFn: () => connectModel({ provider: "openai-compatible", model, baseUrl, key: null }),
    onSuccess: (view) => {
      queries.setQueryData(modelQuery.queryKey, view);
      onConnected();
    },
  });
  if (models.length === 0) return <li>{name} answers and has no model yet.</li>;
  return (
    <li className={styles.server}>
      <Select label={`Model of ${name}`} value={model} onChange={setModel}>
        {models.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
      <Button
        tone="primary"
        busy={connect.isPending}
        onClick={() => {
          connect.mutate();
        }}
      >
        Connect it
      </Button>
      {connect.isError ? <Failure title="It could not be connected." error={connect.error} /> : null}
    </li>
  );
}
