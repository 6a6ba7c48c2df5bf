import { aNumber, number, placesKept, product, spokenAs, type Lists, type Words } from "#core/classifier/features";
import type { Linear, Numbered } from "#core/classifier/linear";

/** The words of one sentence by the numbers that the two models know them by. */
export type NumberedWords = { readonly forLevels: () => Numbered; readonly forSignals: () => Numbered };

/** By model, the number of a word: `passed` where levels pass it over; and of the form in which it was said. */
type Known = { readonly level: number; readonly signal: number; readonly form: number };

const passed = -3;
const mostKnown = 50_000;

/** Looks each word of a sentence up once for both models; the same few thousand words make up nearly every text. */
export function wordNumbers(level: Linear, signal: Linear, { silent, products }: Lists): (sentence: Words) => NumberedWords {
  const known = new Map<string, Known>();
  const numberForLevels = level.numberOf(number);
  const numberForSignals = signal.numberOf(number);
  const knownOf = ({ word, stem }: Words["tokens"][number]): Known => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const isProduct = products.has(word);
    const ofStem = signal.numberOf(isProduct ? product : stem);
    const made = { level: isProduct || silent.has(word) ? passed : level.numberOf(stem), signal: ofStem, form: isProduct ? ofStem : signal.numberOf(word) };
    if (known.size >= mostKnown) known.clear();
    known.set(word, made);
    return made;
  };
  const nothingPassed = () => false;

  return (sentence) => {
    const kinds = spokenAs(sentence);
    const words = sentence.tokens.map(knownOf);
    return {
      forLevels: () => {
        const stems = placesKept(kinds, (place) => words[place]?.level === passed).map((place) => (place === aNumber ? numberForLevels : (words[place]?.level ?? passed)));
        return { stems, forms: stems };
      },
      forSignals: () => {
        const places = placesKept(kinds, nothingPassed);
        return {
          stems: places.map((place) => (place === aNumber ? numberForSignals : (words[place]?.signal ?? passed))),
          forms: places.map((place) => (place === aNumber ? numberForSignals : (words[place]?.form ?? passed))),
        };
      },
    };
  };
}
