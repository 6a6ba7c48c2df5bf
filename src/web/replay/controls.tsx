import { ChevronFirst, ChevronLast, Pause, Play, RotateCcw, RotateCw, Scissors, Volume2, VolumeX } from "lucide-react";
import { pinAfter, pinBefore, type Pin } from "#core/replay/pins";
import { Button, IconButton } from "../parts/button";
import { remember } from "../parts/remembered";
import { clockOf } from "../parts/when";
import styles from "./controls.module.css";
import type { Player } from "./player";
import { speeds, usePlaying } from "./use-player";
import { goToNote, step, toggle } from "./use-replay-keys";

type Props = {
  readonly player: Player;
  readonly pins: readonly Pin[];
  readonly lengthMs: number;
  /** Null where nothing was recorded. */
  readonly onClip: (() => void) | null;
};

const stepMs = 5000;

/** What moves the replay. Each has a key as well. */
export function Controls({ player, pins, lengthMs, onClip }: Props) {
  const isPlaying = usePlaying(player, (playing) => playing.isPlaying);
  const seconds = usePlaying(player, ({ clockMs }) => Math.floor(clockMs / 1000));
  const speed = usePlaying(player, (playing) => playing.speed);
  const skips = usePlaying(player, (playing) => playing.skips);
  const volume = usePlaying(player, (playing) => playing.volume);
  const hasBefore = usePlaying(player, ({ clockMs }) => pinBefore(pins, clockMs) !== null);
  const hasAfter = usePlaying(player, ({ clockMs }) => pinAfter(pins, clockMs) !== null);
  return (
    <div className={styles.controls} role="group" aria-label="Controls">
      <div className={styles.moves}>
        <IconButton label="Previous note" icon={<ChevronFirst aria-hidden />} disabled={!hasBefore} onClick={() => goToNote(player, pins, "previous")} />
        <IconButton label="Back 5 seconds" icon={<RotateCcw aria-hidden />} onClick={() => step(player, -stepMs)} />
        <button type="button" className={styles.play} aria-label={isPlaying ? "Pause" : "Play"} title={isPlaying ? "Pause" : "Play"} onClick={() => toggle(player)}>
          {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
        </button>
        <IconButton label="On 5 seconds" icon={<RotateCw aria-hidden />} onClick={() => step(player, stepMs)} />
        <IconButton label="Next note" icon={<ChevronLast aria-hidden />} disabled={!hasAfter} onClick={() => goToNote(player, pins, "next")} />
      </div>
      <p className={styles.time} data-figures>
        {clockOf(seconds * 1000)} <span className={styles.length}>of {clockOf(lengthMs)}</span>
      </p>
      <div className={styles.ways}>
        <label className={styles.speed}>
          <span className="visually-hidden">Speed</span>
          <select
            value={speed}
            onChange={(event) => {
              const next = Number(event.target.value);
              player.setSpeed(next);
              remember("replay.speed", next);
            }}
          >
            {speeds.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <label className={styles.skip}>
          <input
            type="checkbox"
            checked={skips}
            onChange={(event) => {
              player.setSkips(event.target.checked);
              remember("replay.skips", event.target.checked);
            }}
          />
          <span>Skip silences</span>
        </label>
        {onClip === null ? null : (
          <>
            <label className={styles.volume}>
              {volume === 0 ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
              <span className="visually-hidden">Volume</span>
              <input
                type="range"
                min={0}
                max={1}
                step={0.05}
                value={volume}
                aria-valuetext={`${String(Math.round(volume * 100))} percent`}
                onChange={(event) => {
                  const next = Number(event.target.value);
                  player.setVolume(next);
                  remember("replay.volume", next);
                }}
              />
            </label>
            <Button size="small" icon={<Scissors aria-hidden />} onClick={onClip}>
              Save a clip
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
