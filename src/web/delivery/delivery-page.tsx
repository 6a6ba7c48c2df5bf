import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { DeliveryMeasure } from "#core/content/delivery-measure";
import type { SessionDelivery } from "#core/delivery/delivery-view";
import { referenceQuery } from "../api";
import { buttonClass } from "../parts/button";
import { Failure } from "../parts/failure";
import { Select } from "../parts/field";
import { Page } from "../parts/page";
import { Loading, Skeleton } from "../parts/skeleton";
import { whenInWords } from "../parts/when";
import { deliveryQuery } from "./delivery-api";
import styles from "./delivery-page.module.css";
import { MeasureCard } from "./measure-card";
import { MeasureTable } from "./measure-table";
import { isOf } from "./measure-words";

/** So many sessions are drawn; the table has all. */
const mostDrawn = 12;

/** How sessions sounded: each measure over sessions, and in one of them. */
export function DeliveryPage({ session }: { readonly session: string | null }) {
  const delivery = useQuery(deliveryQuery);
  const reference = useQuery(referenceQuery);
  const error = delivery.error ?? reference.error;
  // A session that has just ended is not among those that were known before.
  const isComing = delivery.isFetching && session !== null && delivery.data?.some((known) => known.session === session) !== true;
  return (
    <Page title="Delivery" lead="How you sounded, apart from what you said.">
      <p className={styles.promise}>None of this enters a reading. Faces, feelings and accents are not analysed at all: there is no code for it.</p>
      {delivery.isSuccess && reference.isSuccess && !isComing ? (
        <Measures measures={reference.data.delivery} sessions={delivery.data} wanted={session} />
      ) : error === null ? (
        <Loading label="Loading how your sessions sounded">
          <div className={styles.cards}>
            <Skeleton height="18rem" />
            <Skeleton height="18rem" />
            <Skeleton height="18rem" />
            <Skeleton height="18rem" />
          </div>
        </Loading>
      ) : (
        <Failure
          title="How your sessions sounded could not be loaded."
          error={error}
          kept="Your sessions are kept."
          onRetry={() => {
            for (const query of [delivery, reference]) if (query.isError) void query.refetch();
          }}
        />
      )}
    </Page>
  );
}

type Props = { readonly measures: readonly DeliveryMeasure[]; readonly sessions: readonly SessionDelivery[]; readonly wanted: string | null };

function Measures({ measures, sessions, wanted }: Props) {
  const navigate = useNavigate();
  const newest = sessions[0];
  const chosen = wanted === null ? newest : sessions.find(({ session }) => session === wanted);
  if (newest === undefined && wanted === null) {
    return (
      <div className={styles.empty}>
        <h2>Nothing to measure yet</h2>
        <p>After your first answers, this page shows pace, pauses and filler words where you spoke, and how soon you came to requirements and parts in any case.</p>
        <Link to="/" className={buttonClass("primary")}>
          Go to Practise
        </Link>
      </div>
    );
  }
  if (chosen === undefined) {
    return (
      <div className={styles.empty}>
        <h2>That session is not here</h2>
        <p>It may have been erased, or nothing was answered in it yet. {newest === undefined ? "Nothing else is measured yet either." : "The numbers of your other sessions are kept."}</p>
        {newest === undefined ? (
          <Link to="/" className={buttonClass("primary")}>
            Go to Practise
          </Link>
        ) : (
          <Link to="/delivery" search={{}} className={buttonClass("primary")}>
            See your newest session
          </Link>
        )}
      </div>
    );
  }
  const drawn = sessions.slice(0, mostDrawn);
  const shown = (drawn.includes(chosen) ? drawn : [...drawn.slice(1), chosen]).toSorted((one, other) => one.startedAt - other.startedAt);
  const own = measures.filter(({ id }) => isOf(id, chosen));
  return (
    <>
      <div className={styles.chosen}>
        <Select label="Numbers of" value={chosen.session} onChange={(id) => void navigate({ to: "/delivery", search: { session: id }, replace: true })}>
          {sessions.map(({ session, title, startedAt }) => (
            <option key={session} value={session}>
              {title}, {whenInWords(startedAt, Date.now())}
            </option>
          ))}
        </Select>
        {chosen.isFinished ? (
          <p className={styles.onward}>
            <Link to="/sessions/$id/report" params={{ id: chosen.session }}>
              Its report
            </Link>
            <Link to="/sessions/$id/replay" params={{ id: chosen.session }}>
              Replay it
            </Link>
          </p>
        ) : null}
      </div>
      {chosen.spoken > 0 ? null : <p className={styles.typed}>Nothing was spoken in this session: you typed your answers, so pace, pauses and filler words are left out.</p>}
      <p className={styles.key}>
        <span className={styles.entry}>
          <svg viewBox="0 0 18 18" className={styles.mark} aria-hidden>
            <circle cx={9} cy={9} r={4} className={styles.dot} />
            <circle cx={9} cy={9} r={8} className={styles.ring} />
          </svg>
          the session chosen above
        </span>
        {sessions.length === 1 ? null : (
          <span className={styles.entry}>
            <svg viewBox="0 0 18 18" className={styles.mark} aria-hidden>
              <circle cx={9} cy={9} r={4} className={styles.dot} />
            </svg>
            your other sessions, the oldest first
          </span>
        )}
        {own.every(({ usual }) => usual === null) ? null : (
          <span className={styles.entry}>
            <span className={styles.band} aria-hidden /> roughly usual
          </span>
        )}
      </p>
      <div className={styles.cards}>
        {own.map((measure) => (
          <MeasureCard key={measure.id} measure={measure} sessions={shown} chosen={chosen} />
        ))}
      </div>
      <details className={styles.numbers}>
        <summary>The numbers as a table</summary>
        <MeasureTable measures={measures} sessions={sessions} />
      </details>
    </>
  );
}
