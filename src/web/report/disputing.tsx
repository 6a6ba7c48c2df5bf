import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Assessment, Evidence } from "#core/assessment/assessment";
import type { Reference } from "#core/session/view";
import { assessmentQuery, dispute, sessionQuery, sessionsQuery, withdrawDispute, type LiveSession } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import { bandTitle, levelTitle } from "../parts/level-words";
import type { Told } from "./report";
import styles from "./report.module.css";

const changedKey = (id: string) => ["changed", id] as const;

/** Reads the session again after a dispute, and says in words what that changed. */
function useReadAgain({ session, assessment, reference }: Told) {
  const queries = useQueryClient();
  return async (view: LiveSession) => {
    const after = await queries.fetchQuery(assessmentQuery(session.id, view.version));
    queries.setQueryData(changedKey(session.id), changes(assessment, after, reference));
    queries.setQueryData(sessionQuery(session.id).queryKey, view);
    await queries.invalidateQueries(sessionsQuery);
  };
}

/** "That is not what I meant", on one piece of evidence. */
export function DisputeForm(props: Told & { readonly piece: Evidence }) {
  const { session, piece } = props;
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const area = useId();
  const readAgain = useReadAgain(props);
  const { signal, turn, start, end } = piece;
  const disputing = useMutation({ mutationFn: () => dispute(session.id, { signal, turn, start, end, note }), onSuccess: readAgain });
  if (!isOpen) return <button type="button" className={styles.dispute} onClick={() => setOpen(true)}>That is not what I meant</button>;
  return (
    <div className={styles.stack}>
      <label htmlFor={area}>What did you mean? It may stay empty.</label>
      <textarea id={area} className={styles.area} rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      {disputing.error === null ? null : <Failure title="That could not be kept." error={disputing.error} />}
      <div className={styles.row}>
        <Button size="small" onClick={() => disputing.mutate()} busy={disputing.isPending}>Read it again without this</Button>
        <Button size="small" tone="plain" onClick={() => setOpen(false)}>Leave it</Button>
      </div>
    </div>
  );
}

/** What was disputed, with the way back, and what the second reading changed. */
export function Disputed(props: Told) {
  const { session } = props;
  const readAgain = useReadAgain(props);
  const changed = useQueryClient().getQueryData<string>(changedKey(session.id));
  const withdrawing = useMutation({ mutationFn: (one: LiveSession["disputes"][number]) => withdrawDispute(session.id, one), onSuccess: readAgain });
  return (
    <>
      <p role="status" className={changed === undefined ? "visually-hidden" : styles.changed}>{changed ?? ""}</p>
      {session.disputes.length === 0 ? null : (
        <div className={styles.stack}>
          <h3>Disputed by you</h3>
          <ul className={styles.disputes}>
            {session.disputes.map((one) => (
              <li key={`${one.signal} ${String(one.turn)} ${String(one.start)}`} className={styles.row}>
                <q>{one.quote}</q>
                <Button size="small" onClick={() => withdrawing.mutate(one)} busy={withdrawing.isPending}>Undo</Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {withdrawing.error === null ? null : <Failure title="That could not be undone." error={withdrawing.error} />}
    </>
  );
}

/** What a second reading changed, in words. */
function changes(before: Assessment, after: Assessment, reference: Reference): string {
  const moved = after.dimensions.flatMap((dimension) => {
    const was = before.dimensions.find(({ id }) => id === dimension.id);
    if (was === undefined || (was.value === dimension.value && was.band === dimension.band)) return [];
    const title = reference.dimensions.find(({ id }) => id === dimension.id)?.title ?? dimension.id;
    const words = (band: typeof dimension.band) => (band === null ? "not observed" : bandTitle[band]);
    return [was.band === dimension.band ? `${title} moved within ${words(dimension.band)}` : `${title} went from ${words(was.band)} to ${words(dimension.band)}`];
  });
  const { level, low, high } = after.overall.altitude;
  const whole = after.overall.enough ? `The whole now reads ${levelTitle[level]}, ${low.toFixed(1)} to ${high.toFixed(1)}.` : "The whole now reads as thin evidence.";
  return `Read again. ${moved.length === 0 ? "No dimension moved." : `${moved.join("; ")}.`} ${whole}`;
}
