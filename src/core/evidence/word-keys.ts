import type { KeyTable } from "#core/evidence/cue-program";
import type { QuantityWord } from "#core/evidence/cue-pattern";
import type { Token } from "#core/text/token";

/** The keys that words and quantities stand for; `noKey` for what no cue names. */
export type WordKeys = { readonly of: (token: Token) => { readonly stem: number; readonly word: number }; readonly ofQuantity: (kind: QuantityWord) => number };

export const noKey = -1;
const mostKnown = 50_000;

/** Looks a word up once, not its stem and its form; the same few thousand words make up nearly every text. */
export function wordKeysOf({ stems, words, quantities }: KeyTable): WordKeys {
  const known = new Map<string, ReturnType<WordKeys["of"]>>();
  return {
    of: ({ word, stem }) => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const keys = { stem: stems.get(stem) ?? noKey, word: words.get(word) ?? noKey };
      if (known.size >= mostKnown) known.clear();
      known.set(word, keys);
      return keys;
    },
    ofQuantity: (kind) => quantities.get(kind) ?? noKey,
  };
}
