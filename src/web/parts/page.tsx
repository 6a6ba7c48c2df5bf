import { useEffect, useRef, type ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./page.module.css";

type Props = {
  /** What stands in the heading and, with the product's name, in the title of the window. */
  readonly title: string;
  /** Where the heading says more than the window's title should. */
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Takes more of a wide screen: for pages that show several things side by side. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
};

/** A page of the app: its heading, which takes the focus when one arrives from another page, and its content. */
export function Page({ title, heading, lead, actions, wide = false, children }: Props) {
  return (
    <div className={classNames(styles.page, wide && styles.wide)}>
      <header className={styles.header}>
        <div>
          <PageHeading title={title}>{heading ?? title}</PageHeading>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Whether a page was drawn before: on the first one the focus stays where the browser put it. */
let hasArrived = false;

/** The heading of a page without its frame. */
export function PageHeading({ title, children, className }: { readonly title: string; readonly children: ReactNode; readonly className?: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasArrived) heading.current?.focus({ preventScroll: true });
    hasArrived = true;
  }, []);
  useEffect(() => {
    document.title = `${title} · Altitude`;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
