import { sentencesOf } from "#core/text/sentence";

/** Where a question may be begun when it does not fit: at each of its sentences but those within a quote, which nobody would know for one; and behind a quote that it opens with. */
export function questionStarts(question: string): readonly number[] {
  const sentences = sentencesOf(question).map(({ start }) => start);
  const behindQuotes = [...question.matchAll(/”:\s+/g)].map(({ 0: mark, index }) => index + mark.length);
  const starts = new Set([...sentences, ...behindQuotes].filter((start) => start > 0 && start < question.length && !isQuoteOpen(question.slice(0, start))));
  return [0, ...[...starts].sort((one, other) => one - other)];
}

function isQuoteOpen(before: string): boolean {
  return countOf(before, "“") > countOf(before, "”") || countOf(before, '"') % 2 === 1;
}

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;
