import type { Assessment } from "#core/assessment/assessment";
import type { Level, Target } from "#core/words";
import { levelValue } from "../parts/level-value";
import { levelTitle } from "../parts/level-words";
import { QuoteIn } from "./quote";
import report from "./report.module.css";
import styles from "./altitudes.module.css";

type Statement = Assessment["statements"][number];

const levels = ["staff", "senior", "mid", "junior"] as const satisfies readonly Level[];

/* Units of the drawing. */
const width = 720;
const left = 88;
/** Between mid and senior. */
const middle = 2.5;
const yOf = (level: number): number => 16 + (4 - level) * 52;

/** How high each sentence stood, in the order in which they were said: the flight of the answer, and its highest and lowest sentences. */
export function Altitudes({ statements, target }: { readonly statements: readonly Statement[]; readonly target: Target }) {
  const ordered = [...statements].sort((one, other) => other.level - one.level);
  const highest = ordered.slice(0, Math.min(3, Math.ceil(ordered.length / 2)));
  const lowest = ordered.slice(highest.length).filter(({ level }) => level < middle).slice(-3).reverse();
  const xOf = (index: number): number => left + 16 + (statements.length === 1 ? 0 : (index * (width - left - 32)) / (statements.length - 1));
  return (
    <>
      <p>
        Each dot is one sentence, read by itself from its words. Filler and context stay near the middle and hardly count; the range in the headline says how sure the whole is.
      </p>
      <svg className={styles.plot} viewBox={`0 0 ${String(width)} 190`} role="img" aria-label={inWords(statements)}>
        {levels.map((level) => (
          <g key={level}>
            <line x1={left} x2={width} y1={yOf(levelValue[level])} y2={yOf(levelValue[level])} className={level === target ? styles.target : styles.rule} />
            <text x={left - 10} y={yOf(levelValue[level]) + 5} textAnchor="end" className={styles.level}>
              {levelTitle[level]}
            </text>
          </g>
        ))}
        <polyline points={statements.map(({ level }, index) => `${xOf(index).toFixed(1)},${yOf(level).toFixed(1)}`).join(" ")} className={styles.path} />
        {statements.map(({ turn, start, level, quote }, index) => (
          <circle key={`${String(turn)} ${String(start)}`} cx={xOf(index)} cy={yOf(level)} r={5} className={level >= middle ? styles.high : styles.low}>
            <title>{quote}</title>
          </circle>
        ))}
      </svg>
      <Legend statements={statements} target={target} />
      <h3>Highest</h3>
      <Sentences statements={highest} />
      {lowest.length === 0 ? null : (
        <>
          <h3>Lowest</h3>
          <Sentences statements={lowest} />
        </>
      )}
    </>
  );
}

/** What the marks mean, as far as there are any: each is told by its shape, besides its colour. */
function Legend({ statements, target }: { readonly statements: readonly Statement[]; readonly target: Target }) {
  const isHigh = ({ level }: Statement): boolean => level >= middle;
  return (
    <ul className={styles.legend} aria-label="Legend">
      {statements.some(isHigh) ? (
        <li>
          <svg viewBox="0 0 28 12" className={styles.sample} aria-hidden>
            <circle cx={14} cy={6} r={5} className={styles.high} />
          </svg>
          Reads as senior or staff
        </li>
      ) : null}
      {statements.every(isHigh) ? null : (
        <li>
          <svg viewBox="0 0 28 12" className={styles.sample} aria-hidden>
            <circle cx={14} cy={6} r={5} className={styles.low} />
          </svg>
          Reads as junior or mid
        </li>
      )}
      <li>
        <svg viewBox="0 0 28 12" className={styles.sample} aria-hidden>
          <line x1={0} x2={28} y1={6} y2={6} className={styles.target} />
        </svg>
        The target, {target}
      </li>
    </ul>
  );
}

function inWords(statements: readonly Statement[]): string {
  const high = statements.filter(({ level }) => level >= middle).length;
  return `Altitude of ${String(statements.length)} sentences in order, junior to staff: ${String(high)} in the upper half, ${String(statements.length - high)} in the lower.`;
}

function Sentences({ statements }: { readonly statements: readonly Statement[] }) {
  return (
    <ul className={report.list}>
      {statements.map(({ turn, start, end, quote, level, moved }) => (
        <li key={`${String(turn)} ${String(start)}`}>
          <p>
            <span className={styles.figure}>{level.toFixed(1)}</span> <QuoteIn place={{ turn, start, end }} quote={quote} />
          </p>
          {moved.length === 0 ? null : <p className={report.small}>Moved by “{moved.join("”, “")}”.</p>}
        </li>
      ))}
    </ul>
  );
}
