import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent } from "react";
import type { Level } from "#core/words";
import { readSelf, sessionQuery, sessionsQuery } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { levelTitle } from "../parts/level-words";
import { Page } from "../parts/page";
import styles from "./self-reading-form.module.css";

const levels = [
  { level: "staff", about: "You shaped the problem, and what came after you too." },
  { level: "senior", about: "You decided, and said what each choice cost." },
  { level: "mid", about: "You solved what was put before you." },
  { level: "junior", about: "You needed help to get going." },
] as const satisfies readonly { readonly level: Level; readonly about: string }[];

type Props = { readonly id: string; readonly title: string; readonly onSkip: () => void };

/** Before the report, once: a tap on the scale, and what one would fix. Guessing first is what trains the judgement. */
export function SelfReadingForm({ id, title, onSkip }: Props) {
  const [level, setLevel] = useState<Level | null>(null);
  const [wouldFix, setWouldFix] = useState("");
  const area = useId();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (chosen: Level) => readSelf(id, { level: chosen, wouldFix: wouldFix.trim() }),
    onSuccess: async (view) => {
      queries.setQueryData(sessionQuery(id).queryKey, view);
      await queries.invalidateQueries(sessionsQuery);
    },
  });
  const save = () => {
    if (level !== null) saving.mutate(level);
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <Page title="How do you think it went?" lead={`${title}. Say it before you read it: your guess stands beside the reading afterwards.`}>
      <div className={styles.form}>
        <fieldset className={styles.levels}>
          <legend className={styles.label}>It was most like the answers of someone at this level</legend>
          {levels.map(({ level: one, about }) => (
            <label key={one} className={styles.level}>
              <input
                type="radio"
                name="level"
                value={one}
                checked={level === one}
                aria-labelledby={`${area}-${one}`}
                aria-describedby={`${area}-${one}-about`}
                onChange={() => {
                  setLevel(one);
                }}
              />
              <span className={styles.name} id={`${area}-${one}`}>
                {levelTitle[one]}
              </span>
              <span className={styles.about} id={`${area}-${one}-about`}>
                {about}
              </span>
            </label>
          ))}
        </fieldset>
        <div className={styles.fix}>
          <label htmlFor={area} className={styles.label}>
            What would you fix?
          </label>
          <textarea
            id={area}
            className={styles.area}
            rows={3}
            maxLength={2000}
            value={wouldFix}
            onKeyDown={saveByKey}
            onChange={(event) => {
              setWouldFix(event.target.value);
            }}
          />
        </div>
        {saving.error === null ? null : <Failure title="Your own reading could not be kept." error={saving.error} onRetry={save} />}
        <div className={styles.actions}>
          <Button tone="primary" onClick={save} disabled={level === null} busy={saving.isPending}>
            Show the report
          </Button>
          <Button tone="plain" onClick={onSkip}>
            Skip this and read it
          </Button>
        </div>
      </div>
    </Page>
  );
}
