import type { ReactNode } from "react";
import type { Assessment, Evidence } from "#core/assessment/assessment";
import type { Reference, SessionView } from "#core/session/view";
import { levelValue } from "#core/words";
import { levelTitle } from "../parts/level-words";
import { PageHeading } from "../parts/page";
import { AltitudeScale } from "./altitude-scale";
import { Dimensions } from "./dimensions";
import { Export } from "./export";
import { Obligations } from "./obligations";
import { Quote } from "./quote";
import { Decisions, Mistakes, Moves, Numbers, Tips, TimeByPhase } from "./sections";
import { Transcript } from "./transcript";
import styles from "./report.module.css";

export type Told = { readonly session: SessionView; readonly assessment: Assessment; readonly reference: Reference };

const barWords = { below: "clearly below", close: "close to", at: "at", above: "above" } as const satisfies Record<Assessment["overall"]["bar"], string>;

/** The whole report, from the headline to how it was computed. */
export function Report({ session, assessment, reference }: Told) {
  const { overall, moments, firstFix, evidence, target } = assessment;
  const { level, value, low, high } = overall.altitude;
  const quotes = new Map(evidence.map((piece) => [piece.id, piece]));
  const drill = reference.drills.find(({ title }) => title === assessment.tips[0]?.drillTitle);
  return (
    <div className={styles.report}>
      <header className={styles.headline}>
        <div className={styles.stack}>
          <p className={styles.soft}>{session.title} · {session.minutes} minutes · target {target}</p>
          <PageHeading title={`Report: ${session.title}`}>{overall.enough ? `${levelTitle[level]}: ${barWords[overall.bar]} the ${target} bar` : "Thin evidence"}</PageHeading>
          <p className={styles.summary}>{overall.summary}</p>
          {session.selfReading !== null && <p>{compared(session.selfReading.level, assessment)}</p>}
          <p className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>One session is one sample; the range says how sure this reading is.</p>
          <Export id={session.id} scenario={session.scenario} />
        </div>
        <AltitudeScale target={target} value={value} low={low} high={high} isEnough={overall.enough} self={session.selfReading?.level ?? null} />
      </header>
      {moments.length > 0 && (
        <Section title="What decided it">
          <ol className={styles.moments}>
            {moments.map((moment) => <Moment key={`${moment.evidence} ${moment.dimension}`} piece={quotes.get(moment.evidence)} why={moment.why} />)}
          </ol>
        </Section>
      )}
      {firstFix !== null && (
        <Section title="The one thing to fix first">
          <div className={styles.fix}>
            <p>{firstFix.text}</p>
            {drill !== undefined && <p className={styles.soft}>Drill, {drill.minutes} minutes: {drill.exercise}</p>}
          </div>
        </Section>
      )}
      <Section title="Dimensions"><Dimensions assessment={assessment} reference={reference} quotes={quotes} /></Section>
      <Section title="Transcript"><Transcript session={session} assessment={assessment} reference={reference} /></Section>
      <Section title="What you named and how far you took it"><Obligations obligations={assessment.obligations} quotes={quotes} /></Section>
      <Decisions decisions={assessment.decisions} quotes={quotes} />
      <Numbers checks={assessment.arithmetic} />
      <TimeByPhase session={session} />
      <Mistakes mistakes={assessment.mistakes} quotes={quotes} />
      <Moves moves={assessment.strongerMoves} />
      <Tips tips={assessment.tips} reference={reference} />
      <Section title="How this was computed">
        <p className={styles.soft}>By the built-in reader, from the words above and nothing else, under content {assessment.content}. The same words give the same report. What the round gave no chance to show is not counted against you.</p>
      </Section>
    </div>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, "-");
  return (
    <section className={styles.stack} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Moment({ piece, why }: { readonly piece: Evidence | undefined; readonly why: string }) {
  if (piece === undefined) return null;
  return <li data-polarity={piece.polarity}><Quote piece={piece} /><p className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>{why}</p></li>;
}

function compared(self: keyof typeof levelValue, { overall }: Assessment): string {
  const said = `You said ${self}`;
  if (!overall.enough) return `${said}; too little was heard to agree or disagree.`;
  const { low, high } = overall.altitude;
  if (levelValue[self] > high + 0.25) return `${said}, and it read lower. What decided it shows where.`;
  if (levelValue[self] < low - 0.25) return `${said}, and it read higher than you thought.`;
  return `${said}, and the reading agrees.`;
}
