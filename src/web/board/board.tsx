import { hashElementsVersion, newElementWith } from "@excalidraw/excalidraw";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { LiveSession } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { Notice } from "../parts/notice";
import { serverTimeOf } from "../room/clock";
import type { BoardAct } from "./board-acts";
import { boardQuery, keepChange } from "./board-api";
import { BoardBar } from "./board-bar";
import { BoardFormPanel, type BoardRequest } from "./board-form";
import { createBoardKeeper, type BoardKeeper, type Standing } from "./board-keeper";
import { BoardList } from "./board-list";
import { boardName } from "./board-name";
import { BoardSkeleton } from "./board-skeleton";
import styles from "./board.module.css";
import { Canvas, mended, notUndoable, undoable, type CanvasHandle } from "./canvas";
import type { Drawing, Drawings } from "./drawings";
import type { Drawn } from "./drawn";
import { without, withConnection, withLabel, withShape, type Edited } from "./edit";
import { saveBoard } from "./export-board";
import type { Box } from "./geometry";
import type { HeldBoard } from "./held-board";
import { drawnHere } from "./kept-board";
import { isNews, merge } from "./merge";
import { outlineOf } from "./outline";
import { useIsDark } from "./use-is-dark";

type Props = {
  readonly session: LiveSession;
  readonly drawings: Drawings;
  /** Given a hold on the board, for as long as it is there. */
  readonly onHeld: (board: HeldBoard | null) => void;
  readonly onStanding: (standing: Standing) => void;
  readonly onHide: (() => void) | null;
};

