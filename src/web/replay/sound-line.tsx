import type { Player, Sound } from "./player";
import styles from "./replay-page.module.css";
import { usePlaying } from "./use-player";

const inWords = {
  recording: "",
  waiting: "Loading the recording.",
  none: "No recording here: reading on at the pace it was said.",
  broken: "The recording of this part cannot be played: reading on without it.",
} as const satisfies Record<Sound, string>;

/** Where the sound comes from, where that is not plain. Its room is kept. */
export function SoundLine({ player, isRecorded }: { readonly player: Player; readonly isRecorded: boolean }) {
  const sound = usePlaying(player, (playing) => (playing.sound === "waiting" && !playing.isPlaying ? "recording" : playing.sound));
  return (
    <p className={styles.sound} role="status">
      {isRecorded ? inWords[sound] : "No recording: reading at the pace it was said."}
    </p>
  );
}
