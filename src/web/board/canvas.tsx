import { CaptureUpdateAction, convertToExcalidrawElements, Excalidraw, MainMenu, restoreElements } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import type { ExcalidrawImperativeAPI, ExcalidrawInitialDataState, ExcalidrawProps, UIOptions } from "@excalidraw/excalidraw/types";
import { memo, useCallback, useState } from "react";
import styles from "./canvas.module.css";
import type { Drawn } from "./drawn";
import { fontFamily, fontSize, shapeKinds, shapes, skeletonsOf } from "./shapes";

type Props = {
  readonly elements: readonly Drawn[];
  readonly isReadOnly: boolean;
  readonly isDark: boolean;
  readonly onReady: (canvas: CanvasHandle) => void;
  readonly onDrawn: (elements: readonly Drawn[]) => void;
  /** Something was pasted or dropped that a board does not take. */
  readonly onRefused: () => void;
};

/** What the rest of the board asks of the drawing. */
export type CanvasHandle = Pick<ExcalidrawImperativeAPI, "getAppState" | "getSceneElementsIncludingDeleted" | "scrollToContent" | "updateScene">;

/** What the person did here can be undone here; what came from elsewhere cannot. */
export const undoable = { captureUpdate: CaptureUpdateAction.IMMEDIATELY } as const;
export const notUndoable = { captureUpdate: CaptureUpdateAction.NEVER } as const;

/** Mends what an older version, or another program, drew otherwise. */
export const mended = (elements: readonly Drawn[]): readonly Drawn[] => restoreElements(elements, null);

/** Pictures and pages of others are not kept with a board, so they cannot be put on it. */
const refusedTypes: readonly string[] = ["image", "iframe", "embeddable", "magicframe"];

const options: Partial<UIOptions> = {
  canvasActions: { changeViewBackgroundColor: false, export: false, loadScene: false, saveAsImage: false, saveToActiveFile: false, toggleTheme: false },
  tools: { image: false },
};

const menu = (
  <MainMenu>
    <MainMenu.DefaultItems.SearchMenu />
    <MainMenu.DefaultItems.ClearCanvas />
  </MainMenu>
);

/** Excalidraw, without what asks for a network: no libraries of others, no embedded pages, no links out. */
export const Canvas = memo(function Canvas({ elements, isReadOnly, isDark, onReady, onDrawn, onRefused }: Props) {
  const [initial] = useState((): ExcalidrawInitialDataState => ({
    elements,
    appState: { currentItemFontFamily: fontFamily, currentItemFontSize: fontSize, currentItemRoughness: 0, currentItemStrokeWidth: 1, currentItemRoundness: "sharp", openSidebar: null },
    libraryItems: shapeKinds.map((kind) => ({ id: kind, status: "published" as const, created: 0, name: shapes[kind].title, elements: convertToExcalidrawElements(skeletonsOf({ kind, label: shapes[kind].title, x: 0, y: 0, id: kind, group: kind })) })),
    scrollToContent: true,
  }));
  const onPaste = useCallback<NonNullable<ExcalidrawProps["onPaste"]>>(
    (data, event) => {
      const isRefused = (event?.clipboardData?.files.length ?? 0) > 0 || (data.elements ?? []).some(({ type }) => refusedTypes.includes(type));
      if (isRefused) onRefused();
      return !isRefused;
    },
    [onRefused],
  );
  return (
    <div
      className={styles.canvas}
      onKeyDownCapture={(event) => {
        if (event.key !== "?" || (event.target instanceof HTMLElement && ["INPUT", "TEXTAREA"].includes(event.target.tagName))) return;
        // The keys of the app are shown, the board's among them, and not a help that leads out.
        event.stopPropagation();
        dispatchEvent(new KeyboardEvent("keydown", { key: "?" }));
      }}
      onDropCapture={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onRefused();
      }}
      onPasteCapture={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onRefused();
      }}
    >
      <Excalidraw
        initialData={initial}
        excalidrawAPI={onReady}
        onChange={onDrawn}
        onPaste={onPaste}
        onLinkOpen={stay}
        viewModeEnabled={isReadOnly}
        theme={isDark ? "dark" : "light"}
        langCode="en"
        UIOptions={options}
        aiEnabled={false}
        validateEmbeddable={false}
        handleKeyboardGlobally={false}
      >
        {menu}
      </Excalidraw>
    </div>
  );
});

const stay = (_: unknown, event: CustomEvent): void => {
  event.preventDefault();
};
