import { PanelRightOpen } from "lucide-react";
import { useId, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../parts/button";
import { classNames } from "../parts/class-names";
import { recall, remember } from "../parts/remembered";
import { useMedia } from "../parts/use-media";
import styles from "./workspace.module.css";

/** There is no room for both beside each other. */
const narrow = "(max-width: 48rem)";

type Props = {
  readonly talk: ReactNode;
  /** What lies over both of them; where they take turns, never over what stands below. */
  readonly over: ReactNode;
  /** What stands below the conversation, and below both where they take turns; told whether the board has the place of the conversation. */
  readonly below: (isBoardAlone: boolean) => ReactNode;
  /** What stands beside the conversation; given a way to hide itself, where it can be hidden. Drawn once it was shown, and kept from then on. */
  readonly board: (onHide: (() => void) | null) => ReactNode;
  /** Something waits in it that has to be carried on, shown or not. */
  readonly isWaiting: boolean;
};

/** The conversation and the workspace: side by side with a divider to drag, or one at a time where there is no room for both. */
export function Workspace({ talk, over, below, board, isWaiting }: Props) {
  const isNarrow = useMedia(narrow);
  const [tab, setTab] = useState<Tab>("talk");
  const [isHidden, setHidden] = useState(() => recall("board.hidden") === true);
  const [share, setShare] = useState(rememberedShare);
  const ids = useId();
  const showAgain = useRef<HTMLButtonElement>(null);
  const isBoardShown = isNarrow ? tab === "board" : !isHidden;
  const [wasShown, setWasShown] = useState(isBoardShown || isWaiting);
  if (isBoardShown && !wasShown) setWasShown(true);

  function hide(hidden: boolean): void {
    setHidden(hidden);
    remember("board.hidden", hidden);
    if (hidden) requestAnimationFrame(() => showAgain.current?.focus());
  }
  function resize(percent: number): void {
    const next = within(percent);
    setShare(next);
    remember("board.share", next);
  }

  const widths: CSSProperties & Record<"--talk", string> = { "--talk": `${String(share)}%` };
  const panel = (of: Tab) => ({ id: `${ids}${of}`, ...(isNarrow ? { role: "tabpanel", "aria-labelledby": `${ids}${of}-tab` } : {}) });
  return (
    <div className={classNames(styles.workspace, isNarrow && styles.narrow, !isNarrow && isHidden && styles.alone)} style={widths}>
      {isNarrow ? <Tabs ids={ids} tab={tab} onTab={setTab} /> : null}
      <div {...panel("talk")} className={styles.talk} hidden={isNarrow && tab !== "talk"}>
        {talk}
      </div>
      {isNarrow || isHidden ? null : <Divider share={share} controls={`${ids}talk`} onResize={resize} />}
      <section {...panel("board")} aria-label={isNarrow ? undefined : "Whiteboard"} className={styles.board} hidden={!isBoardShown}>
        {wasShown
          ? board(
              isNarrow
                ? null
                : () => {
                    hide(true);
                  },
            )
          : null}
      </section>
      <div className={styles.over}>{over}</div>
      <div className={styles.below}>{below(isNarrow && tab === "board")}</div>
      {!isNarrow && isHidden ? (
        <div className={styles.rail}>
          <Button
            ref={showAgain}
            size="small"
            icon={<PanelRightOpen aria-hidden />}
            onClick={() => {
              hide(false);
            }}
          >
            Show the board
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const tabs = { talk: "Talk", board: "Board" } as const;
type Tab = keyof typeof tabs;

function Tabs({ ids, tab, onTab }: { readonly ids: string; readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const other: Tab = tab === "talk" ? "board" : "talk";
  const button = (of: Tab) => (
    <button
      type="button"
      role="tab"
      id={`${ids}${of}-tab`}
      className={styles.tab}
      aria-selected={tab === of}
      aria-controls={`${ids}${of}`}
      tabIndex={tab === of ? 0 : -1}
      onClick={() => {
        onTab(of);
      }}
    >
      {tabs[of]}
    </button>
  );
  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-label="What is shown"
      className={styles.tabs}
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        onTab(other);
        document.getElementById(`${ids}${other}-tab`)?.focus();
      }}
    >
      {button("talk")}
      {button("board")}
    </div>
  );
}

/** How much of the width the conversation takes, in percent. */
const shares = { least: 25, usual: 40, most: 70, step: 2 } as const;

const within = (percent: number): number => Math.round(Math.min(shares.most, Math.max(shares.least, percent)));

function rememberedShare(): number {
  const known = recall("board.share");
  return typeof known === "number" ? within(known) : shares.usual;
}

type DividerProps = { readonly share: number; readonly controls: string; readonly onResize: (percent: number) => void };

/** Drag it, or move it with the arrow keys; a double press puts it back. */
function Divider({ share, controls, onResize }: DividerProps) {
  const keyed = ({ key }: KeyboardEvent): number | null => {
    switch (key) {
      case "ArrowLeft":
        return share - shares.step;
      case "ArrowRight":
        return share + shares.step;
      case "Home":
        return shares.least;
      case "End":
        return shares.most;
      default:
        return null;
    }
  };
  return (
    // A separator that takes focus is a control: the rule knows only the other kind.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.divider}
      aria-label="Width of the conversation"
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={share}
      aria-valuemin={shares.least}
      aria-valuemax={shares.most}
      aria-valuetext={`${String(share)} percent`}
      onKeyDown={(event) => {
        const percent = keyed(event);
        if (percent === null) return;
        event.preventDefault();
        onResize(percent);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const frame = event.currentTarget.parentElement;
        if (frame === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const { left, width } = frame.getBoundingClientRect();
        onResize(((event.clientX - left) / width) * 100);
      }}
      onDoubleClick={() => {
        onResize(shares.usual);
      }}
    />
  );
}
