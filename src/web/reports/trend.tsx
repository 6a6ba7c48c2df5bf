import { useId } from "react";
import type { SessionSummary } from "#core/session/view";
import type { Level } from "#core/words";
import { levelTitle, levelNear } from "../parts/level-words";
import { levelValue } from "../parts/level-value";
import styles from "./trend.module.css";

const fewest = 2;
const most = 12;
/** Room for so many is kept, so that the first two do not look like all there is. */
const fewestSlots = 6;

type Read = SessionSummary & { readonly altitude: NonNullable<SessionSummary["altitude"]> };

/** Readings over the last sessions, oldest first, each with its range, and beside it what the person had guessed. */
export function Trend({ sessions }: { readonly sessions: readonly SessionSummary[] }) {
  const heading = useId();
  const read = sessions.filter((session): session is Read => session.altitude?.enough === true).sort((one, other) => one.startedAt - other.startedAt).slice(-most);
  if (read.length < fewest) return null;
  return (
    <section className={styles.trend} aria-labelledby={heading}>
      <h2 id={heading}>Over time</h2>
      <p className={styles.words}>{inWords(read)}</p>
      <figure>
        <Plot read={read} label={`Readings of your last ${String(read.length)} interviews, oldest first: ${read.map(eachInWords).join("; ")}.`} />
        <figcaption className={styles.key}>
          <span className={styles.entry}>
            <span className={styles.band} aria-hidden="true" /> what was read, with its range
          </span>
          <span className={styles.entry}>
            <svg viewBox="0 0 12 12" className={styles.mark} aria-hidden="true">
              <path d="M1 1h10l-5 9z" className={styles.self} />
            </svg>
            what you guessed before you read it
          </span>
        </figcaption>
      </figure>
    </section>
  );
}

const eachInWords = ({ title, altitude, selfReading }: Read): string => `${title}, read as ${levelNear(altitude.value)}${selfReading === null ? "" : `, you said ${selfReading}`}`;

/** How far guess and reading lie apart, in a sentence; a level is "the same" within half of one. */
function inWords(read: readonly Read[]): string {
  const guesses = read.flatMap(({ altitude, selfReading }) => (selfReading === null ? [] : [levelValue[selfReading] - altitude.value]));
  const values = read.map(({ altitude }) => altitude.value);
  const [low, high] = [levelNear(Math.min(...values)), levelNear(Math.max(...values))];
  const spread = low === high ? `Your last ${String(read.length)} interviews read as ${low}.` : `Your last ${String(read.length)} interviews read from ${low} to ${high}.`;
  if (guesses.length === 0) return spread;
  const above = guesses.filter((gap) => gap > 0.5).length;
  const below = guesses.filter((gap) => gap < -0.5).length;
  const same = guesses.length - above - below;
  return `${spread} Your own guess was above the reading ${times(above)}, below it ${times(below)}, and about the same ${times(same)}.`;
}

const times = (count: number): string => (count === 0 ? "never" : count === 1 ? "once" : `${String(count)} times`);

const left = 64;
const step = 40;
const top = 14;
const rise = 40;
const levels = ["staff", "senior", "mid", "junior"] as const satisfies readonly Level[];
const yOf = (value: number): number => top + (4 - value) * rise;

function Plot({ read, label }: { readonly read: readonly Read[]; readonly label: string }) {
  const width = left + step * Math.max(fewestSlots, read.length);
  return (
    <svg className={styles.plot} viewBox={`0 0 ${String(width)} ${String(yOf(1) + 12)}`} role="img" aria-label={label}>
      {levels.map((level) => (
        <g key={level}>
          <line x1={left} x2={width} y1={yOf(levelValue[level])} y2={yOf(levelValue[level])} className={styles.rule} />
          <text x={left - 10} y={yOf(levelValue[level]) + 4.5} textAnchor="end" className={styles.level}>
            {levelTitle[level]}
          </text>
        </g>
      ))}
      {read.map(({ id, altitude: { value, low, high }, selfReading }, index) => {
        const x = left + step * index + 8;
        return (
          <g key={id}>
            <rect x={x} width={16} y={yOf(high)} height={Math.max(4, yOf(low) - yOf(high))} rx={3} className={styles.range} />
            <line x1={x} x2={x + 16} y1={yOf(value)} y2={yOf(value)} className={styles.reading} />
            {selfReading === null ? null : <path d={`M${String(x + 20)} ${String(yOf(levelValue[selfReading]) - 4)}h9l-4.5 8z`} className={styles.self} />}
          </g>
        );
      })}
    </svg>
  );
}
