import { problemOf } from "../api";
import { Button } from "./button";
import { Notice } from "./notice";

type Props = {
  /** What did not happen: "The library could not be loaded." */
  readonly title: string;
  readonly error: unknown;
  /** What is not lost, if anybody could fear it. */
  readonly kept?: string;
  readonly onRetry?: () => void;
};

/** Something failed: what, what is kept, what to do. */
export function Failure({ title, error, kept, onRetry }: Props) {
  const { message, mend } = problemOf(error);
  return (
    <Notice tone="failed" title={title} actions={onRetry === undefined ? undefined : <Button onClick={onRetry}>Try again</Button>}>
      <p>
        {message} {kept === undefined ? mend : `${kept} ${mend}`}
      </p>
    </Notice>
  );
}
