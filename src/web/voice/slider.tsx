import { useId } from "react";
import styles from "./voice-dialog.module.css";

type Props = { readonly label: string; readonly value: number; readonly least: number; readonly most: number; readonly step: number; /** The value in words. */ readonly shown: string; readonly onChange: (value: number) => void };

/** A labelled value between two bounds. */
export function Slider({ label, value, least, most, step, shown, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => {
          onChange(event.target.valueAsNumber);
        }}
      />
      <span className={styles.shown} data-figures aria-hidden>
        {shown}
      </span>
    </div>
  );
}
