import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { ScenarioSummary } from "#core/session/view";
import { ApiProblem, suggestionQuery } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { levelTitle, pressureTitle, roundTitle } from "../parts/level-words";
import { Notice } from "../parts/notice";
import { Loading, Skeleton } from "../parts/skeleton";
import { firstChoice, lastChoice, rememberChoice, suggestedStart, type LastChoice, type Wish } from "../set-up/last-choice";
import { useStart } from "../set-up/use-start";
import { SittingCard } from "./sitting-card";
import styles from "./today.module.css";

type Props = {
  readonly library: readonly ScenarioSummary[];
  /** Whether it is the one thing to do on the page. */
  readonly isFirst: boolean;
  /** The set-up sheet lies over it. */
  readonly isCovered: boolean;
  readonly onSetUp: (wish: Wish) => void;
};

/** What to practise today and why, ready to start as the last interview was sat. */
export function Today({ library, isFirst, isCovered, onSetUp }: Props) {
  const suggestion = useQuery(suggestionQuery);
  const start = useStart();
  const [sitting, setSitting] = useState<LastChoice>(() => lastChoice() ?? firstChoice);
  // The sheet may have remembered another choice.
  const [wasCovered, setWasCovered] = useState(isCovered);
  if (wasCovered !== isCovered) {
    setWasCovered(isCovered);
    setSitting(lastChoice() ?? firstChoice);
  }

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
  const sit = (chosen: Partial<LastChoice>): void => {
    // What was not chosen before stays as it was suggested.
    const { minutes, target, pressure, way, interviewer } = request;
    const changed = { ...(lastChoice() ?? { ...firstChoice, minutes, target, pressure, way, interviewer }), ...chosen };
    setSitting(changed);
    rememberChoice(changed);
  };
  return (
    <section className={styles.today} aria-labelledby="today">
      <p className={styles.kicker}>Suggested today</p>
      <h2 id="today" className={styles.title}>
        {scenario?.title ?? suggestion.data.scenario}
      </h2>
      <p className={styles.why}>{suggestion.data.why}</p>
      {scenario === undefined ? null : <p className={styles.summary}>{scenario.summary}</p>}
      <div className={styles.sitting}>
        <SittingCard choice={sitting} isCovered={isCovered} onChange={sit}>
          <Button tone={isFirst ? "primary" : "quiet"} size="large" busy={start.isPending} onClick={begin}>
            {start.isPending ? "Starting the interview" : `Start a ${String(request.minutes)}-minute interview`}
          </Button>
        </SittingCard>
      </div>
      <div className={styles.foot}>
        <p className={styles.facts}>
          {roundTitle[request.round]} · read against {levelTitle[request.target].toLowerCase()} · {pressureTitle[request.pressure].toLowerCase()} interviewer · {sittingInWords(sitting)}{request.way === "coached" ? " · coached" : ""}
        </p>
        <Button
          tone="plain"
          icon={<SlidersHorizontal aria-hidden />}
          onClick={() => {
            onSetUp({ round: request.round, scenario: request.scenario ?? null });
          }}
        >
          Set it up first
        </Button>
      </div>
      {start.isError ? <Failure title="The interview did not start." error={start.error} onRetry={begin} /> : null}
    </section>
  );
}

const answerWords = { "hands-free": "by voice, hands-free", push: "by voice, push to talk", type: "by text" } as const satisfies Record<LastChoice["voice"], string>;

const sittingInWords = ({ voice, camera, record }: LastChoice): string => `${answerWords[voice]} · camera ${camera ? "on" : "off"} · ${record ? "recorded" : "nothing recorded"}`;
