import { X } from "lucide-react";
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { IconButton } from "./button";
import { classNames } from "./class-names";
import styles from "./dialog.module.css";
import { useScrolls } from "./use-scrolls";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Its buttons, the one that does it last. They stay in view when the content is long. */
  readonly actions?: ReactNode;
  /** A sheet is wider and, on a phone, comes from the bottom edge over the whole width; a wide one has room for two columns. */
  readonly kind?: "dialog" | "sheet" | "wide";
};

/** A native modal dialog, open for as long as it is drawn. Escape, the cross and a press outside close it. */
export function Dialog({ title, onClose, children, actions, kind = "dialog" }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(content);
  const heading = useId();
  // Closed while it still stands in the page: only then does the browser give the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    return () => {
      element.close();
    };
  }, []);
  return (
    // A press on the dialog itself is one outside its panel: the panel fills it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className={classNames(styles.dialog, kind !== "dialog" && styles.sheet, kind === "wide" && styles.wide)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.panel}>
        <div className={styles.header}>
          <h2 id={heading}>{title}</h2>
          <IconButton label="Close" icon={<X aria-hidden />} onClick={onClose} />
        </div>
        {/* What has to be scrolled takes the focus, so that the arrow keys scroll it. */}
        <div ref={content} className={styles.content} {...(scrolls ? { role: "region", "aria-labelledby": heading, tabIndex: 0 } : {})}>
          {children}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}
