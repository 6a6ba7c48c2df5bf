import { Link } from "@tanstack/react-router";
import { buttonClass } from "../parts/button";
import { Drill } from "./drill";
import { Quote } from "./quote";
import type { Quotes, Told } from "./told";
import styles from "./fix-first.module.css";

/** The one thing whose mending would move the reading most, where it belongs, and the drill for it. */
export function FixFirst({ told: { assessment, reference }, quotes }: { readonly told: Told; readonly quotes: Quotes }) {
  const { firstFix, tips } = assessment;
  if (firstFix === null) return null;
  const beside = firstFix.evidence === null ? undefined : quotes.get(firstFix.evidence);
  const drill = reference.drills.find(({ id }) => id === tips.find(({ text }) => text === firstFix.text)?.drill);
  return (
    <div className={styles.fix}>
      <p className={styles.text}>{firstFix.text}</p>
      {beside === undefined ? null : (
        <p>
          For instance, right after <Quote piece={beside} />
        </p>
      )}
      {drill === undefined ? null : <Drill drill={drill} />}
      <p className={styles.action}>
        <Link to="/" className={buttonClass("primary")}>
          Practise again
        </Link>
      </p>
    </div>
  );
}
