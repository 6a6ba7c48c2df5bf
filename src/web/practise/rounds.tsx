import type { ScenarioSummary } from "#core/session/view";
import type { Round } from "#core/words";
import { roundTitle } from "../parts/level-words";
import { Button } from "../parts/button";
import type { Wish } from "../set-up/last-choice";
import styles from "./rounds.module.css";

/** What each kind of interview is about, in a sentence. */
const about = {
  "system-design": "Design something that has to work at its scale, say what each choice costs, and defend it when a constraint changes.",
  behavioural: "Tell what you did, decided and changed, and what came of it, to someone who asks for your own part.",
  coding: "Solve a problem aloud, and say what it costs and where it breaks.",
  "code-review": "Read a change and say what matters in it, and how much.",
  incident: "Find out what is wrong while it is going wrong.",
  reverse: "Ask the questions that tell you whether to join.",
  leadership: "Speak about people, direction and disagreement.",
} as const satisfies Record<Round, string>;

type Props = { readonly library: readonly ScenarioSummary[]; readonly onSetUp: (wish: Wish) => void };

/** The kinds of interview that there are scenarios for. */
export function Rounds({ library, onSetUp }: Props) {
  const rounds = [...new Set(library.map(({ round }) => round))];
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="rounds" className={styles.section}>
      <h2 id="rounds">Rounds</h2>
      <ul className={styles.rounds}>
        {rounds.map((round) => {
          const count = library.filter((entry) => entry.round === round).length;
          return (
            <li key={round} className={styles.round}>
              <h3>{roundTitle[round]}</h3>
              <p className={styles.about}>{about[round]}</p>
              <div className={styles.foot}>
                <span data-figures>{count === 1 ? "1 scenario" : `${String(count)} scenarios`}</span>
                <Button
                  size="small"
                  aria-label={`Set up a round: ${roundTitle[round]}`}
                  onClick={() => {
                    onSetUp({ round, scenario: null });
                  }}
                >
                  Set up
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
