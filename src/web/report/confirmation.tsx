import { useMutation } from "@tanstack/react-query";
import type { Evidence } from "#core/assessment/assessment";
import { confirmEvidence, withdrawConfirmation } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import type { Announced } from "./announcement";
import { QuoteIn } from "./quote";
import report from "./report.module.css";
import { signalTitle, type Told } from "./told";
import { useReadAgain } from "./use-read-again";

type Props = { readonly told: Told; readonly onAnnounce: (announced: Announced) => void };

/** "That is what I meant": a piece that a language model proposed counts from now on. */
export function ConfirmButton({ piece: { signal, turn, start, end, quote }, told, onAnnounce }: Props & { readonly piece: Evidence }) {
  const readAgain = useReadAgain(told, onAnnounce);
  const confirming = useMutation({
    mutationFn: () => confirmEvidence(told.session.id, { signal, turn, start, end }),
    onSuccess: (view) => readAgain(view, null),
  });
  return (
    <div>
      <Button
        size="small"
        busy={confirming.isPending}
        onClick={() => {
          confirming.mutate();
        }}
      >
        That is what I meant
        <span className="visually-hidden">: {quote}</span>
      </Button>
      {confirming.error === null ? null : <Failure title="It could not be kept." error={confirming.error} kept="The report stands as it was." />}
    </div>
  );
}

/** All that counts because the person said so, each with the way back. */
export function ConfirmedByYou({ told, onAnnounce }: Props) {
  const { session, reference } = told;
  if (session.confirmed.length === 0) return null;
  return (
    <>
      <h3>Confirmed by you</h3>
      <ul className={report.list}>
        {session.confirmed.map((place) => (
          <li key={[place.signal, place.turn, place.start].join(" ")} className={report.item}>
            <p>
              <QuoteIn place={place} quote={session.turns[place.turn]?.text.slice(place.start, place.end) ?? ""} />
            </p>
            <p className={report.small}>Counts as: {signalTitle(place.signal, reference)}.</p>
            <TakeBack place={place} told={told} onAnnounce={onAnnounce} />
          </li>
        ))}
      </ul>
    </>
  );
}

function TakeBack({ place: { signal, turn, start, end }, told, onAnnounce }: Props & { readonly place: Told["session"]["confirmed"][number] }) {
  const readAgain = useReadAgain(told, onAnnounce);
  const withdrawing = useMutation({
    mutationFn: () => withdrawConfirmation(told.session.id, { signal, turn, start, end }),
    onSuccess: (view) => readAgain(view, null),
  });
  return (
    <div>
      <Button
        size="small"
        busy={withdrawing.isPending}
        onClick={() => {
          withdrawing.mutate();
        }}
      >
        Undo
      </Button>
      {withdrawing.error === null ? null : <Failure title="It could not be undone." error={withdrawing.error} kept="It still counts." />}
    </div>
  );
}
