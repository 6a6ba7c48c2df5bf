import { useEffect, useRef, useState } from "react";
import type { RecordingView } from "#core/recording/recording-view";
import type { Pin } from "#core/replay/pins";
import type { Replay } from "#core/replay/replay";
import type { Segment } from "#core/replay/segments";
import { clockAt } from "#core/replay/session-clock";
import type { SessionView } from "#core/session/view";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Select, TextField } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { Progress } from "../../parts/progress";
import { saveFile } from "../../parts/save-file";
import { clockOf } from "../../parts/when";
import { pinTitle } from "../pin-mark";
import { mediaPath } from "../replay-api";
import styles from "./clip-dialog.module.css";
import { clipName, clockOfCut, cutOf, fitting, readClock, type ClipRange, type Cut } from "./clip-range";

type Props = {
  readonly session: Pick<SessionView, "id" | "title">;
  readonly replay: Replay;
  readonly segments: readonly Segment[];
  readonly pins: readonly Pin[];
  readonly recordings: readonly RecordingView[];
  readonly atMs: number;
  readonly onClose: () => void;
};

type Work = { readonly kind: "idle" } | { readonly kind: "cutting"; readonly share: number } | { readonly kind: "saved"; readonly name: string; readonly goes: string } | { readonly kind: "failed"; readonly why: string };

/** So much before a note and after it belongs to its clip. */
const [beforeMs, afterMs] = [1000, 2000];
/** What is offered where no note is near: so much to either side. */
const aroundMs = 15_000;

