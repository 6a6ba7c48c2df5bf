import styles from "./settings-page.module.css";

/** What a language model does here and what it does not, before anybody connects one. */
export function ModelFacts() {
  return (
    <>
      <p>Altitude is complete without one. With one, in interviews for which you choose it:</p>
      <ul className={styles.points}>
        <li>It words the interviewer’s next question, among the few that Altitude found worth asking.</li>
        <li>It points at words of yours that Altitude may have missed. Each quote is checked; what cannot be confirmed is marked.</li>
        <li>It sets no number, and neither levels nor ranges come from it. When it is slow, wrong or gone, the built-in interviewer goes on at once.</li>
        <li>It is sent the scenario, the questions and your answers of that interview, and nothing else.</li>
      </ul>
    </>
  );
}
