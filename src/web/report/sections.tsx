import type { Assessment, Evidence } from "#core/assessment/assessment";
import type { Reference, SessionView } from "#core/session/view";
import { Quote } from "./quote";
import { Section } from "./report";
import styles from "./report.module.css";

type Quotes = ReadonlyMap<string, Evidence>;

export function Decisions({ decisions, quotes }: { readonly decisions: Assessment["decisions"]; readonly quotes: Quotes }) {
  if (decisions.length === 0) return null;
  const cell = (id: string | null) => {
    const piece = id === null ? undefined : quotes.get(id);
    return piece === undefined ? <span className={styles.blank}>not said</span> : <Quote piece={piece} />;
  };
  return (
    <Section title="Decisions">
      <div className={styles.wide}>
        <table>
          <thead><tr><th scope="col">Choice</th><th scope="col">Reason</th><th scope="col">Price</th><th scope="col">Alternative</th></tr></thead>
          <tbody>
            {decisions.map(({ choice, reason, price, alternative }) => (
              <tr key={choice}><td>{cell(choice)}</td><td>{reason === choice ? "in the same words" : cell(reason)}</td><td>{cell(price)}</td><td>{cell(alternative)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const verdictWords = { right: "Right", rounded: "Rounded", wrong: "Off" } as const;

export function Numbers({ checks }: { readonly checks: Assessment["arithmetic"] }) {
  if (checks.length === 0) return null;
  return (
    <Section title="Numbers checked">
      <ul className={styles.plain}>
        {checks.map((check) => (
          <li key={`${String(check.turn)} ${String(check.start)}`}>
            <strong>{verdictWords[check.verdict]}</strong>{check.inheritedFrom === null ? "" : " from a figure that was off before"}: <a href={`#turn-${String(check.turn)}`}><q>{check.quote}</q></a>
            <p className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>{check.working}{check.diagnosis === null ? "" : `; ${check.diagnosis}`}. {check.used ? "It decided something." : "It decided nothing."}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function TimeByPhase({ session }: { readonly session: SessionView }) {
  const longest = Math.max(1, ...session.spent.map(({ ms }) => ms), ...session.phases.map(({ startMs, endMs }) => endMs - startMs));
  const minutes = (ms: number) => (ms / 60_000).toFixed(1);
  return (
    <Section title="Time by phase">
      <ul className={styles.plain}>
        {session.phases.map(({ id, title, startMs, endMs }) => {
          const ms = session.spent.find((one) => one.id === id)?.ms ?? 0;
          return (
            <li key={id} className={styles.phase}>
              <span>{title}</span>
              <span className={styles.bar} aria-hidden="true">
                <span className={styles.budget} style={{ width: `${String((100 * (endMs - startMs)) / longest)}%` }} />
                <span className={styles.spent} style={{ width: `${String((100 * ms) / longest)}%` }} />
              </span>
              <span className={`${styles.soft ?? ""} ${styles.small ?? ""}`}>{minutes(ms)} of {minutes(endMs - startMs)} min</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function Mistakes({ mistakes, quotes }: { readonly mistakes: Assessment["mistakes"]; readonly quotes: Quotes }) {
  if (mistakes.length === 0) return null;
  return (
    <Section title="Mistakes, each at its moment">
      <ul className={styles.plain}>
        {mistakes.map(({ id, title, why, advice, evidence }) => (
          <li key={id}>
            <h3>{title}</h3>
            <p>{why} {advice}</p>
            {evidence.slice(0, 2).flatMap((one) => quotes.get(one) ?? []).map((piece) => <p key={piece.id}><Quote piece={piece} /></p>)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Moves({ moves }: { readonly moves: Assessment["strongerMoves"] }) {
  if (moves.length === 0) return null;
  return (
    <Section title="Stronger moves">
      <ul className={styles.plain}>
        {moves.map((move) => (
          <li key={`${move.evidence} ${move.missing}`} className={styles.stack}>
            <p><a href={`#mark-${move.evidence}`}><q>{move.quote}</q></a></p>
            <p><strong>A senior answer goes on:</strong> {move.senior}</p>
            <p><strong>A staff answer goes on:</strong> {move.staff}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Tips({ tips, reference }: { readonly tips: Assessment["tips"]; readonly reference: Reference }) {
  if (tips.length === 0) return null;
  return (
    <Section title="What to practise next">
      <ul className={styles.plain}>
        {tips.map(({ text, drill, drillTitle }) => {
          const known = reference.drills.find(({ id }) => id === drill);
          return <li key={text}><p>{text}</p><details className={styles.small}><summary>Drill: {drillTitle}{known === undefined ? "" : `, ${String(known.minutes)} minutes`}</summary><p>{known?.exercise}</p><p className={styles.soft}>Good: {known?.good}</p></details></li>;
        })}
      </ul>
    </Section>
  );
}
