import { useId, type ReactNode } from "react";
import styles from "./field.module.css";

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  /** The label is read out only. */
  readonly quietLabel?: boolean;
};

/** A labelled list to choose from. */
export function Select({ label, value, onChange, children, disabled = false, quietLabel = false }: SelectProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={quietLabel ? "visually-hidden" : styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.control}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {children}
      </select>
    </div>
  );
}

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What it is for, or what happens where it is left empty. */
  readonly hint?: string;
  readonly kind?: "text" | "url" | "password";
  readonly placeholder?: string;
  readonly required?: boolean;
};

/** A labelled line of text. What is typed as a password is shown to nobody and offered to no manager of passwords. */
export function TextField({ label, value, onChange, hint, kind = "text", placeholder, required = false }: TextProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type={kind}
        className={styles.control}
        value={value}
        placeholder={placeholder}
        required={required}
        autoComplete={kind === "password" ? "new-password" : "off"}
        autoCapitalize="off"
        spellCheck={false}
        {...(hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

type CheckProps = { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void };

/** A labelled box to tick. */
export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span>{label}</span>
    </label>
  );
}
