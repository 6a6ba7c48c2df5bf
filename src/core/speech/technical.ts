import type { SoundAlikes, Sureness } from "#core/content/sound-alike";
import { stemOf, type Token } from "#core/text/token";

/** How technical the talk of a turn is, sentence by sentence. */
export type Technicality = {
  /** Points of a sentence without the words of one place in it. */
  readonly own: (sentence: number, without: { readonly from: number; readonly to: number }) => number;
  /** Points of the sentences before and after. */
  readonly beside: (sentence: number) => number;
  /** Stems of all words of the turn. */
  readonly stems: ReadonlySet<string>;
};

/** A form of a term as it is written in a sentence. */
type Written = { readonly form: { readonly sure: Sureness }; readonly from: number; readonly to: number };

const points = { strong: 2, weak: 1 } as const;
/** What a form that is written in the text counts, by how sure it is: one likely term supports another. */
const formPoints = { certain: points.strong, likely: points.weak, doubtful: 0 } as const;

/** Measures a turn. Words inside a form that is written there speak by what the form means, not by what they are. */
export function technicalityOf({ strong, weak }: SoundAlikes) {
  const worth = new Map([...weak.map((word) => [stemOf(word), points.weak] as const), ...strong.map((word) => [stemOf(word), points.strong] as const)]);

  return (sentences: readonly (readonly Token[])[], found: readonly (readonly Written[])[]): Technicality => {
    const weighed = sentences.map((tokens, index) => weigh(worth, tokens, found[index] ?? []));
    const sums = weighed.map((values) => values.reduce((sum, value) => sum + value, 0));
    return {
      own: (index, { from, to }) => (sums[index] ?? 0) - (weighed[index] ?? []).slice(from, to).reduce((sum, value) => sum + value, 0),
      beside: (index) => (sums[index - 1] ?? 0) + (sums[index + 1] ?? 0),
      stems: new Set(sentences.flatMap((tokens) => tokens.map(({ stem }) => stem))),
    };
  };
}

/** The points of each word of a sentence; those of a form stand at its first word. A word said again adds nothing. */
function weigh(worth: ReadonlyMap<string, number>, tokens: readonly Token[], matches: readonly Written[]): readonly number[] {
  const seen = new Set<string>();
  const values = tokens.map(({ stem }) => {
    if (seen.has(stem)) return 0;
    seen.add(stem);
    return worth.get(stem) ?? 0;
  });
  let free = 0;
  for (const { form, from, to } of matches) {
    if (from < free) continue;
    free = to;
    values.fill(0, from, to);
    values[from] = formPoints[form.sure];
  }
  return values;
}
