import { foldWord, stemOf } from "#core/text/token";

/** A step of a compiled cue. */
export type Step =
  | { readonly kind: "stem"; readonly stem: string }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "either"; readonly ways: readonly (readonly Step[])[]; readonly optional: boolean }
  | { readonly kind: "gap"; readonly most: number }
  | { readonly kind: "quantity"; readonly of: QuantityWord };

const quantityWords = ["number", "duration", "size", "rate", "count", "money", "ratio"] as const;
export type QuantityWord = (typeof quantityWords)[number];

export type WordLists = Readonly<Record<string, readonly string[]>>;

const gaps: Readonly<Record<string, number>> = { "..": 4, "...": 8 };

/**
 * Compiles a cue (the language stands in `content/cue.ts`).
 *
 * @returns the steps, or one sentence that says what is wrong with the cue
 */
export function parseCue(cue: string, lists: WordLists): readonly Step[] | string {
  const marks = cue.match(/\.{2,3}|<[a-z]+>|@[a-z-]+|[()|?]|=?[^\s()|?<>@.]+|\S/g) ?? [];
  let at = 0;

  function sequence(depth: number): Step[] | string {
    const steps: Step[] = [];
    for (let mark = marks[at]; mark !== undefined && mark !== "|" && mark !== ")"; mark = marks[at]) {
      at += 1;
      const next = mark === "(" ? group(depth + 1) : atom(mark, lists);
      if (typeof next === "string") return next;
      const mayMiss = marks[at] === "?";
      if (mayMiss) at += 1;
      steps.push(...(mayMiss ? [{ kind: "either", ways: [next], optional: true } as const] : next));
    }
    return steps;
  }

  function group(depth: number): Step[] | string {
    if (depth > 4) return "it nests deeper than four brackets";
    const ways: Step[][] = [];
    for (;;) {
      const way = sequence(depth);
      if (typeof way === "string") return way;
      if (way.length === 0) return "it has an empty alternative";
      if (way.every(isOptional)) return "an alternative of it may say nothing; put the ? behind the bracket";
      ways.push(way);
      const mark = marks[at];
      at += 1;
      if (mark === ")") return [{ kind: "either", ways, optional: false }];
      if (mark !== "|") return "a bracket is not closed";
    }
  }

  const steps = sequence(0);
  if (typeof steps === "string") return steps;
  if (at < marks.length) return `"${marks[at] ?? ""}" stands alone`;
  if (steps.length === 0) return "it is empty";
  if (steps[0]?.kind === "gap" || steps.at(-1)?.kind === "gap") return "it begins or ends with a gap";
  if (steps.every(isOptional)) return "nothing in it must be said";
  const [first, last] = [steps[0], steps.at(-1)];
  if (first !== undefined && last !== undefined && (isOptional(first) || isOptional(last))) return "it begins or ends with what may be missing, which changes nothing; leave that out";
  if (spanOf(steps) > longest) return `it can reach over more than ${String(longest)} words; leave smaller gaps`;
  return steps;
}

/** What each mark is, by the word lists it was read with: few marks make up thousands of cues. */
const knownAtoms = new WeakMap<WordLists, Map<string, readonly Step[] | string>>();

function atom(mark: string, lists: WordLists): readonly Step[] | string {
  const known = knownAtoms.get(lists) ?? new Map<string, readonly Step[] | string>();
  knownAtoms.set(lists, known);
  const before = known.get(mark);
  if (before !== undefined) return before;
  const read = readAtom(mark, lists);
  known.set(mark, read);
  return read;
}

function readAtom(mark: string, lists: WordLists): readonly Step[] | string {
  const most = gaps[mark];
  if (most !== undefined) return [{ kind: "gap", most }];
  if (mark.startsWith("<")) {
    const of = quantityWords.find((word) => `<${word}>` === mark);
    return of === undefined ? `${mark} is no quantity; there are ${quantityWords.map((word) => `<${word}>`).join(" ")}` : [{ kind: "quantity", of }];
  }
  if (mark.startsWith("@")) {
    const list = lists[mark.slice(1)];
    return list === undefined ? `there is no word list ${mark}` : [{ kind: "either", ways: list.map(words), optional: false }];
  }
  if (mark.startsWith("=")) return wordsOf(mark.slice(1)).map((word) => ({ kind: "word", word }) as const);
  const steps = words(mark);
  return steps.length === 0 ? `"${mark}" is no word` : steps;
}

const wordsOf = (text: string): string[] => text.split(/[\s\-/.]+/).map(foldCueWord).filter((word) => word !== "");
const foldCueWord = (text: string): string => foldWord(text.replace(/['’]/g, "")).replace(/[^\p{L}\p{N}]/gu, "");
const words = (text: string): Step[] => wordsOf(text).map((word) => ({ kind: "stem", stem: stemOf(word) }) as const);

/** No cue reaches over more words than this: it is matched within one window, whatever the sentence. */
export const longest = 31;
/** A quantity is rarely said in more words: "two and a half million". */
const quantitySpan = 5;

function spanOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => {
    switch (step.kind) {
      case "stem":
      case "word":
        return sum + 1;
      case "quantity":
        return sum + quantitySpan;
      case "gap":
        return sum + step.most;
      case "either":
        return sum + Math.max(...step.ways.map(spanOf));
    }
  }, 0);
}

const isOptional = (step: Step): boolean => step.kind === "either" && step.optional;
