import { levelTitle } from "../parts/level-words";
import { levelValue, type Level, type Target } from "#core/words";
import styles from "./report.module.css";

const levels: readonly Level[] = ["staff", "senior", "mid", "junior"];
const height = 260;
const top = 24;
const left = 76;
const width = 240;

const yOf = (value: number): number => top + ((4 - value) / 3) * (height - 2 * top);

type Props = { readonly target: Target; readonly value: number; readonly low: number; readonly high: number; readonly isEnough: boolean; readonly self: Level | null };

/** The one motif: four levels, the target as a line, what was read as a band with its range. */
export function AltitudeScale({ target, value, low, high, isEnough, self }: Props) {
  const label = `Target ${target}. ${isEnough ? "Read" : "Thin evidence; could be anything"} from ${low.toFixed(1)} to ${high.toFixed(1)} on a scale of 1 junior to 4 staff${self === null ? "" : `; you said ${self}`}.`;
  return (
    <svg className={styles.scale} viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label}>
      <line x1={left} x2={left} y1={yOf(4)} y2={yOf(1)} className={styles.axis} />
      {levels.map((level) => (
        <g key={level}>
          <line x1={left - 6} x2={left} y1={yOf(levelValue[level])} y2={yOf(levelValue[level])} className={styles.axis} />
          <text x={left - 12} y={yOf(levelValue[level]) + 5} textAnchor="end" className={styles.tick}>{levelTitle[level]}</text>
        </g>
      ))}
      <rect x={left + 14} width={34} y={yOf(high)} height={Math.max(3, yOf(low) - yOf(high))} rx={4} className={styles.range} data-thin={!isEnough} />
      {isEnough && <line x1={left + 10} x2={left + 52} y1={yOf(value)} y2={yOf(value)} className={styles.reading} />}
      <line x1={left} x2={width - 62} y1={yOf(levelValue[target])} y2={yOf(levelValue[target])} className={styles.target} />
      <text x={width - 58} y={yOf(levelValue[target]) + 5} className={styles.tick}>target</text>
      {self !== null && <text x={left + 56} y={yOf(levelValue[self]) + (self === target ? 20 : 5)} className={styles.tick}>◂ you said</text>}
    </svg>
  );
}
