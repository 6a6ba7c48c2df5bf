import { withoutFillers, withoutHesitations } from "#core/speech/fillers";
import { talkOf } from "#core/speech/talk";
import { sentencesOf } from "#core/text/sentence";
import { tokensOf } from "#core/text/token";

/** How many words of what was heard say nothing: "um", and "like", "you know", "I mean" where they stand as such. "You know" is one. */
export function fillersIn(heard: string): number {
  const tokens = tokensOf(heard);
  const talk = talkOf(heard, sentencesOf(heard).map(({ start, end }) => tokens.filter((token) => token.start >= start && token.end <= end)));
  const spoken = withoutHesitations(talk);
  const hesitations = talk.words.length - spoken.words.length;
  const kept = new Set(withoutFillers(spoken).words);
  const idle = spoken.words.filter((said) => !kept.has(said) && !secondWords.has(said.token.word)).length;
  return hesitations + idle;
}

/** Of "you know" and "I mean". */
const secondWords: ReadonlySet<string> = new Set(["know", "mean"]);
