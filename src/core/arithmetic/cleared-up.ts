import type { ArithmeticCheck } from "#core/assessment/assessment";
import type { Mishearing } from "#core/arithmetic/mishearing";
import { figuresIn } from "#core/arithmetic/read-figures";
import type { Turn } from "#core/transcript/transcript";

/**
 * What becomes of a figure that may have been misheard, once its speaker has said which it was: right where it was the other
 * figure, and otherwise judged as it was heard. Undecided it stays as it is.
 *
 * @param judged the check as it would stand without the doubt
 */
export function clearedUp(turns: readonly Turn[], check: ArithmeticCheck, { heard, judged }: { readonly heard: Mishearing; readonly judged: ArithmeticCheck }): ArithmeticCheck {
  const answer = turns.slice(check.turn + 1).find(({ speaker }) => speaker === "candidate")?.text;
  if (answer === undefined) return check;
  const said = figuresIn(answer, 0).map(({ low }) => low);
  const [was, other] = [valueOf(heard.heard), valueOf(heard.instead)];
  if (other !== null && said.includes(other)) return { ...judged, computed: judged.stated, factor: 1, verdict: "right", diagnosis: null, working: `“${heard.instead}” was meant, with which it comes out; you said ${heard.heard}` };
  return was !== null && said.includes(was) ? judged : check;
}

const valueOf = (text: string): number | null => figuresIn(text, 0)[0]?.low ?? null;
