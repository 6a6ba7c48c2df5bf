import { wayWords } from "./state-words";
import { useWays } from "./use-ways";

/** What would turn the voice into words, before an interview: where nothing would, one knows before the clock runs. */
export function HearingLine({ className }: { readonly className: string | undefined }) {
  const ways = useWays(true);
  return <p className={className}>{ways.isKnown && ways.taken === null ? `${wayWords(ways)} Until then you type.` : wayWords(ways)}</p>;
}
