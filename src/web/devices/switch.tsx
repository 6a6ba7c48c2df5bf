import { useId, type ReactNode } from "react";
import styles from "./switch.module.css";

type Props = { readonly label: string; readonly isOn: boolean; readonly onTurn: (isOn: boolean) => void; readonly icon?: ReactNode; readonly hint?: string; /** It cannot be turned. */ readonly isOff?: boolean };

/** Something that is on or off at once: a checkbox that is read out and drawn as a switch. */
export function Switch({ label, isOn, onTurn, icon, hint, isOff = false }: Props) {
  const id = useId();
  return (
    <label className={styles.switch}>
      {icon === undefined ? null : <span className={styles.icon}>{icon}</span>}
      <span className={styles.words}>
        <span id={id}>{label}</span>
        {hint === undefined ? null : (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
      <span className={styles.state} aria-hidden>
        {isOn ? "On" : "Off"}
      </span>
      <input
        type="checkbox"
        role="switch"
        className={styles.box}
        checked={isOn}
        disabled={isOff}
        aria-labelledby={id}
        {...(hint === undefined ? {} : { "aria-describedby": `${id}-hint` })}
        onChange={(event) => {
          onTurn(event.target.checked);
        }}
      />
    </label>
  );
}
