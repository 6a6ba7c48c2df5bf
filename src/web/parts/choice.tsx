import { useId } from "react";
import { classNames } from "./class-names";
import styles from "./choice.module.css";

export type Option<T> = { readonly value: T; readonly title: string; readonly hint?: string; readonly isOff?: boolean };

type Props<T> = {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** The legend is read out only. */
  readonly quietLegend?: boolean;
};

/** One of a few, all in view: radio buttons drawn as one bar. The chosen one's hint stands below it. */
export function Choice<T extends string | number>({ legend, options, value, onChange, quietLegend = false }: Props<T>) {
  const name = useId();
  const hints = options.some(({ hint }) => hint !== undefined);
  return (
    <fieldset className={styles.choice}>
      <legend className={quietLegend ? "visually-hidden" : styles.legend}>{legend}</legend>
      <div className={styles.bar}>
        {options.map((option) => (
          <label key={option.value} className={classNames(styles.option, option.isOff === true && styles.off)}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.isOff === true}
              onChange={() => {
                onChange(option.value);
              }}
              {...(hints && option.value === value ? { "aria-describedby": `${name}-hint` } : {})}
            />
            <span>{option.title}</span>
          </label>
        ))}
      </div>
      {hints ? (
        <p className={styles.hint} id={`${name}-hint`}>
          {options.find((option) => option.value === value)?.hint}
        </p>
      ) : null}
    </fieldset>
  );
}
