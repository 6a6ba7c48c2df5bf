import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { voiceQuery } from "../api";
import { Button } from "../parts/button";
import { Choice, type Option } from "../parts/choice";
import { Dialog } from "../parts/dialog";
import { Check, Select } from "../parts/field";
import type { RoomRecording } from "../recording/use-recording";
import type { Voice } from "../set-up/last-choice";
import { Slider } from "./slider";
import { wayWordsAbove } from "./state-words";
import type { RoomVoice } from "./room-voice";
import { microphoneWords } from "./typing-words";
import styles from "./voice-dialog.module.css";
import { changeVoice, useVoiceSettings, type VoiceSettings } from "./voice-settings";

const modes = (typing: string): readonly Option<Voice>[] => [
  { value: "hands-free", title: "Hands-free", hint: "The end of your turn is heard." },
  { value: "push", title: "Push to talk", hint: "You talk while you hold the button, or Space." },
  { value: "type", title: "Type", hint: typing },
];

const speakers = (isConnected: boolean): readonly Option<VoiceSettings["speaker"]>[] => [
  { value: "browser", title: "Browser" },
  { value: "endpoint", title: "Connected service", isOff: !isConnected },
  { value: "nobody", title: "Captions only" },
];

const buttons: readonly Option<VoiceSettings["button"]>[] = [
  { value: "hold", title: "Hold it" },
  { value: "press", title: "Press to begin and to end" },
];

type Props = { readonly voice: Pick<RoomVoice, "mode" | "setMode" | "ways" | "interviewer" | "microphone">; readonly recording: RoomRecording["state"]; readonly onClose: () => void };

/** How one speaks and listens. Everything counts at once and is remembered in this browser. */
export function VoiceDialog({ voice: { mode, setMode, ways, interviewer, microphone }, recording, onClose }: Props) {
  const settings = useVoiceSettings();
  const speech = useQuery(voiceQuery).data?.speech ?? null;
  return (
    <Dialog title="Voice" onClose={onClose}>
      <div className={styles.groups}>
        <Choice legend="How you answer" options={modes(microphoneWords({ microphone, recording }))} value={mode} onChange={setMode} />
        {mode === "type" ? null : (
          <>
            {mode === "push" ? <Choice legend="The talk button" options={buttons} value={settings.button} onChange={(button) => { changeVoice({ button }); }} /> : null}
            <Hearing ways={ways} />
            <section className={styles.group} aria-label="The interviewer's voice">
              <Choice legend="The interviewer's voice" options={speakers(speech !== null)} value={settings.speaker} onChange={(speaker) => { changeVoice({ speaker }); }} />
              {settings.speaker === "endpoint" && speech !== null ? <p className={styles.hint}>{speech.isLocal ? "A program on this machine says the interviewer's words." : `The interviewer's words go to ${speech.goesTo}, which says them.`}</p> : null}
              {settings.speaker === "browser" && interviewer.voices.length > 0 ? (
                <Select label="Voice" value={(interviewer.voices.find(({ voiceURI }) => voiceURI === settings.voice) ?? interviewer.voices[0])?.voiceURI ?? ""} onChange={(chosen) => { changeVoice({ voice: chosen }); }}>
                  {interviewer.voices.map(({ voiceURI, name, localService }) => (
                    <option key={voiceURI} value={voiceURI}>
                      {name}, {localService ? "on this machine" : "by your browser's maker"}
                    </option>
                  ))}
                </Select>
              ) : null}
              {settings.speaker === "browser" && interviewer.voices.length === 0 ? <p className={styles.hint}>No voice on this machine; the interviewer&apos;s words are shown instead.</p> : null}
              {settings.speaker === "browser" ? (
                <div className={styles.offer}>
                  <p className={styles.hint}>Your browser may have voices that are not on this machine: for those it sends the interviewer&apos;s words to its maker, e.g. Google, to have them said.</p>
                  <Check label="My browser may use such voices" checked={settings.mayVoiceBeRemote} onChange={(mayVoiceBeRemote) => { changeVoice({ mayVoiceBeRemote }); }} />
                </div>
              ) : null}
              {settings.speaker === "nobody" ? null : (
                <>
                  <Slider label="Speed" value={settings.speed} least={0.7} most={1.5} step={0.1} shown={`${settings.speed.toFixed(1)} ×`} onChange={(speed) => { changeVoice({ speed }); }} />
                  <Slider label="Volume" value={settings.volume} least={0} most={1} step={0.1} shown={`${String(Math.round(settings.volume * 100))} %`} onChange={(volume) => { changeVoice({ volume }); }} />
                  <Check label="Stop speaking when I speak" checked={settings.isInterruptible} onChange={(isInterruptible) => { changeVoice({ isInterruptible }); }} />
                  <p className={styles.hint}>With loudspeakers the interviewer may hear themselves. Headphones prevent it.</p>
                </>
              )}
            </section>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** What turns the voice into words. */
function Hearing({ ways }: { readonly ways: RoomVoice["ways"] }) {
  const isAtHome = ways.taken === "device" || (ways.taken === "endpoint" && ways.goesTo.isEndpointLocal);
  const hasOffers = ways.onDevice === "downloadable" || ways.goesTo.hasBrowserService;
  return (
    <section className={styles.group} aria-labelledby="voice-hearing">
      <h3 id="voice-hearing" className={styles.heading}>
        From your voice to words
      </h3>
      <p>{wayWordsAbove(ways)}</p>
      {/* Where no sound leaves this machine already, what else there would be is a step away. */}
      {isAtHome && hasOffers ? (
        <details className={styles.others}>
          <summary>Other ways</summary>
          <Offers ways={ways} />
        </details>
      ) : (
        <Offers ways={ways} />
      )}
    </section>
  );
}

/** What could turn the voice into words, with a download or a consent. */
function Offers({ ways }: { readonly ways: RoomVoice["ways"] }) {
  const { mayGoToMaker } = useVoiceSettings();
  const [hasFailed, setFailed] = useState(false);
  return (
    <>
      {ways.onDevice === "downloadable" ? (
        <div className={styles.offer}>
          <p className={styles.hint}>Your browser can do it on this machine, so that no sound leaves it. For that it downloads a language pack from its maker, once.</p>
          <Button
            size="small"
            busy={ways.isInstalling}
            onClick={() => {
              setFailed(false);
              void ways.install().then((isThere) => {
                setFailed(!isThere);
              });
            }}
          >
            {ways.isInstalling ? "Downloading" : "Download the language pack"}
          </Button>
          {hasFailed ? <p role="alert">The browser could not download it. Try again when it is online.</p> : null}
        </div>
      ) : null}
      {ways.goesTo.hasBrowserService ? (
        <div className={styles.offer}>
          <p className={styles.hint}>Your browser sends your voice to its maker, e.g. Google, to turn it into words. Altitude does not.</p>
          <Check label="My browser may do that when there is no other way" checked={mayGoToMaker} onChange={(may) => { changeVoice({ mayGoToMaker: may }); }} />
        </div>
      ) : null}
    </>
  );
}
