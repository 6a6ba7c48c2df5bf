import { CircleCheck, CircleDashed, CircleX, LoaderCircle } from "lucide-react";
import type { TrialStep, TrialStepId } from "#core/connection/connection-view";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import styles from "./model.module.css";
import type { Trial } from "./use-trial";

const titles = {
  reachable: "Reachable",
  model: "The model is there",
  reply: "Replies in words",
  structured: "Fills in a form",
  "first-word": "Speed to the first word",
} as const satisfies Record<TrialStepId, string>;

const order = ["reachable", "model", "reply", "structured", "first-word"] as const satisfies readonly TrialStepId[];

type Mark = "works" | "fails" | "trying" | "waiting" | "not tried";

const icons = { works: CircleCheck, fails: CircleX, trying: LoaderCircle, waiting: CircleDashed, "not tried": CircleDashed } as const;

/** The steps of a test, each with what came of it, as they become known. The room for all of them is there from the start. */
export function ModelTrial({ trial: { steps, isRunning, hasRun, error, stop } }: { readonly trial: Trial }) {
  if (!isRunning && !hasRun) return null;
  if (error !== null) return <Failure title="The test could not be made." error={error} kept="What is connected stays so." />;
  return (
    <div className={styles.trial} aria-busy={isRunning}>
      <ol className={styles.steps} aria-label="Test">
        {order.map((id, index) => {
          const step = steps.find((known) => known.id === id);
          const mark = markOf(step, isRunning, index === steps.length);
          const Icon = icons[mark];
          return (
            <li key={id} data-mark={mark}>
              <Icon aria-hidden />
              <div>
                <p className={styles.stepTitle}>
                  {titles[id]}
                  <span className={styles.mark}>{mark}</span>
                </p>
                <p className={styles.says}>{step?.says ?? "\u00a0"}</p>
              </div>
            </li>
          );
        })}
      </ol>
      <div className={styles.verdict}>
        <p role="status">{isRunning ? "Testing." : verdict(steps)}</p>
        {isRunning ? (
          <Button size="small" onClick={stop}>
            Stop the test
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function markOf(step: TrialStep | undefined, isRunning: boolean, isNext: boolean): Mark {
  if (step !== undefined) return step.ok ? "works" : "fails";
  return !isRunning ? "not tried" : isNext ? "trying" : "waiting";
}

function verdict(steps: readonly TrialStep[]): string {
  const works = (id: TrialStepId): boolean => steps.some((step) => step.id === id && step.ok);
  if (!works("reply")) return "It cannot be used as it is.";
  return works("structured") ? "It can be used." : "It can be used to word questions, and not to read answers.";
}
