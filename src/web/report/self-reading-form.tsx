import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Level } from "#core/words";
import { readSelf, sessionQuery } from "../api";
import { Button } from "../parts/button";
import { Choice } from "../parts/choice";
import { Failure } from "../parts/failure";
import { levelTitle } from "../parts/level-words";
import { Page } from "../parts/page";
import styles from "./report.module.css";

const levels = ["junior", "mid", "senior", "staff"] as const satisfies readonly Level[];
type Props = { readonly id: string; readonly title: string; readonly onSkip: () => void };

/** Before the report, once: how do you think it went? */
export function SelfReadingForm({ id, title, onSkip }: Props) {
  const [level, setLevel] = useState<Level | "">("");
  const [wouldFix, setWouldFix] = useState("");
  const area = useId();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (chosen: Level) => readSelf(id, { level: chosen, wouldFix }),
    onSuccess: (view) => queries.setQueryData(sessionQuery(id).queryKey, view),
  });
  const save = () => {
    if (level !== "") saving.mutate(level);
  };
  return (
    <Page title="How do you think it went?" lead={title}>
      <div className={styles.stack}>
        <Choice<Level | ""> legend="It read most like" value={level} onChange={setLevel} options={levels.map((value) => ({ value, title: levelTitle[value] }))} />
        <label htmlFor={area}>What would you fix?</label>
        <textarea id={area} className={styles.area} rows={3} maxLength={2000} value={wouldFix} onChange={(event) => setWouldFix(event.target.value)} />
        {saving.error === null ? null : <Failure title="Your reading could not be kept." error={saving.error} onRetry={save} />}
        <div className={styles.row}>
          <Button tone="primary" onClick={save} disabled={level === ""} busy={saving.isPending}>Show the report</Button>
          <Button tone="plain" onClick={onSkip}>Show it without</Button>
        </div>
      </div>
    </Page>
  );
}
