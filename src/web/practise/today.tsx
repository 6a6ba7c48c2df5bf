import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import type { ScenarioSummary } from "#core/session/view";
import { ApiProblem, suggestionQuery } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { levelTitle, pressureTitle, roundTitle } from "../parts/level-words";
import { Notice } from "../parts/notice";
import { Loading, Skeleton } from "../parts/skeleton";
import { firstChoice, lastChoice, suggestedStart, type LastChoice, type Wish } from "../set-up/last-choice";
import { useStart } from "../set-up/use-start";
import styles from "./today.module.css";

type Props = {
  readonly library: readonly ScenarioSummary[];
  /** Whether it is the one thing to do on the page. */
  readonly isFirst: boolean;
  readonly onSetUp: (wish: Wish) => void;
};

/** What to practise today and why, ready to start. */
export function Today({ library, isFirst, onSetUp }: Props) {
  const suggestion = useQuery(suggestionQuery);
  const start = useStart();

  if (suggestion.isPending) {
    return (
      <Loading label="Looking for today's suggestion">
        <Skeleton height="13rem" />
      </Loading>
    );
  }
  if (suggestion.isError) {
    if (suggestion.error instanceof ApiProblem && suggestion.error.code === "scenario-unknown") return <Notice title="There is nothing to practise yet.">The content holds no scenario. Add one under content/scenarios and start Altitude again.</Notice>;
    return (
      <Failure
        title="Today's suggestion could not be loaded."
        error={suggestion.error}
        kept="You can start from the library below."
        onRetry={() => {
          void suggestion.refetch();
        }}
      />
    );
  }

  const request = suggestedStart(suggestion.data, library);
  const scenario = library.find(({ id }) => id === request.scenario);
  const begin = (): void => {
    start.mutate(request);
  };
  return (
    <section className={styles.today} aria-labelledby="today">
      <p className={styles.kicker}>Suggested today</p>
      <h2 id="today" className={styles.title}>
        {scenario?.title ?? suggestion.data.scenario}
      </h2>
      <p className={styles.why}>{suggestion.data.why}</p>
      {scenario === undefined ? null : <p className={styles.summary}>{scenario.summary}</p>}
      <div className={styles.actions}>
        <Button tone={isFirst ? "primary" : "quiet"} size="large" busy={start.isPending} onClick={begin}>
          {start.isPending ? "Starting the interview" : `Start a ${String(request.minutes)}-minute interview`}
        </Button>
        <Button
          tone="plain"
          size="large"
          icon={<SlidersHorizontal aria-hidden />}
          onClick={() => {
            onSetUp({ round: request.round, scenario: request.scenario ?? null });
          }}
        >
          Set it up first
        </Button>
      </div>
      <p className={styles.facts}>
        {roundTitle[request.round]} · read against {levelTitle[request.target].toLowerCase()} · {pressureTitle[request.pressure].toLowerCase()} interviewer · {sittingInWords(lastChoice() ?? firstChoice)}{request.way === "coached" ? " · coached" : ""}
      </p>
      {start.isError ? <Failure title="The interview did not start." error={start.error} onRetry={begin} /> : null}
    </section>
  );
}

const sittingInWords = ({ voice, camera, record }: LastChoice): string => `${voice === "type" ? "by text" : "by voice"}${camera ? " · camera on" : ""}${record ? " · recorded" : ""}`;
