import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./button.module.css";

/** `primary` at most once on a page: the one thing to do. `plain` has no edge; `danger` erases. */
export type ButtonTone = "primary" | "quiet" | "plain" | "danger";

type Props = Omit<ComponentProps<"button">, "className"> & {
  readonly tone?: ButtonTone;
  readonly size?: "normal" | "small" | "large";
  readonly icon?: ReactNode;
  /** While it is at work it stays in place, takes no second press, and says so. */
  readonly busy?: boolean;
};

export function Button({ tone = "quiet", size = "normal", icon, busy = false, type = "button", children, onClick, ...rest }: Props) {
  return (
    <button {...rest} type={type} className={buttonClass(tone, size)} aria-disabled={busy || undefined} aria-busy={busy || undefined} onClick={busy ? undefined : onClick}>
      {icon}
      <span>{children}</span>
    </button>
  );
}

/** A button that shows an icon only; its name is read out and shown as a hint. */
export function IconButton({ label, icon, type = "button", ...rest }: Omit<ComponentProps<"button">, "className" | "children"> & { readonly label: string; readonly icon: ReactNode }) {
  return (
    <button {...rest} type={type} className={styles.icon} aria-label={label} title={label}>
      {icon}
    </button>
  );
}

/** For links that look like buttons. */
export const buttonClass = (tone: ButtonTone = "quiet", size: "normal" | "small" | "large" = "normal"): string => classNames(styles.button, styles[tone], size !== "normal" && styles[size]);
