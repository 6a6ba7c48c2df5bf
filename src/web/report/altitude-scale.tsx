import { classNames } from "../parts/class-names";
import { levelTitle, rangeInWords } from "../parts/level-words";
import type { Level, Target } from "#core/words";
import { levelValue } from "../parts/level-value";
import styles from "./altitude-scale.module.css";

/** What was read: values from 1 (junior) to 4 (staff). `isSure` is false where the evidence was thin: only the range is drawn then. */
export type ScaleReading = { readonly value: number; readonly low: number; readonly high: number; readonly isSure: boolean };

type Props = {
  readonly target: Target;
  /** Null where nothing was observed. */
  readonly reading: ScaleReading | null;
  /** Where the person put themselves. */
  readonly self?: Level | null;
  readonly size?: "large" | "small";
};

/** The one motif: four levels on a vertical scale, the target as a line on it, what was read as a band with its range. */
export function AltitudeScale({ target, reading, self = null, size = "large" }: Props) {
  const label = inWords({ target, reading, self });
  return size === "small" ? <Small target={target} reading={reading} label={label} /> : <Large target={target} reading={reading} self={self} label={label} />;
}

/** The same in words, for those who do not see it. */
function inWords({ target, reading, self }: { readonly target: Target; readonly reading: ScaleReading | null; readonly self: Level | null }): string {
  const read = reading === null ? "Nothing was observed" : reading.isSure ? `Read as ${rangeInWords(reading).toLowerCase()}` : `Thin evidence: anything from ${rangeInWords(reading).toLowerCase()}`;
  return `Altitude scale, junior to staff. ${read}. The target is ${target}.${self === null ? "" : ` Your own reading was ${self}.`}`;
}

const levels = ["staff", "senior", "mid", "junior"] as const satisfies readonly Level[];

/* The large one: levels at the left of the axis, the reading on it, names at the right. Units of the drawing. */
const axis = 72;
const first = 26;
const step = 62;
const yOf = (value: number): number => first + (4 - value) * step;
const nameGap = 19;

function Large({ target, reading, self, label }: { readonly target: Target; readonly reading: ScaleReading | null; readonly self: Level | null; readonly label: string }) {
  const names = spread([
    { kind: "target", y: yOf(levelValue[target]), text: "target" },
    ...(reading === null ? [] : [{ kind: "reading", y: yOf(reading.isSure ? reading.value : (reading.low + reading.high) / 2), text: reading.isSure ? "reading" : "range" }]),
    ...(self === null ? [] : [{ kind: "self", y: yOf(levelValue[self]), text: "you" }]),
  ]);
  return (
    <svg className={styles.large} viewBox="0 0 256 238" role="img" aria-label={label}>
      {levels.map((level) => (
        <g key={level}>
          <line x1={axis} x2={164} y1={yOf(levelValue[level])} y2={yOf(levelValue[level])} className={styles.rule} />
          <text x={axis - 14} y={yOf(levelValue[level]) + 5} textAnchor="end" className={classNames(styles.level, level === target && styles.aimed)}>
            {levelTitle[level]}
          </text>
          <line x1={axis - 6} x2={axis} y1={yOf(levelValue[level])} y2={yOf(levelValue[level])} className={styles.axis} />
        </g>
      ))}
      <line x1={axis} x2={axis} y1={first - 14} y2={yOf(1) + 14} className={styles.axis} />
      {reading === null ? null : <Band reading={reading} x={axis + 16} width={44} yOf={yOf} radius={5} />}
      <line x1={axis - 6} x2={164} y1={yOf(levelValue[target])} y2={yOf(levelValue[target])} className={styles.target} />
      {self === null ? null : <path d={`M${String(axis + 74)} ${String(yOf(levelValue[self]))}l9 -6v12z`} className={styles.self} />}
      {names.map(({ kind, y, at, text }) => (
        <g key={kind}>
          <path d={`M166 ${String(y)}L174 ${String(at)}`} className={styles.leader} />
          <text x={179} y={at + 4.5} className={classNames(styles.name, kind === "reading" && styles.read)}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

/* The small one: 1.5 by 3.5 lines of text; its words stand beside it on the page. */
const smallY = (value: number): number => 5 + (4 - value) * 15;

function Small({ target, reading, label }: { readonly target: Target; readonly reading: ScaleReading | null; readonly label: string }) {
  return (
    <svg className={styles.small} viewBox="0 0 32 55" role="img" aria-label={label}>
      <line x1={4} x2={4} y1={2} y2={53} className={styles.axis} />
      {levels.map((level) => (
        <line key={level} x1={1} x2={4} y1={smallY(levelValue[level])} y2={smallY(levelValue[level])} className={styles.axis} />
      ))}
      {reading === null ? <rect x={10} y={5} width={12} height={45} rx={3} className={styles.nothing} /> : <Band reading={reading} x={10} width={12} yOf={smallY} radius={3} />}
      <line x1={1} x2={31} y1={smallY(levelValue[target])} y2={smallY(levelValue[target])} className={styles.target} />
    </svg>
  );
}

type BandProps = { readonly reading: ScaleReading; readonly x: number; readonly width: number; readonly yOf: (value: number) => number; readonly radius: number };

function Band({ reading: { value, low, high, isSure }, x, width, yOf: y, radius }: BandProps) {
  return (
    <>
      <rect x={x} width={width} y={y(high)} height={Math.max(4, y(low) - y(high))} rx={radius} className={isSure ? styles.range : styles.unsure} />
      {isSure ? <line x1={x} x2={x + width} y1={y(value)} y2={y(value)} className={styles.reading} /> : null}
    </>
  );
}

type Name = { readonly kind: string; readonly y: number; readonly text: string };

/** Moves names apart that would stand on each other: from the top down, each at least a line below the one before. */
function spread(names: readonly Name[]): readonly (Name & { readonly at: number })[] {
  const placed: (Name & { readonly at: number })[] = [];
  for (const name of [...names].sort((one, other) => one.y - other.y)) {
    placed.push({ ...name, at: Math.max(name.y, (placed.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + nameGap) });
  }
  return placed;
}
