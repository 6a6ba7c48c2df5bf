import type { ArithmeticCheck } from "#core/assessment/assessment";
import { QuoteIn } from "./quote";
import styles from "./numbers.module.css";
import report from "./report.module.css";

const verdictTitle = { right: "Right", rounded: "Rounded", wrong: "Does not follow" } as const satisfies Record<ArithmeticCheck["verdict"], string>;

/** Three figures say as much as anybody meant. */
const figures = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

const withUnit = (value: number, unit: string): string => `${figures.format(value)}${unit.startsWith("/") || unit === "" ? unit : ` ${unit}`}`;

/** Each figure said to follow from others, against what does follow. */
export function Numbers({ checks }: { readonly checks: readonly ArithmeticCheck[] }) {
  return (
    <ul className={report.list}>
      {checks.map((check) => (
        <li key={`${String(check.turn)} ${String(check.start)} ${String(check.end)}`} className={styles.check} data-verdict={check.verdict}>
          <p>
            <span className={styles.verdict}>{check.ask === undefined ? verdictTitle[check.verdict] : "Perhaps misheard"}</span> <QuoteIn place={check} quote={check.quote} />
          </p>
          <p className={styles.working}>{check.working}</p>
          <dl className={styles.figures}>
            <div>
              <dt>You said</dt>
              <dd>{withUnit(check.stated, check.unit)}</dd>
            </div>
            <div>
              <dt>It comes to</dt>
              <dd>{withUnit(check.computed, check.unit)}</dd>
            </div>
          </dl>
          <Suspicion check={check} />
          <p className={report.small}>
            {check.inheritedFrom === null ? "" : `It builds on ${inherited(checks[check.inheritedFrom])}; the step itself is not held against you. `}
            {check.used ? "You decided something by it." : "Nothing was decided by it."}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What may have gone wrong: the question that a listener would ask where it was hardly the speaker. */
function Suspicion({ check: { ask, diagnosis } }: { readonly check: ArithmeticCheck }) {
  const text = ask ?? diagnosis;
  return text === null ? null : <p>{ask === undefined ? sentence(text) : text}</p>;
}

const inherited = (root: ArithmeticCheck | undefined): string => (root === undefined ? "an earlier figure that was off" : `the earlier figure of ${withUnit(root.stated, root.unit)}, which was off`);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
