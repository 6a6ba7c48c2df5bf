import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { ScenarioSummary } from "#core/session/view";
import type { Minutes, Round } from "#core/words";
import { modelQuery, referenceQuery } from "../api";
import { Button } from "../parts/button";
import { Choice } from "../parts/choice";
import { Dialog } from "../parts/dialog";
import { Failure } from "../parts/failure";
import { Select } from "../parts/field";
import { levelTitle, roundTitle, targets } from "../parts/level-words";
import { RoomMediaProvider } from "../devices/room-media";
import { CompanyTitle } from "./company-title";
import { firstChoice, lastChoice, rememberChoice, type Wish } from "./last-choice";
import styles from "./set-up.module.css";
import { Sitting } from "./sitting";
import { useStart } from "./use-start";

type Props = { readonly wish: Wish; readonly library: readonly ScenarioSummary[]; readonly onClose: () => void };

const lengths = [15, 30, 45] as const satisfies readonly Minutes[];

const pressures = [
  { value: "warm", title: "Warm", hint: "Encouraging, and quick to help you on." },
  { value: "neutral", title: "Neutral", hint: "Polite, and gives nothing away." },
  { value: "tough", title: "Tough", hint: "Presses where an answer is thin." },
] as const;

const ways = [
  { value: "interview", title: "Interview", hint: "As it will be: no word on how you are doing until the end." },
  { value: "coached", title: "Coached", hint: "What is still open shows beside your answer, and you can ask for hints. They are counted." },
] as const;

/** Sets up one interview; the choices of the last one are chosen already. */
export function SetUp({ wish, library, onClose }: Props) {
  const [choice, setChoice] = useState(() => lastChoice() ?? firstChoice);
  const [round, setRound] = useState(wish.round);
  const [scenario, setScenario] = useState(wish.scenario ?? "");
  const reference = useQuery(referenceQuery);
  const connected = useQuery(modelQuery).data?.connected ?? null;
  const start = useStart();

  const rounds = [...new Set(library.map((entry) => entry.round))];
  const inRound = library.filter((entry) => entry.round === round);
  const offered = scenario === "" ? lengths : (inRound.find(({ id }) => id === scenario)?.minutes ?? lengths);
  const minutes = offered.includes(choice.minutes) ? choice.minutes : (offered[0] ?? 15);

  function begin(): void {
    rememberChoice({ ...choice, minutes });
    const { target, pressure, way, interviewer } = choice;
    // At random is decided here among those that run so long, so that it can never be refused.
    const fitting = inRound.filter((entry) => entry.minutes.includes(minutes));
    const chosen = scenario === "" ? fitting[Math.floor(Math.random() * fitting.length)]?.id : scenario;
    start.mutate({ round, minutes, target, pressure, way, interviewer, ...(chosen === undefined ? {} : { scenario: chosen }) });
  }

  return (
    <Dialog
      kind="wide"
      title="Set up an interview"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" busy={start.isPending} onClick={begin}>
            {start.isPending ? "Starting" : `Start, ${String(minutes)} minutes`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.columns}>
          <section className={styles.column} aria-label="The interview">
            <Choice<Round>
              legend="Round"
              value={round}
              options={rounds.map((value) => ({ value, title: roundTitle[value] }))}
              onChange={(chosen) => {
                setRound(chosen);
                setScenario("");
              }}
            />
            <Select label="Scenario" value={scenario} onChange={setScenario}>
              <option value="">Any of them, at random</option>
              {inRound.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
            <div className={styles.pair}>
              <Choice<Minutes>
                legend="Minutes"
                value={minutes}
                options={lengths.map((value) => ({ value, title: String(value), isOff: !offered.includes(value) }))}
                onChange={(chosen) => {
                  setChoice({ ...choice, minutes: chosen });
                }}
              />
              <Choice
                legend="Read against"
                value={choice.target}
                options={targets.map((value) => ({ value, title: levelTitle[value] }))}
                onChange={(target) => {
                  setChoice({ ...choice, target, company: "" });
                }}
              />
            </div>
            {reference.isSuccess && reference.data.ladders.length > 0 ? (
              <CompanyTitle
                ladders={reference.data.ladders}
                company={choice.company}
                target={choice.target}
                onChange={(chosen) => {
                  setChoice({ ...choice, ...chosen });
                }}
              />
            ) : null}
            <Choice
              legend="Way to sit it"
              value={choice.way}
              options={ways}
              onChange={(way) => {
                setChoice({ ...choice, way });
              }}
            />
            <Choice
              legend="Interviewer"
              value={choice.pressure}
              options={pressures}
              onChange={(pressure) => {
                setChoice({ ...choice, pressure });
              }}
            />
            {connected === null ? null : (
              <Choice
                legend="Who words the questions"
                value={choice.interviewer}
                options={[
                  { value: "model", title: connected.name, hint: connected.isLocal ? "A language model on this machine. It words the questions; it sets no reading." : `A language model. It words the questions and sets no reading; what you say goes to ${connected.goesTo}.` },
                  { value: "built-in", title: "Built in", hint: "At once, the same every time, and nothing leaves this machine." },
                ]}
                onChange={(interviewer) => {
                  setChoice({ ...choice, interviewer });
                }}
              />
            )}
          </section>
          <section className={styles.column} aria-label="You in the room">
            <RoomMediaProvider>
              <Sitting
                choice={choice}
                minutes={minutes}
                onChange={(chosen) => {
                  setChoice((before) => ({ ...before, ...chosen }));
                }}
              />
            </RoomMediaProvider>
          </section>
        </div>
        {start.isError ? <Failure title="The interview did not start." error={start.error} kept="Your choices are kept." onRetry={begin} /> : null}
      </div>
    </Dialog>
  );
}
