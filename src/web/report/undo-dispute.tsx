import { useMutation } from "@tanstack/react-query";
import { withdrawDispute } from "../api";
import { Button } from "../parts/button";
import { Failure } from "../parts/failure";
import type { Announced, Disputable } from "./announcement";
import type { Told } from "./told";
import { useReadAgain } from "./use-read-again";

type Props = { readonly dispute: Disputable; readonly told: Told; readonly onAnnounce: (announced: Announced) => void };

/** Takes a dispute back: the piece counts again. */
export function UndoDispute({ dispute: { signal, turn, start, end }, told, onAnnounce }: Props) {
  const readAgain = useReadAgain(told, onAnnounce);
  const withdrawing = useMutation({
    mutationFn: () => withdrawDispute(told.session.id, { signal, turn, start, end }),
    onSuccess: (view) => readAgain(view, null),
  });
  return (
    <>
      <Button
        size="small"
        busy={withdrawing.isPending}
        onClick={() => {
          withdrawing.mutate();
        }}
      >
        Undo
      </Button>
      {withdrawing.error === null ? null : <Failure title="It could not be undone." error={withdrawing.error} kept="It stays disputed." />}
    </>
  );
}
