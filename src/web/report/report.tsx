import { useLayoutEffect, useMemo, useState } from "react";
import { Altitudes } from "./altitudes";
import { AltitudeMoments } from "./moments";
import { Announcement, type Announced } from "./announcement";
import { AssistedReading } from "./assisted";
import { BoardNotes } from "./board-notes";
import { Contents } from "./contents";
import { Decisions } from "./decisions";
import { Dimensions } from "./dimensions";
import { FixFirst } from "./fix-first";
import { Headline } from "./headline";
import { HearingProvider } from "./hear-it";
import { Mistakes } from "./mistakes";
import { Numbers } from "./numbers";
import { Obligations } from "./obligations";
import { Provenance } from "./provenance";
import { Section } from "./section";
import { StrongerMoves } from "./stronger-moves";
import { TimeByPhase } from "./time-by-phase";
import { Tips } from "./tips";
import { quotesOf, type Told } from "./told";
import { Transcript } from "./transcript";
import { Unclear } from "./unclear";
import styles from "./report.module.css";

/** The whole report, from the headline to how it was computed. What there is nothing to say about is left out. */
export function Report({ onAskSelf, ...told }: Told & { readonly onAskSelf: () => void }) {
  const { session, assessment, reference } = told;
  const quotes = useMemo(() => quotesOf(assessment), [assessment]);
  const [announced, setAnnounced] = useState<Announced | null>(null);
  useLayoutEffect(goToFragment, []);
  const { moments, firstFix, obligations, decisions, arithmetic, mistakes, statements, strongerMoves, tips, unclear } = assessment;

  const parts = [
    { id: "decided", title: "What decided it", isThere: moments.length > 0, body: <AltitudeMoments moments={moments} quotes={quotes} /> },
    { id: "fix", title: "The one thing to fix first", isThere: firstFix !== null, body: <FixFirst told={told} quotes={quotes} /> },
    { id: "dimensions", title: "Dimensions", isThere: true, body: <Dimensions assessment={assessment} reference={reference} quotes={quotes} /> },
    { id: "altitudes", title: "Altitude, sentence by sentence", isThere: statements.length > 0, body: <Altitudes statements={statements} target={assessment.target} /> },
    { id: "transcript", title: "Transcript", isThere: true, body: <Transcript told={told} onAnnounce={setAnnounced} /> },
    { id: "named", title: "What you named and how far you took it", isThere: obligations.length > 0, body: <Obligations obligations={obligations} quotes={quotes} /> },
    { id: "decisions", title: "Decisions", isThere: decisions.length > 0, body: <Decisions decisions={decisions} quotes={quotes} /> },
    { id: "numbers", title: "Numbers checked", isThere: arithmetic.length > 0, body: <Numbers checks={arithmetic} /> },
    { id: "board", title: "Your board", isThere: session.drawn > 0, body: <BoardNotes session={session} /> },
    { id: "time", title: "Time by phase", isThere: session.phases.length > 0, body: <TimeByPhase session={session} /> },
    { id: "mistakes", title: "Mistakes, each at its moment", isThere: mistakes.length > 0, body: <Mistakes mistakes={mistakes} quotes={quotes} /> },
    { id: "stronger", title: "Stronger moves", isThere: strongerMoves.length > 0, body: <StrongerMoves moves={strongerMoves} quotes={quotes} /> },
    { id: "practise", title: "What to practise next", isThere: tips.length > 0, body: <Tips tips={tips} quotes={quotes} reference={reference} /> },
    { id: "model", title: "What the language model heard", isThere: assessment.assisted !== undefined || (session.model?.unread ?? 0) > 0, body: <AssistedReading told={told} quotes={quotes} onAnnounce={setAnnounced} /> },
    { id: "unclear", title: "What I could not tell", isThere: unclear.length > 0, body: <Unclear places={unclear} /> },
    { id: "computed", title: "How this was computed", isThere: true, body: <Provenance session={session} assessment={assessment} /> },
  ].filter(({ isThere }) => isThere);

  return (
    <HearingProvider session={session}>
      <div className={styles.report}>
        <Headline told={told} onAskSelf={onAskSelf} />
        <div className={styles.columns}>
          <Contents parts={parts} />
          <div className={styles.parts}>
            {parts.map(({ id, title, body }) => (
              <Section key={id} id={id} title={title}>
                {body}
              </Section>
            ))}
          </div>
        </div>
        <Announcement told={told} announced={announced} onAnnounce={setAnnounced} />
      </div>
    </HearingProvider>
  );
}

/** When the page arrived with a fragment, what it names was not there yet. */
function goToFragment(): void {
  if (location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
