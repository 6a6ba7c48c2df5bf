import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { VoiceConnected, VoiceKind } from "#core/voice/voice-view";
import { disconnectVoice, tryVoice, voiceQuery, withVoice } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { destinationIn } from "./destination";
import { Fact } from "./fact";
import styles from "./model.module.css";
import { VoiceForm } from "./voice-form";
import { VoiceResult } from "./voice-result";
import { voiceWords } from "./voice-words";

/** One kind of service: what it does, which is connected, and what can be done with it. */
export function VoiceService({ kind, connected }: { readonly kind: VoiceKind; readonly connected: VoiceConnected | null }) {
  const words = voiceWords[kind];
  const [isChoosing, setChoosing] = useState(false);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  /** What was pressed is gone: the focus goes to where the change is to be read, unless it has gone elsewhere meanwhile. */
  function backToTop(): void {
    setChoosing(false);
    const focused = document.activeElement;
    if (focused === null || focused === document.body || section.current?.contains(focused) === true) heading.current?.focus();
  }
  const choose = (): void => {
    setChoosing(true);
  };
  return (
    <section className={styles.service} aria-labelledby={kind} ref={section}>
      <h3 id={kind} ref={heading} tabIndex={-1}>
        {words.title}
      </h3>
      <p>{words.about}</p>
      {connected === null ? <p>{words.none}</p> : <ConnectedVoice kind={kind} connected={connected} isChanging={isChoosing} onChange={choose} onDisconnected={backToTop} />}
      {connected?.from === "environment" ? null : isChoosing ? (
        <VoiceForm kind={kind} connected={connected} onDone={backToTop} />
      ) : connected === null ? (
        <div>
          <Button onClick={choose}>{words.connect}</Button>
        </div>
      ) : null}
    </section>
  );
}

type Props = { readonly kind: VoiceKind; readonly connected: VoiceConnected; readonly isChanging: boolean; readonly onChange: () => void; readonly onDisconnected: () => void };

function ConnectedVoice({ kind, connected, isChanging, onChange, onDisconnected }: Props) {
  const queries = useQueryClient();
  const words = voiceWords[kind];
  const trial = useMutation({ mutationFn: () => tryVoice(kind, null) });
  const disconnect = useMutation({
    mutationFn: () => disconnectVoice(kind),
    onSuccess: (view) => {
      queries.setQueryData(voiceQuery.queryKey, (known) => withVoice(known, kind, view));
      onDisconnected();
    },
  });
  const { model, baseUrl, voice, hasKey, from } = connected;
  const name = words.title.toLowerCase();
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="Model">{model}</Fact>
        {voice === null ? null : <Fact name="Voice">{voice}</Fact>}
        <Fact name="Address">{baseUrl}</Fact>
        <Fact name={words.where}>{destinationIn(connected)}</Fact>
        <Fact name="Key">{hasKey ? "A key is kept. It is not shown again." : "None."}</Fact>
      </dl>
      {from === "environment" ? <p>It is set by the environment in which Altitude was started, and is changed there: see {words.variable} in the README.</p> : null}
      <div className={styles.actions}>
        <Button
          busy={trial.isPending}
          onClick={() => {
            trial.mutate();
          }}
        >
          {trial.isPending ? `Testing ${name}` : `Test ${name}`}
        </Button>
        {from === "environment" || isChanging ? null : <Button onClick={onChange}>Change {name}</Button>}
        {from === "environment" ? null : (
          <Button
            busy={disconnect.isPending}
            onClick={() => {
              disconnect.mutate();
            }}
          >
            Disconnect {name}
          </Button>
        )}
      </div>
      {disconnect.isError ? <Failure title="It could not be disconnected." error={disconnect.error} kept="It stays connected." /> : null}
      <VoiceResult isRunning={trial.isPending} result={trial.data} error={trial.error} />
    </>
  );
}
