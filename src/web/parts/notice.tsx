import { CircleAlert, CloudOff, Info } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./notice.module.css";

const icons = { info: Info, lost: CloudOff, failed: CircleAlert } as const;

type Props = {
  readonly tone?: keyof typeof icons;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** Something the page has to say. A failed one says what is kept and what to do. */
export function Notice({ tone = "info", title, children, actions }: Props) {
  const Icon = icons[tone];
  return (
    <div className={classNames(styles.notice, styles[tone])} role={tone === "failed" ? "alert" : "status"}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
