import { hasNoWay, noWayWords, wayWords } from "./state-words";
import { useWays } from "./use-ways";

/** What would turn the voice into words, before an interview: where nothing would, one knows before the clock runs. */
export function HearingLine({ className }: { readonly className: string | undefined }) {
  const ways = useWays(true);
  return <p className={className}>{hasNoWay(ways) ? noWayWords(ways) : wayWords(ways)}</p>;
}
