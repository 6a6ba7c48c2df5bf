import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import { numberInWords, valueOf } from "./measure-words";
import styles from "./measure-plot.module.css";

const [width, height] = [320, 96];
const [left, right, top, bottom] = [44, 12, 10, 10];
/** Room for so many is kept, so that the first does not look like all there is. */
const fewestSlots = 6;

/** Two labels nearer than this would run into each other. */
const leastApart = 14;

type Props = { readonly measure: DeliveryMeasure; readonly sessions: readonly SessionDelivery[]; readonly chosen: string };

/** A measure over sessions, the oldest first: a dot each, the chosen one ringed, what is usual as a band. The table says the same. */
export function MeasurePlot({ measure: { id, title, usual }, sessions, chosen }: Props) {
  const dots = sessions.flatMap((delivery, slot) => {
    const value = valueOf(id, delivery);
    return value === null ? [] : [{ session: delivery.session, slot, value }];
  });
  const values = [...dots.map(({ value }) => value), ...(usual === null ? [] : [usual.low, usual.high])];
  const most = Math.max(...values, 1) * 1.1;
  const yOf = (value: number): number => top + (1 - value / most) * (height - top - bottom);
  const step = (width - left - right) / Math.max(fewestSlots, sessions.length);
  const marks = usual === null ? [Math.max(...values, 0)] : [usual.low, usual.high];
  const crowded = usual === null ? 0 : Math.max(0, leastApart - (yOf(usual.low) - yOf(usual.high))) / 2;
  return (
    <svg className={styles.plot} viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={`${title} over your last ${String(sessions.length)} sessions. The table below has the numbers.`}>
      {usual === null ? null : <rect x={left} width={width - left - right} y={yOf(usual.high)} height={Math.max(2, yOf(usual.low) - yOf(usual.high))} className={styles.usual} />}
      <line x1={left} x2={width - right} y1={yOf(0)} y2={yOf(0)} className={styles.rule} />
      {marks.map((mark) => (
        <text key={mark} x={left - 8} y={yOf(mark) + 4 + (mark === usual?.low ? crowded : -crowded)} textAnchor="end" className={styles.mark}>
          {numberInWords(id, mark)}
        </text>
      ))}
      {dots.map(({ session, slot, value }) => (
        <g key={session}>
          {session === chosen ? <circle cx={left + step * (slot + 0.5)} cy={yOf(value)} r={8} className={styles.ring} /> : null}
          <circle cx={left + step * (slot + 0.5)} cy={yOf(value)} r={4} className={styles.dot} />
        </g>
      ))}
    </svg>
  );
}