/** The whiteboard of a session: as the server has it, with what waits in this browser on top. */
export function Board({ session, drawings, onHeld, onStanding, onHide }: Props) {
  const { id } = session;
  const read = useQuery(boardQuery(id));
  const [canvas, setCanvas] = useState<CanvasHandle | null>(null);
  const [keeper, setKeeper] = useState<BoardKeeper | null>(null);
  const [standing, setStanding] = useState<Standing>({ where: "kept", trouble: null });
  const [elements, setElements] = useState<readonly Drawn[]>([]);
  const [act, setAct] = useState<BoardAct | null>(null);
  /** Read out only: what was done is seen on the board. */
  const [said, setSaid] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const newest = useRef({ session, canvas });
  useEffect(() => {
    newest.current = { session, canvas };
  });
  const opener = useRef<HTMLElement | null>(null);
  const drawn = useRef<BoardKeeper["drawn"] | null>(null);
  const shown = useRef<number | null>(null);
  /** The drawing itself is there, and not only what draws it. */
  const [isThere, setThere] = useState(false);
  /** The board was just opened, and is to be seen as a whole. */
  const [isFitting, setFitting] = useState(false);
  const isDark = useIsDark();
  const isReadOnly = session.status !== "open";
  const settled = useDeferredValue(elements);
  const outline = useMemo(() => outlineOf(settled), [settled]);

  const first = useMemo(() => (read.data === undefined ? null : mended(merge(read.data.elements, drawnHere(id)))), [id, read.data]);
  useEffect(() => {
    if (read.data === undefined || first === null) return;
    const made = createBoardKeeper({
      session: id,
      from: read.data,
      send: (drawn, signal) => keepChange(id, drawn, signal),
      serverTimeOf: (at) => Math.max(0, Math.round(at + serverTimeOf(newest.current.session, performance.now()) - Date.now())),
      onStanding: (now) => {
        setStanding(now);
        onStanding(now);
      },
    });
    made.drawn(first);
    drawn.current = made.drawn;
    setKeeper(made);
    onHeld({
      flush: made.flush,
      save: () => saveBoard("excalidraw", newest.current.canvas?.getSceneElementsIncludingDeleted() ?? first, boardName(newest.current.session)),
      letGo: made.letGo,
    });
    return () => {
      onHeld(null);
      drawn.current = null;
      made.stop();
    };
  }, [id, read.data, first, onHeld, onStanding]);

  useHearing(
    drawings,
    keeper === null || canvas === null
      ? null
      : ({ change, version }) => {
          const gone = keeper.heard(change, version);
          keeper.tryNow();
          const here = canvas.getSceneElementsIncludingDeleted();
          const { editingTextElement, resizingElement, newElement } = canvas.getAppState();
          const there = mended(change.changed);
          if (gone.length === 0 && !isNews(here, there)) return;
          const merged = merge(here, there, new Set([editingTextElement, resizingElement, newElement].flatMap((element) => (element === null ? [] : [element.id]))));
          canvas.updateScene({ elements: merged.map((element) => (gone.includes(element.id) ? newElementWith(element, { isDeleted: true }) : element)), ...notUndoable });
        },
  );

  const onDrawn = useCallback((now: readonly Drawn[]) => {
    drawn.current?.(now);
    // Elements are changed in place: only this tells whether any was.
    const hash = hashElementsVersion(now);
    if (hash === shown.current) return;
    if (shown.current === null) {
      setThere(true);
      setFitting(now.some(({ isDeleted }) => !isDeleted));
    } else drawings.touch();
    shown.current = hash;
    setElements([...now]);
  }, [drawings]);
  const onRefused = useCallback(() => {
    setRefused("Pictures, files and pages of others cannot be put on the board. Draw what matters of them.");
  }, []);

  useEffect(() => {
    if (!isFitting || canvas === null) return;
    setFitting(false);
    canvas.scrollToContent(canvas.getSceneElementsIncludingDeleted().filter(({ isDeleted }) => !isDeleted), asAWhole);
  }, [isFitting, canvas]);

  const close = useCallback(() => {
    setAct(null);
    opener.current?.focus();
  }, []);
  function open(next: BoardAct): void {
    if (act?.kind === next.kind && !("id" in next) && !("from" in next)) {
      close();
      return;
    }
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAct(next.kind === "rename" || next.kind === "remove" ? { id: selectedOn(canvas), ...next } : next);
  }

  function apply({ elements: after, id: changed }: Edited): void {
    if (canvas === null) return;
    const target = after.find((element) => element.id === changed && !element.isDeleted);
    canvas.updateScene({ elements: after, appState: { selectedElementIds: {} }, ...undoable });
    if (target !== undefined && !isWithin(target, viewOf(canvas))) canvas.scrollToContent(after.filter(({ isDeleted }) => !isDeleted), asAWhole);
  }

  async function carryOut(request: BoardRequest): Promise<void> {
    if (canvas === null) return;
    const now = canvas.getSceneElementsIncludingDeleted();
    const nameOf = (element: string): string => outline.components.find((one) => one.id === element)?.name ?? "the arrow";
    switch (request.kind) {
      case "add":
        apply(withShape(now, { kind: request.shape, label: request.label, view: viewOf(canvas) }));
        setSaid(`Added ${request.label}.`);
        return;
      case "connect":
        apply(withConnection(now, request));
        setSaid(`Connected ${nameOf(request.from)} to ${nameOf(request.to)}.`);
        return;
      case "rename":
        apply(withLabel(now, request));
        setSaid(request.label === "" ? `Took the label off ${nameOf(request.id)}.` : `Renamed ${nameOf(request.id)} to ${request.label}.`);
        close();
        return;
      case "remove":
        apply(without(now, request.id));
        setSaid(`Removed ${nameOf(request.id)}.`);
        close();
        return;
      case "save":
        await saveBoard(request.form, now, boardName(session));
        close();
        return;
    }
  }

  if (read.isError) {
    return (
      <div className={styles.failed}>
        <Failure title="The board could not be opened." error={read.error} kept="What was drawn is kept." onRetry={() => void read.refetch()} />
      </div>
    );
  }
  if (first === null) return <BoardSkeleton />;
  // Once it is over, the room says it.
  const trouble = session.status === "finished" ? null : standing.trouble;
  const told = trouble ?? refused;
  return (
    <div className={styles.board}>
      <BoardBar open={act?.kind ?? null} isReadOnly={isReadOnly} onAct={open} onHide={onHide} />
      <div className={styles.sheet}>
        {act === null ? null : <BoardFormPanel key={JSON.stringify(act)} act={act} outline={outline} onDo={(request) => void carryOut(request)} onClose={close} />}
        {told === null ? null : (
          <div className={styles.told}>
            <Notice
              title={told}
              actions={
                trouble === null ? (
                  <Button
                    size="small"
                    onClick={() => {
                      setRefused(null);
                    }}
                  >
                    Understood
                  </Button>
                ) : undefined
              }
            />
          </div>
        )}
        {isThere ? null : (
          <div className={styles.cover}>
            <BoardSkeleton />
          </div>
        )}
        <Canvas elements={first} isReadOnly={isReadOnly} isDark={isDark} onReady={setCanvas} onDrawn={onDrawn} onRefused={onRefused} />
      </div>
      <details className={styles.words} data-board-list>
        <summary className={styles.summary}>
          Board as a list
          <span className={styles.standing} data-figures>
            {isReadOnly && standing.where === "kept" ? (session.status === "paused" ? "Paused, to look at only" : "To look at only") : where[standing.where]}
          </span>
        </summary>
        <div className={styles.list}>
          <BoardList outline={outline} isReadOnly={isReadOnly} onAct={open} />
        </div>
      </details>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}

const where = { kept: "Board kept", keeping: "Keeping", here: "Kept in this browser only", nowhere: "Not kept: this browser has no room" } as const satisfies Record<Standing["where"], string>;

/** Hears what is drawn elsewhere; keeps what comes before the board is there to take it. */
function useHearing(drawings: Drawings, hear: ((drawing: Drawing) => void) | null): void {
  const early = useRef<Drawing[]>([]);
  const current = useRef(hear);
  useEffect(() => {
    current.current = hear;
    if (hear !== null) for (const drawing of early.current.splice(0)) hear(drawing);
  });
  useEffect(
    () =>
      drawings.listen((drawing) => {
        if (current.current === null) early.current.push(drawing);
        else current.current(drawing);
      }),
    [drawings],
  );
}

/** What is selected on the drawing, as far as it is one thing: a shape, not the lines that belong to its looks. */
function selectedOn(canvas: CanvasHandle | null): string | undefined {
  if (canvas === null) return undefined;
  const { selectedElementIds } = canvas.getAppState();
  const selected = canvas.getSceneElementsIncludingDeleted().filter(({ id, isDeleted }) => !isDeleted && selectedElementIds[id] === true);
  return (selected.find(({ customData }) => customData?.["shape"] !== undefined) ?? selected.find(({ type }) => type !== "line"))?.id;
}

/** Room for Excalidraw's own tools round the view, in pixels: above, beside, below. */
const tools = { above: 88, beside: 48, below: 88 } as const;

/** Everything in view, and clear of the tools as far as a small screen allows. */
const asAWhole = { fitToContent: true, animate: false, canvasOffsets: { top: tools.above / 2, right: tools.beside, bottom: tools.below / 2, left: tools.beside } } as const;

/** What is seen of the board, without what its tools cover. */
function viewOf(canvas: CanvasHandle): Box {
  const { scrollX, scrollY, width, height, zoom } = canvas.getAppState();
  const scale = zoom.value;
  return { x: tools.beside / scale - scrollX, y: tools.above / scale - scrollY, width: (width - 2 * tools.beside) / scale, height: (height - tools.above - tools.below) / scale };
}

const isWithin = (box: Box, view: Box): boolean => box.x >= view.x && box.y >= view.y && box.x + box.width <= view.x + view.width && box.y + box.height <= view.y + view.height;
