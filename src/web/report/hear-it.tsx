import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Eye, Volume1 } from "lucide-react";
import { createContext, use, useMemo, type ReactNode } from "react";
import type { Place } from "#core/assessment/assessment";
import { spanOf } from "#core/replay/said-at";
import { segmentAt, segmentsOf } from "#core/replay/segments";
import type { SessionView } from "#core/session/view";
import { playableQuery, timelineQuery } from "../replay/replay-api";
import styles from "./hear-it.module.css";

type Hearing = { readonly id: string; readonly isRecorded: (place: Place) => boolean };

/** Null outside a report, and until it is known what was recorded. */
const HearingOf = createContext<Hearing | null>(null);

/** Lets the quotes below it lead to the replay of a session. */
export function HearingProvider({ session: { id, version }, children }: { readonly session: Pick<SessionView, "id" | "version">; readonly children: ReactNode }) {
  const timeline = useQuery(timelineQuery(id, version));
  const recordings = useQuery(playableQuery(id));
  const hearing = useMemo((): Hearing | null => {
    if (timeline.data === undefined || recordings.isPending) return null;
    const { turns, finishedAt } = timeline.data;
    const segments = segmentsOf(recordings.data ?? [], finishedAt ?? 0);
    const isRecorded = (place: Place): boolean => {
      const turn = turns[place.turn];
      // Of what was typed there is nothing to be heard.
      return turn !== undefined && turn.stretches.length > 0 && segmentAt(segments, spanOf(turn, place).from) !== null;
    };
    return { id, isRecorded };
  }, [id, timeline.data, recordings.data, recordings.isPending]);
  return <HearingOf value={hearing}>{children}</HearingOf>;
}

/** Leads from words of the report to their moment: to hear them where they were recorded, else to see them. */
export function HearIt({ place, quote }: { readonly place: Place; readonly quote: string }) {
  const hearing = use(HearingOf);
  if (hearing === null) return null;
  const { turn, start, end } = place;
  const isRecorded = hearing.isRecorded(place);
  return (
    <>
      {" "}
      <Link to="/sessions/$id/replay" params={{ id: hearing.id }} search={{ turn, start, end }} className={styles.hear}>
        {isRecorded ? <Volume1 aria-hidden /> : <Eye aria-hidden />}
        {isRecorded ? "Hear it" : "See it"}
        <span className="visually-hidden">: {quote}</span>
      </Link>
    </>
  );
}
