import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import type { Pin } from "#core/replay/pins";
import { phaseAt, type Replay } from "#core/replay/replay";
import type { Segment } from "#core/replay/segments";
import { clockAt } from "#core/replay/session-clock";
import { clockOf } from "../parts/when";
import { PinMark, pinTitle } from "./pin-mark";
import type { Player } from "./player";
import styles from "./track.module.css";
import { usePlaying } from "./use-player";
import { leadMs } from "./use-replay-keys";

type Props = { readonly replay: Replay; readonly segments: readonly Segment[]; readonly pins: readonly Pin[]; readonly player: Player };

/** A press so near to a note means the note, in pixels. */
const snapPx = 7;
const longStepMs = 60_000;

/** The session from left to right: phases, who spoke, what was drawn, notes, what is recorded; and where one is, to be moved. */
export function Track({ replay, segments, pins, player }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const seconds = usePlaying(player, ({ clockMs }) => Math.floor(clockMs / 1000));
  const { lengthMs } = replay;
  const lengthS = Math.floor(lengthMs / 1000);

  const seekTo = (event: PointerEvent<HTMLDivElement>, snaps: boolean): void => {
    const box = bar.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const clockMs = (Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))) * lengthMs;
    const near = snaps ? nearest(pins, clockMs) : null;
    player.seek(near !== null && (Math.abs(near.fromMs - clockMs) / lengthMs) * box.width <= snapPx ? near.fromMs - leadMs : clockMs);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = { Home: 0, End: lengthMs, PageUp: player.now().clockMs + longStepMs, PageDown: player.now().clockMs - longStepMs }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    player.seek(target);
  };

  return (
    <div
      ref={bar}
      className={styles.track}
      role="slider"
      tabIndex={0}
      aria-label="Time in the session"
      aria-valuemin={0}
      aria-valuemax={lengthS}
      aria-valuenow={Math.min(lengthS, seconds)}
      aria-valuetext={`${clockOf(seconds * 1000)} of ${clockOf(lengthMs)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event, true);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event, false);
      }}
    >
      <Score replay={replay} segments={segments} pins={pins} />
      <Head player={player} lengthMs={lengthMs} />
    </div>
  );
}

const nearest = (pins: readonly Pin[], clockMs: number): Pin | null =>
  pins.reduce<Pin | null>((best, pin) => (best === null || Math.abs(pin.fromMs - clockMs) < Math.abs(best.fromMs - clockMs) ? pin : best), null);

/** The line at the time that is played. */
function Head({ player, lengthMs }: { readonly player: Player; readonly lengthMs: number }) {
  const tenths = usePlaying(player, ({ clockMs }) => Math.floor(clockMs / 100));
  return <span className={styles.head} style={{ left: `${String((tenths * 100 * 100) / lengthMs)}%` }} />;
}

/** All that does not move. The transcript and the list of notes say the same in words. */
function Score({ replay: { clock, lengthMs, phases, turns, pauses, drawingsMs }, segments, pins }: Omit<Props, "player">) {
  const share = (ms: number): string => `${String((100 * ms) / lengthMs)}%`;
  const span = (from: number, to: number): CSSProperties => ({ left: share(from), width: share(Math.max(0, to - from)) });
  return (
    <>
      <span className={styles.phases}>
        {phases.map(({ title, fromMs, toMs }) => (
          <span key={fromMs} className={styles.phase} style={span(fromMs, toMs)} title={title}>
            <span className={styles.name}>{title}</span>
          </span>
        ))}
      </span>
      <span className={styles.notes}>
        {pins.map(({ key, kind, title, fromMs }) => (
          <span key={key} className={styles.pin} data-kind={kind} style={{ left: share(fromMs) }} title={`${pinTitle[kind]}: ${title}`}>
            <PinMark kind={kind} />
          </span>
        ))}
      </span>
      <span className={styles.lanes}>
        {turns.flatMap(({ index, speaker, from, to, stretches }) =>
          (stretches.length > 0 ? joined(stretches) : [{ from, to }]).map((part) => <span key={`${String(index)} ${String(part.from)}`} className={styles.said} data-speaker={speaker} style={span(part.from, part.to)} />),
        )}
        {drawingsMs.map((atMs, index) => (
          <span key={index} className={styles.drawn} style={{ left: share(atMs) }} />
        ))}
        {pauses.map(({ atMs, lengthMs: length }) => (
          <span key={atMs} className={styles.paused} style={{ left: share(atMs) }} title={`Paused for ${clockOf(length)}`} />
        ))}
      </span>
      <span className={styles.recorded}>
        {segments.map(({ recording, from, to }) => (
          <span key={recording} style={span(clockAt(clock, from), Math.min(lengthMs, clockAt(clock, to)))} />
        ))}
      </span>
    </>
  );
}

type Shown = "you" | "interviewer" | "drawn" | "paused" | "recorded";

/** The phase that is played: on the track, short ones have no room for their names. */
export function PhaseNow({ replay, player }: Pick<Props, "replay" | "player">) {
  const title = usePlaying(player, ({ clockMs }) => phaseAt(replay, clockMs)?.title ?? null);
  return title === null ? null : (
    <p className={styles.now}>
      Phase: <span className={styles.phaseNow}>{title}</span>
    </p>
  );
}

/** What the marks on the track mean, as far as there are any. */
export function TrackKey({ replay: { drawingsMs, pauses }, segments }: Pick<Props, "replay" | "segments">) {
  const entries: readonly (readonly [Shown, string])[] = [
    ["interviewer", "Interviewer"],
    ["you", "You"],
    ...(drawingsMs.length > 0 ? [["drawn", "Drawn"] as const] : []),
    ...(pauses.length > 0 ? [["paused", "Paused"] as const] : []),
    ...(segments.length > 0 ? [["recorded", "Recorded"] as const] : []),
  ];
  return (
    <p className={styles.key}>
      {entries.map(([is, title]) => (
        <span key={is}>
          <span className={styles.sample} data-is={is} aria-hidden />
          {title}
        </span>
      ))}
    </p>
  );
}

/** Words with less than a breath between them are drawn as one. */
function joined(stretches: readonly { readonly from: number; readonly to: number }[]): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = parts.at(-1);
    if (last !== undefined && from - last.to < breathMs) last.to = to;
    else parts.push({ from, to });
  }
  return parts;
}

const breathMs = 1500;
