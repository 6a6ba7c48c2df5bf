import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Dispute } from "#core/session/view";
import { IconButton } from "../parts/button";
import type { Told } from "./told";
import { UndoDispute } from "./undo-dispute";
import styles from "./announcement.module.css";

/** A piece of evidence by what the server knows it by. */
export type Disputable = Pick<Dispute, "signal" | "turn" | "start" | "end">;

/** What another reading changed, and the dispute that can be taken back. */
export type Announced = { readonly text: string; readonly undo: Disputable | null };

type Props = { readonly told: Told; readonly announced: Announced | null; readonly onAnnounce: (announced: Announced | null) => void };

/** What changed, said where it is seen from anywhere on the page and read out. It takes the focus: the note it came from is gone. */
export function Announcement({ told, announced, onAnnounce }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (announced !== null) box.current?.focus({ preventScroll: true });
  }, [announced]);
  const close = () => {
    onAnnounce(null);
    if (announced?.undo != null) document.getElementById(`turn-${String(announced.undo.turn)}`)?.focus({ preventScroll: true });
  };
  return (
    <div className={announced === null ? styles.silent : styles.place}>
      <div ref={box} className={styles.box} tabIndex={-1} role="group" aria-label="What changed">
        <div role="status" className={styles.words}>
          {announced === null ? null : <p>{announced.text}</p>}
        </div>
        {announced === null ? null : (
          <div className={styles.actions}>
            {announced.undo === null ? null : <UndoDispute dispute={announced.undo} told={told} onAnnounce={onAnnounce} />}
            <IconButton label="Close" icon={<X aria-hidden />} onClick={close} />
          </div>
        )}
      </div>
    </div>
  );
}
