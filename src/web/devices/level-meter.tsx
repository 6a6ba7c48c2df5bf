import { useEffect, useId, useRef, useState } from "react";
import { silenceDb, loudnessOf, shareOf, voiceDb } from "./loudness";
import styles from "./level-meter.module.css";

/** How often the words and what is read out change at most, in milliseconds. */
const saidEveryMs = 500;
/** After so long without a voice the words no longer say that you are heard. */
const forgottenMs = 10_000;

/** How loud the microphone hears: a bar, and in words whether anything is heard at all. */
export function LevelMeter({ track }: { readonly track: MediaStreamTrack | null }) {
  const meter = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const label = useId();
  const [heardAs, setHeardAs] = useState<"nothing" | "voice" | "quiet">("nothing");

  useEffect(() => {
    setHeardAs("nothing");
    if (track === null || !("AudioContext" in window)) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
    source.connect(analyser);
    // A context that begins before the first press on the page sleeps until there is one.
    const wake = (): void => {
      void context.resume();
    };
    if (context.state === "suspended") addEventListener("pointerdown", wake, { once: true });

    const samples = new Float32Array(analyser.fftSize);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let frame = 0;
    let [saidAt, voiceAt] = [0, -Infinity];
    let loudest = silenceDb;
    const read = (at: number): void => {
      frame = requestAnimationFrame(read);
      analyser.getFloatTimeDomainData(samples);
      const db = loudnessOf(samples);
      loudest = Math.max(loudest, db);
      if (db > voiceDb) voiceAt = at;
      if (!isCalm) draw(db);
      if (at - saidAt < saidEveryMs) return;
      saidAt = at;
      if (isCalm) draw(loudest);
      meter.current?.setAttribute("aria-valuenow", String(Math.round(loudest)));
      loudest = silenceDb;
      setHeardAs((before) => (at - voiceAt < forgottenMs ? "voice" : before === "nothing" ? "nothing" : "quiet"));
    };
    const draw = (db: number): void => {
      if (bar.current !== null) bar.current.style.transform = `scaleX(${shareOf(db).toFixed(3)})`;
    };
    frame = requestAnimationFrame(read);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("pointerdown", wake);
      draw(silenceDb);
      void context.close();
    };
  }, [track]);

  const words = track === null ? "Not open yet" : heardAs === "voice" ? "We hear you" : heardAs === "quiet" ? "Quiet now" : "Nothing heard yet";
  return (
    <div className={styles.level}>
      <div ref={meter} className={styles.track} role="meter" aria-labelledby={label} aria-valuemin={silenceDb} aria-valuemax={0} aria-valuenow={silenceDb} aria-valuetext={words}>
        <div ref={bar} className={styles.bar} />
      </div>
      <p className={styles.words}>
        <span id={label} className="visually-hidden">
          Loudness of the microphone
        </span>
        {words}
      </p>
    </div>
  );
}
