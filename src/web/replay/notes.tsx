import type { Pin } from "#core/replay/pins";
import { clockOf } from "../parts/when";
import styles from "./notes.module.css";
import { PinMark, pinTitle } from "./pin-mark";
import type { Player } from "./player";
import { usePlaying } from "./use-player";
import { leadMs } from "./use-replay-keys";

/** The notes of the report, each at its moment. The one being heard is marked. */
export function Notes({ pins, player }: { readonly pins: readonly Pin[]; readonly player: Player }) {
  const near = usePlaying(player, ({ clockMs }) => pins.findLast(({ fromMs, toMs }) => fromMs - leadMs <= clockMs && clockMs < toMs + lingerMs)?.fromMs ?? null);
  return (
    <section aria-labelledby="notes-title" className={styles.notes}>
      <h2 id="notes-title">Notes</h2>
      {pins.length === 0 ? (
        <p className={styles.none}>The report has no notes on this session.</p>
      ) : (
        <ol className={styles.list}>
          {pins.map((pin) => (
            <li key={pin.key} aria-current={pin.fromMs === near || undefined} className={styles.row}>
              <button
                type="button"
                className={styles.note}
                onClick={() => {
                  player.seek(pin.fromMs - leadMs);
                  player.play();
                }}
              >
                <span className={styles.at}>{clockOf(pin.atMs)}</span>
                <span className={styles.kind} data-kind={pin.kind}>
                  <PinMark kind={pin.kind} /> {pinTitle[pin.kind]}
                </span>
                <span className={styles.words}>
                  <span>{pin.kind === "decision" ? pin.quote : pin.title}</span>
                  {pin.kind === "decision" ? null : <q className={styles.quote}>{pin.quote}</q>}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** A note stays marked a little after its words. */
const lingerMs = 1500;
