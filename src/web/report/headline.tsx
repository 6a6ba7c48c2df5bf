import { Link } from "@tanstack/react-router";
import { AudioLines, Play } from "lucide-react";
import { roundTitle, levelTitle, rangeInWords } from "../parts/level-words";
import { Button, buttonClass } from "../parts/button";
import { PageHeading } from "../parts/page";
import { minutesInWords, whenInWords } from "../parts/when";
import { RecordingRow } from "../recording/recording-row";
import { AltitudeScale } from "./altitude-scale";
import { barInWords, comparison } from "./compare";
import type { Told } from "./told";
import styles from "./headline.module.css";

/** The first screen: how it read against the target, on the scale and in one sentence, and beside it the person's own guess. */
export function Headline({ told: { session, assessment, reference }, onAskSelf }: { readonly told: Told; readonly onAskSelf: () => void }) {
  const { overall, target } = assessment;
  const { altitude, enough } = overall;
  const self = session.selfReading;
  return (
    <header className={styles.headline}>
      <div className={styles.words}>
        <p className={styles.meta}>
          {session.title} · {roundTitle[session.round]}, {minutesInWords(session.elapsedMs)} · {whenInWords(session.startedAt, session.now)}
        </p>
        <PageHeading title={`Report: ${session.title}`} className={styles.bar}>
          {barInWords(overall, target)}
        </PageHeading>
        <p className={styles.summary}>{overall.summary}</p>
        <dl className={styles.facts}>
          <div>
            <dt>Target</dt>
            <dd>{levelTitle[target]}</dd>
          </div>
          <div>
            <dt>Reading</dt>
            <dd>{enough ? levelTitle[altitude.level] : "None yet"}</dd>
          </div>
          <div>
            <dt>Range</dt>
            <dd>{rangeInWords(altitude)}</dd>
          </div>
        </dl>
        <p className={styles.sample}>One session is one sample{enough ? "" : ", and this one was short"}. The range says how much it leaves open.</p>
        <div className={styles.again}>
          <p className={styles.onward}>
            <Link to="/sessions/$id/replay" params={{ id: session.id }} className={buttonClass("quiet", "small")}>
              <Play aria-hidden />
              Replay
            </Link>
            <Link to="/delivery" search={{ session: session.id }} className={buttonClass("quiet", "small")}>
              <AudioLines aria-hidden />
              Delivery
            </Link>
          </p>
          <RecordingRow session={session.id} title={session.title} />
        </div>
        {self === null ? (
          <p className={styles.ask}>
            <Button size="small" onClick={onAskSelf}>
              Say how you think it went
            </Button>
          </p>
        ) : (
          <div className={styles.self}>
            <p>
              You said {self.level}. {comparison(self.level, assessment, reference)}
            </p>
            {self.wouldFix === "" ? null : (
              <p>
                You would fix: <q>{self.wouldFix}</q>
              </p>
            )}
          </div>
        )}
      </div>
      <figure className={styles.figure}>
        <AltitudeScale target={target} reading={{ value: altitude.value, low: altitude.low, high: altitude.high, isSure: enough }} self={self?.level ?? null} />
      </figure>
    </header>
  );
}
