import { useId, type HTMLAttributes } from "react";
import { classNames } from "./class-names";
import fields from "./field.module.css";
import styles from "./text-field.module.css";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Stands below it, for as long as nothing is wrong. */
  readonly hint?: string;
  /** What is wrong with it. */
  readonly error?: string | null;
  readonly autoComplete?: string;
};

/** A labelled line of text. */
export function TextField(props: Props) {
  return <Labelled {...props}>{(control) => <input {...control} type="text" className={fields.control} autoComplete={props.autoComplete ?? "off"} />}</Labelled>;
}

/** A labelled text of several lines. */
export function TextArea(props: Props) {
  return <Labelled {...props}>{(control) => <textarea {...control} rows={10} className={classNames(fields.control, styles.area)} />}</Labelled>;
}

type Control = Pick<HTMLAttributes<HTMLElement>, "id" | "aria-describedby" | "aria-invalid"> & { readonly value: string; readonly onChange: (event: { readonly target: { readonly value: string } }) => void };

function Labelled({ label, value, onChange, hint, error = null, children }: Props & { readonly children: (control: Control) => React.ReactNode }) {
  const id = useId();
  const told = error ?? hint;
  return (
    <div className={fields.field}>
      <label htmlFor={id} className={fields.label}>
        {label}
      </label>
      {children({
        id,
        value,
        onChange: ({ target }) => {
          onChange(target.value);
        },
        ...(told === undefined ? {} : { "aria-describedby": `${id}-told` }),
        ...(error === null ? {} : { "aria-invalid": true }),
      })}
      {told === undefined ? null : (
        <p id={`${id}-told`} className={error === null ? styles.hint : styles.error}>
          {told}
        </p>
      )}
    </div>
  );
}
