import { ArrowLeft, Eye, EyeOff, ScrollText } from "lucide-react";
import { useState, type CSSProperties, type ReactNode } from "react";
import type { LiveSession } from "../api";
import { IconButton } from "../parts/button";
import { classNames } from "../parts/class-names";
import { levelTitle, roundTitle } from "../parts/level-words";
import { PageHeading } from "../parts/page";
import { clockOf, minutesInWords } from "../parts/when";
import { Brief } from "./brief";
import { phaseIndex, shareGone } from "./clock";
import styles from "./strip.module.css";

type Props = { readonly session: LiveSession; readonly elapsedMs: number; readonly onLeave: () => void; /** Whether it is recorded; null where it is not. */ readonly recording: ReactNode; readonly devices: ReactNode };

/** What it is about, the phases with their budgets, and how much time is left. The time can be hidden. */
export function Strip({ session, elapsedMs, onLeave, recording, devices }: Props) {
  const [isHidden, setHidden] = useState(false);
  const [isBriefShown, setBriefShown] = useState(false);
  const { status, title, budgetMs, phases } = session;
  const current = phaseIndex(session, elapsedMs);
  const leftMs = Math.max(0, budgetMs - elapsedMs);
  const isFinished = status === "finished";

  return (
    <header className={styles.strip}>
      <div className={styles.top}>
        <IconButton label={status === "open" ? "Leave; the clock stops" : "Leave"} icon={<ArrowLeft aria-hidden />} onClick={onLeave} />
        <div className={styles.about}>
          <PageHeading title={title} className={styles.title}>
            {title}
          </PageHeading>
          <p className={styles.facts}>
            {roundTitle[session.round]}, against {levelTitle[session.target].toLowerCase()}
            {session.way === "coached" ? ", coached" : ""}
          </p>
        </div>
        {recording === null ? null : <div className={styles.recording}>{recording}</div>}
        {isFinished ? null : devices}
        <IconButton
          label="The brief"
          icon={<ScrollText aria-hidden />}
          onClick={() => {
            setBriefShown(true);
          }}
        />
        {isFinished ? null : (
          <IconButton
            label={isHidden ? "Show the time" : "Hide the time"}
            icon={isHidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
            onClick={() => {
              setHidden(!isHidden);
            }}
          />
        )}
        {isFinished ? (
          <p className={styles.time}>Finished</p>
        ) : isHidden ? null : (
          <p className={classNames(styles.time, leftMs === 0 && styles.over)} role="timer" data-figures>
            {leftMs === 0 ? "Time is up" : `${clockOf(leftMs)} left`}
            {status === "paused" ? <span className={styles.state}>paused</span> : null}
          </p>
        )}
      </div>
      {isHidden || isFinished ? null : (
        <ol aria-label="Phases" className={styles.phases}>
          {phases.map((phase, index) => {
            const gone: CSSProperties = { width: `${String(Math.round(shareGone(phase, elapsedMs) * 1000) / 10)}%` };
            const length: CSSProperties = { flexGrow: phase.endMs - phase.startMs };
            return (
              <li key={phase.id} className={classNames(styles.phase, index === current && styles.current)} style={length} aria-current={index === current ? "step" : undefined}>
                <span className={styles.track}>
                  <span className={styles.gone} style={gone} />
                </span>
                <span className={styles.name}>
                  {phase.title}
                  <span className={styles.budget} data-figures>
                    {Math.round((phase.endMs - phase.startMs) / 60_000)} min
                  </span>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      <p role="status" className="visually-hidden">
        {isFinished ? "The interview is over." : `${phases[current]?.title ?? ""}. ${minutesInWords(Math.ceil((phases.slice(current).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)) / 60_000) * 60_000)} at most from here.`}
      </p>
      {isBriefShown ? (
        <Brief
          session={session}
          onClose={() => {
            setBriefShown(false);
          }}
        />
      ) : null}
    </header>
  );
}
