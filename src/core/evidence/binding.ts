import type { HeardSentence } from "#core/evidence/hear";

/** What ties a sentence to this problem rather than to any: the anchor test of design.md, section 3. */
export type Binding = { readonly kind: "quantity" | "noun" | "cause" | "price" | "incident" | "failure"; readonly key: string };

const mostQuantities = 2;
const mostNouns = 1;

/**
 * The distinct bindings of a sentence. Quantities need a unit or a thing counted; nouns are the scenario's own.
 *
 * @param nouns stems of the scenario's nouns
 * @param virtues stems that would be said of any system: a reason made of them is none
 * @param given stems of what the interviewer has just said: words and numbers from there bind nothing
 */
export function bindingsOf(sentence: HeardSentence, nouns: ReadonlySet<string>, given: ReadonlySet<string>, virtues: ReadonlySet<string>): readonly Binding[] {
  const bindings: Binding[] = [];
  const counted = sentence.quantities.filter(({ unitClass, noun, value }) => value !== null && (unitClass !== "bare" || noun !== ""));
  for (const quantity of counted.slice(0, mostQuantities)) bindings.push({ kind: "quantity", key: quantity.text.toLowerCase() });

  const own = [...sentence.content].filter((stem) => nouns.has(stem) && !given.has(stem));
  for (const stem of own.slice(0, mostNouns)) bindings.push({ kind: "noun", key: stem });

  if (sentence.marks.has("causes") && givesReason(sentence, virtues)) bindings.push({ kind: "cause", key: "cause" });
  if (sentence.marks.has("prices")) bindings.push({ kind: "price", key: "price" });
  if (sentence.marks.has("incidents")) bindings.push({ kind: "incident", key: "incident" });
  return bindings;
}

/** A reason needs so many words of its own: "because of all the reads" and "so it scales" fit every problem. */
const leastReason = 2;

function givesReason({ hits, tokens, content }: HeardSentence, virtues: ReadonlySet<string>): boolean {
  return hits.some(({ means, from, to }) => {
    if (means.kind !== "mark" || means.mark !== "causes") return false;
    if (from === 0 && tokens[0]?.word === "so") return false;
    const own = new Set(tokens.slice(to === tokens.length ? 0 : from).flatMap(({ stem }) => (content.has(stem) && !virtues.has(stem) ? [stem] : [])));
    return own.size >= leastReason;
  });
}
