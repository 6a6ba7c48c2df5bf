import type { Band as BandId } from "#core/words";
import { classNames } from "./class-names";
import { bandTitle } from "./level-words";
import styles from "./band.module.css";

type Props = { readonly band: BandId | null; readonly thin?: boolean };

/** A band by its name. Nothing observed, and too little to go by, are said as such: neither is a low reading. */
export function Band({ band, thin = false }: Props) {
  const text = thin ? "Thin evidence" : band === null ? "Not observed" : bandTitle[band];
  return <span className={classNames(styles.band, (thin || band === null) && styles.unsure)}>{text}</span>;
}
