import { withoutFillers, withoutHesitations } from "#core/speech/fillers";
import { withoutRepetitions } from "#core/speech/repetitions";
import { retractionsIn } from "#core/speech/repairs";
import { talkOf, without } from "#core/speech/talk";
import type { Span } from "#core/text/sentence";
import type { Token } from "#core/text/token";

/** The words of a turn as a listener takes them, sentence by sentence, and the stretches of text that were taken back. */
export type Fluent = { readonly sentences: readonly (readonly Token[])[]; readonly retracted: readonly Span[] };

/** Leaves out what a speaker stumbles over and takes back. Every word that is left keeps its place. */
export function fluent(text: string, sentences: readonly (readonly Token[])[]): Fluent {
  const talk = withoutHesitations(talkOf(text, sentences));
  const retractions = retractionsIn(talk);
  const gone = new Set<number>();
  for (const { from, to } of retractions) for (let at = from; at < to; at += 1) gone.add(at);
  const left = withoutRepetitions(withoutFillers(without(talk, gone))).words;

  const retracted = retractions.flatMap(({ from, to }): Span[] => {
    const first = talk.words[from]?.token;
    const last = talk.words[to - 1]?.token;
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
  const kept = sentences.map((): Token[] => []);
  for (const { token, sentence } of left) kept[sentence]?.push(token);
  return { sentences: kept, retracted };
}
