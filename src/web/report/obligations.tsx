import type { Obligation } from "#core/assessment/assessment";
import { stateTitle } from "#core/assessment/state-title";
import { Fold, ShortList } from "./fold";
import { Ladder } from "./ladder";
import { Quote } from "./quote";
import { piecesOf, type Quotes } from "./told";
import styles from "./obligations.module.css";

const mostTopics = 8;

type Topic = { readonly title: string; readonly questions: readonly Obligation[] };

/** What was named, each with the questions it left to answer and how far each was taken. What nobody asked stands apart. */
export function Obligations({ obligations, quotes }: { readonly obligations: readonly Obligation[]; readonly quotes: Quotes }) {
  const counted = obligations.filter(({ state }) => state !== "unasked");
  const unasked = obligations.filter(({ state }) => state === "unasked");
  return (
    <>
      {counted.length === 0 ? null : (
        <p className={styles.key}>
          <span>
            <Ladder state="named" /> named only
          </span>
          <span>
            <Ladder state="claimed" /> position taken
          </span>
          <span>
            <Ladder state="grounded" /> tied to this problem
          </span>
          <span>
            <Ladder state="defended" /> held under a probe
          </span>
        </p>
      )}
      <ShortList items={topicsOf(counted)} most={mostTopics} noun="things you named" className={styles.topics}>
        {({ title, questions }) => (
          <li key={title} className={styles.topic}>
            <h3>{title}</h3>
            <ul className={styles.questions}>
              {questions.map((question) => (
                <Question key={question.id} question={question} quotes={quotes} />
              ))}
            </ul>
          </li>
        )}
      </ShortList>
      {unasked.length === 0 ? null : (
        <div className={styles.unasked}>
          <h3>Not asked, not held against you</h3>
          <p className={styles.why}>There was no time or no cause to ask. A longer round would have come to them.</p>
          <Fold title={unasked.length === 1 ? "The one question" : `The ${String(unasked.length)} questions`}>
            <ul className={styles.topics}>
              {topicsOf(unasked).map(({ title, questions }) => (
                <li key={title}>
                  <p className={styles.title}>{title}</p>
                  <p className={styles.why}>{questions.map((question) => question.title).join("; ")}</p>
                </li>
              ))}
            </ul>
          </Fold>
        </div>
      )}
    </>
  );
}

function Question({ question: { title, state, asked, evidence }, quotes }: { readonly question: Obligation; readonly quotes: Quotes }) {
  const piece = piecesOf(evidence, quotes).at(-1);
  return (
    <li className={styles.question}>
      <Ladder state={state} />
      <div>
        <p className={styles.name}>{title}</p>
        <p className={styles.why}>
          {stateTitle[state]}
          {asked ? "; you were asked" : ""}
        </p>
      </div>
      <div>{piece === undefined ? null : <Quote piece={piece} />}</div>
    </li>
  );
}

/** By what they are about, the weightiest question of each first. */
function topicsOf(questions: readonly Obligation[]): readonly Topic[] {
  const byTitle = new Map<string, Obligation[]>();
  for (const question of questions) byTitle.set(question.topicTitle, [...(byTitle.get(question.topicTitle) ?? []), question]);
  return [...byTitle].map(([title, of]) => ({ title, questions: [...of].sort((one, other) => other.weight - one.weight) }));
}
