import { EyeOff, Move } from "lucide-react";
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import { CameraPicture } from "../devices/camera-picture";
import { recall, remember } from "../parts/remembered";
import { cornerOf, directionOf, movedBy, nextCorner, type Free, type Place } from "./place";
import styles from "./self-view.module.css";

/** One press of an arrow key, and how far a press may slip and still be none, in pixels. */
const keyStep = 24;
const slip = 4;

/** At the top: what was asked last stands at the bottom. */
const firstOnPhone: Place = { x: 1, y: 0 };

type Props = { readonly track: MediaStreamTrack; readonly first: Place; /** Under which name its place is remembered: rooms of another shape have other corners that are free. */ readonly name: "self-view" | "self-view-board"; readonly onHide: () => void };

/** One's own picture, small and mirrored: dragged, moved by arrow keys, or sent to the next corner by a press. On a phone it keeps to corners. */
export function SelfView({ track, first, name, onHide }: Props) {
  const view = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(() => rememberedPlace(name) ?? (globalThis.matchMedia?.("(max-width: 48rem)").matches === true ? firstOnPhone : first));
  const drag = useRef<{ readonly x: number; readonly y: number; readonly from: Place; hasMoved: boolean } | null>(null);

  function free(): Free {
    const [own, room] = [view.current, view.current?.offsetParent];
    return { width: (room?.clientWidth ?? 0) - (own?.offsetWidth ?? 0), height: (room?.clientHeight ?? 0) - (own?.offsetHeight ?? 0) };
  }
  function settle(wanted: Place): void {
    const settled = matchMedia("(max-width: 48rem)").matches ? cornerOf(wanted) : wanted;
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
    const isPhone = matchMedia("(max-width: 48rem)").matches;
    settle(movedBy(place, { x: direction.x * (isPhone ? width : keyStep), y: direction.y * (isPhone ? height : keyStep) }, { width, height }));
  };

  const where = { "--x": place.x, "--y": place.y } as CSSProperties;
  return (
    <div ref={view} className={styles.view} style={where} role="group" aria-label="Self-view">
      <CameraPicture track={track} label="What your camera sees" />
      <button
        type="button"
        className={styles.move}
        aria-label="Move self-view: arrow keys move it, a press sends it to the next corner"
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
          if (!wasDragged) settle(nextCorner(place));
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
