import { EyeOff, Move } from "lucide-react";
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import { CameraPicture } from "../devices/camera-picture";
import { classNames } from "../parts/class-names";
import { recall, remember } from "../parts/remembered";
import { useMedia } from "../parts/use-media";
import { directionOf, movedBy, nextCorner, otherSide, sideOf, type Free, type Place } from "./place";
import styles from "./self-view.module.css";

/** One press of an arrow key, and how far a press may slip and still be none, in pixels. */
const keyStep = 24;
const slip = 4;

type Props = { readonly track: MediaStreamTrack; readonly first: Place; /** Under which name its place is remembered: rooms of another shape have other corners that are free. */ readonly name: "self-view" | "self-view-board"; /** A media query: there it would cover words, wherever it lay. */ readonly dockedWhere: string; readonly onHide: () => void };

/** One's own picture, small and mirrored: dragged, moved by arrow keys, or sent to the next corner by a press. Where it is docked it has a place of its own, to the left or the right. */
export function SelfView({ track, first, name, dockedWhere, onHide }: Props) {
  const isDocked = useMedia(dockedWhere);
  const view = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(() => rememberedPlace(name) ?? first);
  const drag = useRef<{ readonly x: number; readonly y: number; readonly from: Place; hasMoved: boolean } | null>(null);

  function free(): Free {
    const [own, room] = [view.current, view.current?.offsetParent];
    return { width: (room?.clientWidth ?? 0) - (own?.offsetWidth ?? 0), height: (room?.clientHeight ?? 0) - (own?.offsetHeight ?? 0) };
  }
  function settle(wanted: Place): void {
    const settled = isDocked ? sideOf(wanted) : wanted;
    setPlace(settled);
    remember(name, settled);
  }

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, from: place, hasMoved: false };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const dragged = drag.current;
    if (dragged === null) return;
    const by = { x: event.clientX - dragged.x, y: event.clientY - dragged.y };
    if (!dragged.hasMoved && Math.hypot(by.x, by.y) <= slip) return;
    dragged.hasMoved = true;
    setPlace(movedBy(dragged.from, by, free()));
  };
  const onPointerEnd = (): void => {
    if (drag.current?.hasMoved === true) settle(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directionOf(event.key);
    if (direction === null) return;
    event.preventDefault();
    const { width, height } = free();
    settle(isDocked ? { ...place, x: direction.x === 0 ? place.x : Math.max(0, direction.x) } : movedBy(place, { x: direction.x * keyStep, y: direction.y * keyStep }, { width, height }));
  };

  const where = { "--x": place.x, "--y": place.y } as CSSProperties;
  return (
    <div ref={view} className={classNames(styles.view, isDocked && styles.docked)} style={where} data-side={isDocked ? (place.x < 0.5 ? "left" : "right") : undefined} role="group" aria-label="Self-view">
      <CameraPicture track={track} label="What your camera sees" />
      <button
        type="button"
        className={styles.move}
        aria-label={isDocked ? "Move self-view to the other side" : "Move self-view: arrow keys move it, a press sends it to the next corner"}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={() => {
          onPointerEnd();
          drag.current = null;
        }}
        onKeyDown={onKeyDown}
        onClick={() => {
          const wasDragged = drag.current?.hasMoved === true;
          drag.current = null;
          if (!wasDragged) settle(isDocked ? otherSide(place) : nextCorner(place));
        }}
      >
        <Move aria-hidden className={styles.sign} />
      </button>
      <button type="button" className={styles.hide} aria-label="Hide self-view" title="Hide self-view" onClick={onHide}>
        <EyeOff aria-hidden />
      </button>
    </div>
  );
}

function rememberedPlace(name: Props["name"]): Place | null {
  const kept = recall(name);
  if (typeof kept !== "object" || kept === null || !("x" in kept) || !("y" in kept)) return null;
  const { x, y } = kept;
  const isShare = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;
  return isShare(x) && isShare(y) ? { x, y } : null;
}
