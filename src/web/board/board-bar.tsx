import { Download, PanelRightClose, Pencil, Plus, Spline, Trash2 } from "lucide-react";
import { Button, IconButton } from "../parts/button";
import { actTitles, type BoardAct } from "./board-acts";
import styles from "./board-bar.module.css";

const icons = { add: Plus, connect: Spline, rename: Pencil, remove: Trash2 } as const;
const kinds = ["add", "connect", "rename", "remove"] as const;

type Props = {
  readonly open: BoardAct["kind"] | null;
  readonly isReadOnly: boolean;
  readonly onAct: (act: BoardAct) => void;
  /** Null where there is nothing beside it to show instead. */
  readonly onHide: (() => void) | null;
};

/** What can be done with the board by keyboard, by touch, and without seeing it. */
export function BoardBar({ open, isReadOnly, onAct, onHide }: Props) {
  return (
    <div className={styles.bar} role="group" aria-label="Board">
      {kinds.map((kind) => {
        const Icon = icons[kind];
        return (
          <Button
            key={kind}
            tone="plain"
            size="small"
            icon={<Icon aria-hidden />}
            disabled={isReadOnly}
            aria-expanded={open === kind}
            onClick={() => {
              onAct({ kind });
            }}
          >
            {actTitles[kind]}
          </Button>
        );
      })}
      <span className={styles.ends}>
        <IconButton
          label={actTitles.save}
          icon={<Download aria-hidden />}
          aria-expanded={open === "save"}
          onClick={() => {
            onAct({ kind: "save" });
          }}
        />
        {onHide === null ? null : <IconButton label="Hide the board" icon={<PanelRightClose aria-hidden />} onClick={onHide} />}
      </span>
    </div>
  );
}
