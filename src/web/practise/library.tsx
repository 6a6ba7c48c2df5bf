import { Search, Shuffle } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { ScenarioSummary, SessionSummary } from "#core/session/view";
import { areSingleKeysOn, isForSomethingElse } from "../keys/keys";
import { Button } from "../parts/button";
import { Check, Select } from "../parts/field";
import { levelTitle, roundTitle } from "../parts/level-words";
import type { Wish } from "../set-up/last-choice";
import styles from "./library.module.css";
import { everything, matching } from "./matching";
import { ScenarioRow } from "./scenario-row";

type Props = { readonly library: readonly ScenarioSummary[]; readonly sessions: readonly SessionSummary[]; readonly onSetUp: (wish: Wish) => void };

/** Everything that can be practised, to search and narrow down. */
export function Library({ library, sessions, onSetUp }: Props) {
  const [narrowing, setNarrowing] = useState(everything);
  const search = useSearchKey();
  const searchId = useId();
  if (library.length === 0) return null;

  const rounds = [...new Set(library.map(({ round }) => round))];
  const levels = (["junior", "mid", "senior", "staff"] as const).filter((level) => library.some((entry) => entry.levels.includes(level)));
  const topics = [...new Set(library.flatMap(({ tags }) => tags))].sort();
  const sat = new Set(sessions.filter(({ answers }) => answers > 0).map(({ scenario }) => scenario));
  const found = matching(library, narrowing, sat);
  const surprise = (): void => {
    const one = found[Math.floor(Math.random() * found.length)];
    if (one !== undefined) onSetUp({ round: one.round, scenario: one.id });
  };

  return (
    <section aria-labelledby="library" className={styles.library}>
      <div className={styles.head}>
        <h2 id="library">Scenarios</h2>
        <Button icon={<Shuffle aria-hidden />} disabled={found.length === 0} onClick={surprise}>
          Surprise me
        </Button>
      </div>
      <search className={styles.filters}>
        <div className={styles.search}>
          <label htmlFor={searchId} className={styles.label}>
            Search
          </label>
          <div className={styles.box}>
            <Search aria-hidden />
            <input
              id={searchId}
              ref={search}
              type="search"
              value={narrowing.words}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setNarrowing({ ...narrowing, words: event.target.value });
              }}
            />
          </div>
        </div>
        <Select
          label="Round"
          value={narrowing.round}
          onChange={(value) => {
            setNarrowing({ ...narrowing, round: rounds.find((round) => round === value) ?? "any" });
          }}
        >
          <option value="any">All</option>
          {rounds.map((round) => (
            <option key={round} value={round}>
              {roundTitle[round]}
            </option>
          ))}
        </Select>
        <Select
          label="Level"
          value={narrowing.level}
          onChange={(value) => {
            setNarrowing({ ...narrowing, level: levels.find((level) => level === value) ?? "any" });
          }}
        >
          <option value="any">All</option>
          {levels.map((level) => (
            <option key={level} value={level}>
              {levelTitle[level]}
            </option>
          ))}
        </Select>
        <Select
          label="Topic"
          value={narrowing.topic}
          onChange={(topic) => {
            setNarrowing({ ...narrowing, topic });
          }}
        >
          <option value="">All</option>
          {topics.map((topic) => (
            <option key={topic} value={topic}>
              {topic.replaceAll("-", " ")}
            </option>
          ))}
        </Select>
        <Check
          label="Not yet practised"
          checked={narrowing.isNew}
          onChange={(isNew) => {
            setNarrowing({ ...narrowing, isNew });
          }}
        />
      </search>
      <p role="status" className={styles.count} data-figures>
        {found.length === library.length ? `${String(library.length)} scenarios` : `${String(found.length)} of ${String(library.length)} scenarios`}
      </p>
      {found.length === 0 ? (
        <div className={styles.nothing}>
          <p>No scenario fits all of that.</p>
          <Button
            onClick={() => {
              setNarrowing(everything);
            }}
          >
            Show all scenarios
          </Button>
        </div>
      ) : (
        <ul className={styles.list}>
          {found.map((scenario) => (
            <ScenarioRow key={scenario.id} scenario={scenario} timesSat={sessions.filter((session) => session.scenario === scenario.id && session.answers > 0).length} onSetUp={onSetUp} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** `/` goes to the search. */
function useSearchKey() {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "/" || isForSomethingElse(event) || !areSingleKeysOn()) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
    };
  }, []);
  return search;
}
