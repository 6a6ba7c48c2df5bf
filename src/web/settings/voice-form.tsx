import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { usualVoice, type ConnectVoice, type VoiceConnected, type VoiceKind } from "#core/voice/voice-view";
import { connectVoice, tryVoice, voiceQuery, withVoice } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { TextField } from "../parts/field";
import { destinationOf } from "./destination";
import styles from "./model.module.css";
import { VoiceResult } from "./voice-result";
import { usualAddress, voiceWords } from "./voice-words";

type Props = { readonly kind: VoiceKind; readonly connected: VoiceConnected | null; readonly onDone: () => void };

/** Which service, where, with which key. The key goes in and never comes out again. */
export function VoiceForm({ kind, connected, onDone }: Props) {
  const queries = useQueryClient();
  const words = voiceWords[kind];
  const [address, setAddress] = useState(connected?.baseUrl ?? "");
  const [model, setModel] = useState(connected?.model ?? "");
  const [voice, setVoice] = useState(connected?.voice ?? "");
  const [key, setKey] = useState("");

  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const asked: ConnectVoice = { baseUrl: address.trim(), model: model.trim(), ...(key.trim() === "" ? {} : { key: key.trim() }), ...(kind === "speech" && voice.trim() !== "" ? { voice: voice.trim() } : {}) };
  const where = asked.baseUrl === "" ? null : destinationOf({ provider: "openai-compatible", address, model });
  const keepsKey = connected !== null && connected.hasKey && originOf(asked.baseUrl) === originOf(connected.baseUrl);

  const trial = useMutation({ mutationFn: () => tryVoice(kind, asked) });
  const connect = useMutation({
    mutationFn: () => connectVoice(kind, asked),
    onSuccess: (view) => {
      queries.setQueryData(voiceQuery.queryKey, (known) => withVoice(known, kind, view));
      onDone();
    },
  });

  return (
    <form
      className={styles.form}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (!connect.isPending) connect.mutate();
      }}
    >
      <h4 id={id} ref={heading} tabIndex={-1}>
        {connected === null ? words.connect : words.change}
      </h4>
      <TextField
        label="Address"
        kind="url"
        value={address}
        onChange={setAddress}
        placeholder={usualAddress}
        required
        hint={where === null ? "The base URL of the server’s API, mostly ending in /v1. It begins with http:// or https://." : `${words.where}: ${where}`}
      />
      <TextField label="Model" value={model} onChange={setModel} required hint={words.model} />
      {kind === "speech" ? <TextField label="Voice" value={voice} onChange={setVoice} placeholder={usualVoice} hint={`Its name as the server writes it; ${usualVoice} where this is left empty.`} /> : null}
      <TextField
        label="Key"
        kind="password"
        value={key}
        onChange={setKey}
        hint={keepsKey ? "A key is kept. Leave this empty to keep it." : "Leave this empty where the server asks for none. It is kept on this machine and not shown again."}
      />
      <div className={styles.actions}>
        <Button tone="primary" type="submit" busy={connect.isPending}>
          {connect.isPending ? "Connecting" : "Connect"}
        </Button>
        <Button
          busy={trial.isPending}
          disabled={asked.model === "" || asked.baseUrl === ""}
          onClick={() => {
            trial.mutate();
          }}
        >
          {trial.isPending ? "Testing" : "Test it first"}
        </Button>
        <Button tone="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {connect.isError ? <Failure title="It could not be connected." error={connect.error} kept="What was connected before stays so." /> : null}
      <VoiceResult isRunning={trial.isPending} result={trial.data} error={trial.error} />
    </form>
  );
}

const originOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).origin : null);
