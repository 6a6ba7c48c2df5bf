import { Pencil, Spline, Trash2 } from "lucide-react";
import { IconButton } from "../parts/button";
import type { BoardAct } from "./board-acts";
import styles from "./board-list.module.css";
import type { Connection, Outline } from "./outline";

type Props = { readonly outline: Outline; readonly isReadOnly: boolean; readonly onAct: (act: BoardAct) => void };

/** The board in words, with all that can be done to each part of it. */
export function BoardList({ outline: { components, connections }, isReadOnly, onAct }: Props) {
  if (components.length === 0) return <p className={styles.none}>Nothing is on the board yet. Add puts something there.</p>;
  const acts = (id: string, name: string) => (
    <>
      <IconButton label={`Rename ${name}`} icon={<Pencil aria-hidden />} disabled={isReadOnly} onClick={() => { onAct({ kind: "rename", id }); }} />
      <IconButton label={`Remove ${name}`} icon={<Trash2 aria-hidden />} disabled={isReadOnly} onClick={() => { onAct({ kind: "remove", id }); }} />
    </>
  );
  return (
    <div className={styles.lists}>
      <section>
        <h3 className={styles.heading}>Parts</h3>
        <ul className={styles.list}>
          {components.map(({ id, name }) => (
            <li key={id} className={styles.row}>
              <span className={styles.name}>{name}</span>
              <IconButton label={`Connect ${name}`} icon={<Spline aria-hidden />} disabled={isReadOnly} onClick={() => { onAct({ kind: "connect", from: id }); }} />
              {acts(id, name)}
            </li>
          ))}
        </ul>
      </section>
      {connections.length === 0 ? null : (
        <section>
          <h3 className={styles.heading}>Connections</h3>
          <ul className={styles.list}>
            {connections.map((connection) => (
              <li key={connection.id} className={styles.row}>
                <span className={styles.name}>{inWords(connection)}</span>
                {acts(connection.id, `the arrow from ${connection.from.name} to ${connection.to.name}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const inWords = ({ from, to, label, isTwoWay }: Connection): string => `${from.name} ${isTwoWay ? "and" : "to"} ${to.name}${label === "" ? "" : `: ${label}`}`;