/** Saves a piece of the recording as a file: one note's, or any range up to two minutes. Nothing leaves the machine. */
export function ClipDialog({ session, replay, segments, pins, recordings, atMs, onClose }: Props) {
  const roundNote = (pin: Pin): ClipRange | null => fitting(segments, replay.clock, { fromMs: pin.fromMs - beforeMs, toMs: Math.min(pin.toMs + afterMs, replay.lengthMs) }, pin.fromMs);
  const [first] = useState(() => {
    const near = pins.find((pin) => pin.fromMs - beforeMs <= atMs && atMs <= pin.toMs + afterMs && roundNote(pin) !== null);
    return near === undefined ? { chosen: "", range: roundTime({ segments, replay, atMs }) } : { chosen: near.key, range: roundNote(near) };
  });
  const [chosen, setChosen] = useState(first.chosen);
  const [{ from, to }, setRange] = useState(() => asText(first.range ?? { fromMs: 0, toMs: 0 }));
  const [work, setWork] = useState<Work>({ kind: "idle" });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const [fromMs, toMs] = [readClock(from), readClock(to)];
  const cut = fromMs === null || toMs === null ? { reason: "Write each time as minutes and seconds, such as 12:04." } : cutOf(segments, replay.clock, { fromMs, toMs });
  const isCutting = work.kind === "cutting";

  async function save({ recording, fromS, toS }: Cut): Promise<void> {
    const asked = { fromMs: fromMs ?? 0, toMs: toMs ?? 0 };
    const container = recordings.find(({ id }) => id === recording)?.mime.includes("/webm") === false ? "mp4" : "webm";
    const name = clipName({ title: session.title, fromMs: asked.fromMs, container });
    const controller = new AbortController();
    stop.current = controller;
    setWork({ kind: "cutting", share: 0 });
    try {
      const { cutClip } = await import("./cut-clip");
      const address = new URL(mediaPath(session.id, recording), location.href).href;
      const clip = await cutClip({ address, fromS, toS, container }, { signal: controller.signal, onProgress: (share) => !controller.signal.aborted && setWork({ kind: "cutting", share }) });
      saveFile(clip.file, name);
      setWork({ kind: "saved", name, goes: spanInWords(asked, clockOfCut(segments, replay.clock, { recording, fromS: clip.fromS })) });
    } catch (error) {
      setWork(controller.signal.aborted ? { kind: "idle" } : { kind: "failed", why: error instanceof Error ? error.message : "" });
    }
  }

  const change = (range: Partial<{ from: string; to: string }>) => {
    setRange((before) => ({ ...before, ...range }));
    setChosen("");
    setWork({ kind: "idle" });
  };
  return (
    <Dialog
      title="Save a clip"
      onClose={onClose}
      actions={
        isCutting ? (
          <Button onClick={() => stop.current?.abort()}>Cancel</Button>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button tone="primary" disabled={"reason" in cut} onClick={() => ("reason" in cut ? undefined : void save(cut))}>
              Save the clip
            </Button>
          </>
        )
      }
    >
      <div className={styles.clip}>
        <p>A piece of the recording becomes a file of its own, up to two minutes long. It may begin a little earlier, at a full picture. The file is made here and goes nowhere.</p>
        {pins.length === 0 ? null : (
          <Select
            label="Note"
            value={chosen}
            disabled={isCutting}
            onChange={(key) => {
              const pin = pins.find((one) => one.key === key);
              // Where nothing of it was recorded, that is told of its own range.
              if (pin !== undefined) setRange(asText(roundNote(pin) ?? { fromMs: pin.fromMs, toMs: pin.toMs }));
              setChosen(key);
              setWork({ kind: "idle" });
            }}
          >
            <option value="">A range of your own</option>
            {pins.map(({ key, kind, title, atMs: at }) => (
              <option key={key} value={key}>
                {clockOf(at)} {pinTitle[kind]}: {title}
              </option>
            ))}
          </Select>
        )}
        <div className={styles.range}>
          <TextField label="From" value={from} onChange={(text) => change({ from: text })} />
          <TextField label="To" value={to} onChange={(text) => change({ to: text })} />
        </div>
        <div className={styles.state} role="status">
          {work.kind === "cutting" ? (
            <Progress label="Cutting the clip" done={Math.round(work.share * 100)} of={100} />
          ) : work.kind === "saved" ? (
            <div>
              <p>Saved as {work.name}.</p>
              <p>{work.goes}</p>
            </div>
          ) : "reason" in cut ? (
            <p className={styles.unfit}>{cut.reason}</p>
          ) : (
            <p className={styles.length}>{Math.max(1, Math.round(cut.toS - cut.fromS))} seconds.</p>
          )}
        </div>
        {work.kind === "failed" ? (
          <Notice tone="failed" title="The clip could not be made.">
            <p>{work.why} The recording is kept. Try again, or choose another range.</p>
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}

/** From when to when a clip goes, and why it begins before what was asked for, where it does. */
function spanInWords({ fromMs, toMs }: ClipRange, beganMs: number): string {
  const [began, from, to] = [clockOf(Math.min(beganMs, fromMs)), clockOf(fromMs), clockOf(toMs)];
  return `It goes from ${began} to ${to}${began === from ? "" : ", as it must begin at a full picture"}.`;
}

/** Round a time, or, where nothing was recorded then, round what was recorded nearest to it. */
function roundTime({ segments, replay, atMs }: { readonly segments: readonly Segment[]; readonly replay: Replay; readonly atMs: number }): ClipRange | null {
  const round = (ms: number): ClipRange => ({ fromMs: ms - aroundMs, toMs: Math.min(ms + aroundMs, replay.lengthMs) });
  const here = fitting(segments, replay.clock, round(atMs), atMs);
  if (here !== null) return here;
  const recorded = segments.flatMap(({ from, to }) => [from, to]).map((moment) => clockAt(replay.clock, moment));
  const nearest = recorded.sort((one, other) => Math.abs(one - atMs) - Math.abs(other - atMs)).find((ms) => fitting(segments, replay.clock, round(ms), ms) !== null);
  return nearest === undefined ? null : fitting(segments, replay.clock, round(nearest), nearest);
}

const asText = ({ fromMs, toMs }: ClipRange) => ({ from: clockOf(fromMs), to: clockOf(Math.ceil(toMs / 1000) * 1000) });
