import { sentencesOf } from "#core/text/sentence";

/** Where a question may be begun when it does not fit: at each of its sentences but those within a quote, which nobody would know for one. */
export function questionStarts(question: string): readonly number[] {
  const starts = sentencesOf(question).map(({ start }) => start).filter((start) => start > 0 && !isQuoteOpen(question.slice(0, start)));
  return [0, ...starts];
}

function isQuoteOpen(before: string): boolean {
  return countOf(before, "“") > countOf(before, "”") || countOf(before, '"') % 2 === 1;
}

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;
