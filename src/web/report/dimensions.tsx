import type { Assessment, DimensionReading, Evidence } from "#core/assessment/assessment";
import type { Reference } from "#core/session/view";
import { useId } from "react";
import { Band } from "../parts/band";
import { classNames } from "../parts/class-names";
import { levelTitle } from "../parts/level-words";
import type { Level, Target } from "#core/words";
import { AltitudeScale } from "./altitude-scale";
import { rangeOf } from "./compare";
import { Fold, ShortList } from "./fold";
import { Quote, Sign } from "./quote";
import { piecesOf, type Quotes } from "./told";
import styles from "./dimensions.module.css";

type Props = { readonly assessment: Assessment; readonly reference: Reference; readonly quotes: Quotes };

/** The six dimensions; what the round gave no chance to show comes last and is drawn as such. */
export function Dimensions({ assessment, reference, quotes }: Props) {
  const { dimensions, target } = assessment;
  const inOrder = [...dimensions.filter(({ band }) => band !== null), ...dimensions.filter(({ band }) => band === null)];
  return (
    <div className={styles.dimensions}>
      {inOrder.map((dimension) => (
        <DimensionCard key={dimension.id} dimension={dimension} target={target} reference={reference} quotes={quotes} />
      ))}
    </div>
  );
}

type CardProps = { readonly dimension: DimensionReading; readonly target: Target; readonly reference: Reference; readonly quotes: Quotes };

const mostQuotes = 3;

/** One dimension: its band and range, why, the quotes for and against, and what was missing. */
export function DimensionCard({ dimension, target, reference, quotes }: CardProps) {
  const heading = useId();
  const { band, value, low, high, thin, missing, why } = dimension;
  const rubric = reference.dimensions.find(({ id }) => id === dimension.id);
  const range = rangeOf(dimension);
  const reading = value === null || low === null || high === null ? null : { value, low, high, isSure: !thin };
  const unheard = missing.map((id) => reference.signals.find((signal) => signal.id === id)?.missing ?? id);
  return (
    <section className={styles.dimension} aria-labelledby={heading}>
      <div className={styles.head}>
        <AltitudeScale target={target} reading={reading} size="small" />
        <div>
          <h3 id={heading}>{rubric?.title ?? dimension.id}</h3>
          <p className={styles.band}>
            <Band band={band} />
            {range === null ? null : <span className={styles.range}>{thin ? `thin evidence, ${range.toLowerCase()}` : `range: ${range.toLowerCase()}`}</span>}
          </p>
        </div>
      </div>
      <div className={styles.body}>
        <p className={classNames(band === null && styles.muted)}>{band === null ? `Not observed in this round. ${why}` : why}</p>
        <Pieces pieces={piecesOf(dimension.evidence, quotes)} noun="quotes for you" />
        <Pieces pieces={piecesOf(dimension.against, quotes)} noun="quotes against" />
        {band === null || unheard.length === 0 ? null : <p className={styles.missing}>Not heard: {unheard.join("; ")}.</p>}
        {rubric === undefined ? null : (
          <Fold title={`What each level looks like in ${rubric.title.toLowerCase()}`}>
            <p className={styles.about}>{rubric.about}</p>
            <dl className={styles.levels}>
              {(["staff", "senior", "mid", "junior"] as const satisfies readonly Level[]).map((level) => (
                <div key={level} className={classNames(styles.level, level === target && styles.aimed)}>
                  <dt>
                    {levelTitle[level]}
                    {level === target ? <span className={styles.target}> target</span> : null}
                  </dt>
                  <dd>{rubric.levels[level]}</dd>
                </div>
              ))}
            </dl>
          </Fold>
        )}
      </div>
    </section>
  );
}

function Pieces({ pieces, noun }: { readonly pieces: readonly Evidence[]; readonly noun: string }) {
  if (pieces.length === 0) return null;
  return (
    <div>
      <ShortList items={pieces} most={mostQuotes} noun={noun} className={styles.quotes}>
        {(piece) => (
          <li key={piece.id} className={styles.quote}>
            <Sign polarity={piece.polarity} /> <Quote piece={piece} />
          </li>
        )}
      </ShortList>
    </div>
  );
}
