import type { Ear } from "#core/evidence/ear";
import type { HeardSentence } from "#core/evidence/hear";

/** What ties a sentence to this problem rather than to any: the anchor test of design.md, section 3. */
export type Binding = { readonly kind: "quantity" | "noun" | "cause" | "price" | "incident" | "failure"; readonly key: string };

const mostQuantities = 2;
const mostNouns = 1;

/**
 * The distinct bindings of a sentence. Quantities need a unit or a thing counted; nouns are the scenario's own.
 *
 * @param nouns stems of the scenario's nouns
 * @param given stems of what the interviewer has just said: words and numbers from there bind nothing
 */
export function bindingsOf(ear: Ear, sentence: HeardSentence, nouns: ReadonlySet<string>, given: ReadonlySet<string>): readonly Binding[] {
  const bindings: Binding[] = [];
  const counted = sentence.quantities.filter(({ unitClass, noun, value }) => value !== null && (unitClass !== "bare" || noun !== ""));
  for (const quantity of counted.slice(0, mostQuantities)) bindings.push({ kind: "quantity", key: quantity.text.toLowerCase() });

  const own = [...sentence.content].filter((stem) => nouns.has(stem) && !given.has(stem));
  for (const stem of own.slice(0, mostNouns)) bindings.push({ kind: "noun", key: stem });

  if (sentence.marks.has("causes") && givesReason(ear, sentence)) bindings.push({ kind: "cause", key: "cause" });
  if (sentence.marks.has("prices")) bindings.push({ kind: "price", key: "price" });
  if (sentence.marks.has("incidents")) bindings.push({ kind: "incident", key: "incident" });
  return bindings;
}

/** A reason needs words of its own: "because of all the reads" and "so it scales" fit every problem. */
function givesReason({ virtues, pack }: Ear, { hits, tokens, content }: HeardSentence): boolean {
  const own = distinctFrom(tokens.map(({ stem }) => (content.has(stem) && !virtues.has(stem) ? stem : null)));
  return hits.some(({ means, from, to }) => {
    if (means.kind !== "mark" || means.mark !== "causes") return false;
    if (from === 0 && tokens[0]?.word === "so") return false;
    return (own[to === tokens.length ? 0 : from] ?? 0) >= pack.levels.budget.reason;
  });
}

/** How many different words there are from each place to the end. */
function distinctFrom(words: readonly (string | null)[]): readonly number[] {
  const seen = new Set<string>();
  const counts: number[] = [];
  for (const word of words.toReversed()) {
    if (word !== null) seen.add(word);
    counts.push(seen.size);
  }
  return counts.toReversed();
}
