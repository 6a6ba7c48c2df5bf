import { isNumber } from "#core/speech/fillers";
import { beginsSentence, pausesBefore, prepositions, subjects, wordAt, wordBefore, wordIn, type Talk } from "#core/speech/talk";

/**
 * How much words like "scratch that" take back by themselves: `whole` all that was just said, `firm` too, but they may also put
 * only a word right; `soft` ones mean other things more often, and count only where what follows stands in for what came before.
 */
export type EditingTerm = { readonly strength: "whole" | "firm" | "soft"; readonly words: number; readonly name: string };

const terms: readonly (readonly [EditingTerm["strength"], readonly string[]])[] = [
  ["whole", ["scratch that", "strike that", "let me rephrase", "let me rephrase that", "let me rephrase it", "let me correct that", "let me correct myself", "i misspoke", "let me take that back"]],
  [
    "firm",
    [
      "no wait", "wait no", "no no wait", "oh no wait", "no sorry", "sorry no", "oh sorry", "oh wait", "actually no", "no actually", "wait actually", "actually wait", "no i mean", "no i meant", "sorry i mean", "sorry i meant", "i meant to say", "i meant", "well no",
      "no hang on", "hang on no", "no hold on", "hold on no", "correction", "no correction", "no thats wrong", "no that is wrong", "no thats not right", "sorry thats wrong", "wait thats wrong", "no not that",
    ],
  ],
  ["soft", ["no", "sorry", "wait", "actually", "i mean", "or rather", "or better", "rather", "make that", "or should i say", "excuse me", "pardon"]],
];

const byFirst: ReadonlyMap<string, readonly (EditingTerm & { readonly spoken: readonly string[] })[]> = (() => {
  const all = terms.flatMap(([strength, names]) => names.map((name) => ({ strength, name, words: name.split(" ").length, spoken: name.split(" ") })));
  return new Map([...new Set(all.map(({ spoken }) => spoken[0] ?? ""))].map((first) => [first, all.filter(({ spoken }) => spoken[0] === first).sort((one, other) => other.words - one.words)]));
})();

/** The editing term that begins at a place, the longest first; null where none does, or where its words mean something else. */
export function editingTermAt(talk: Talk, at: number): EditingTerm | null {
  const entries = byFirst.get(wordAt(talk, at));
  if (entries === undefined) return null;
  const sentence = talk.words[at]?.sentence ?? -1;
  for (const term of entries) if (term.spoken.every((word, step) => wordIn(talk, at + step, sentence) === word) && isEditing(talk, at, term)) return term;
  return null;
}

type Guard = { readonly after?: string; readonly before?: string };
/** Words beside which a term means something else: "from scratch that week", "no wait time", "sorry for the delay". */
const guards: Readonly<Record<string, Guard>> = {
  "scratch that": { after: "from a to can could cant the", before: "itch surface" },
  "strike that": { after: "a the first to could can" },
  "let me rephrase": { before: "the your his her their what" },
  "no wait": { before: "for until time times state states list on at", after: "is was there theres with has have had are almost" },
  "wait no": { before: "more longer", after: "to must can dont" },
  "sorry no": { before: "idea clue experience problem" },
  "i meant": { after: "what that as than", before: "to that it by for well no" },
  sorry: { after: "said say am im was were is are feel felt so very be not", before: "for to about that if i we but" },
  no: { after: "thought think said say says answered replied is are was were has have had with need needs there theres got get gets made make see saw a yes or of means mean be been almost absolutely by in at to for and but heard hear", before: "longer more matter one idea doubt problem need" },
  "well no": { after: "said say says thought think" },
  wait: { after: "to can could must we i they you dont didnt and then the a would will should let", before: "for until time till a times on" },
  "i mean": { after: "what which that do did by when if how", before: "that it this by" },
  actually: {},
  rather: { after: "would id wed i we or", before: "than not have do" },
  correction: { after: "a the of error and" },
};
const guardSets: ReadonlyMap<string, { readonly after: ReadonlySet<string>; readonly before: ReadonlySet<string> }> = new Map(
  Object.entries(guards).map(([name, { after, before }]) => [name, { after: new Set(after?.split(" ")), before: new Set(before?.split(" ")) }] as const),
);

/** Terms that are ordinary words: a speaker stops before and after them, or goes on with a number or a subject. */
const setOff: ReadonlySet<string> = new Set(["no", "wait", "correction", "actually no", "no actually", "well no", "rather", "sorry", "i meant", "pardon", "excuse me", "oh sorry", "oh wait"]);

/** After these nobody stops: "in Redis, sorry Postgres". */
const goesStraightOn: ReadonlySet<string> = new Set(["sorry", "oh sorry", "i meant"]);

function isEditing(talk: Talk, at: number, { name, words }: EditingTerm): boolean {
  const sentence = talk.words[at]?.sentence ?? -1;
  const before = spokenBefore(talk, at);
  const next = wordIn(talk, at + words, sentence);
  const guard = guardSets.get(name);
  if (guard?.after.has(before) === true || guard?.before.has(next) === true) return false;
  if (!setOff.has(name)) return true;
  const betweenNumbers = isNumber(before) && isNumber(next);
  if (betweenNumbers) return true;
  const goesOn = subjects.has(next) || prepositions.has(next) || pausesBefore(talk, at + words);
  if (!pausesBefore(talk, at)) return prepositions.has(next) && next === prepositionBefore(talk, at);
  return goesOn || isNumber(next) || (!beginsSentence(talk, at) && goesStraightOn.has(name));
}

/** The word before, but for such as "well" and "ah": "I said, well, no". */
function spokenBefore(talk: Talk, at: number): string {
  let from = at;
  while (interjections.has(wordBefore(talk, from))) from -= 1;
  return wordBefore(talk, from);
}

const interjections: ReadonlySet<string> = new Set(["well", "ah", "oh", "hmm"]);

/** The nearest preposition among the three words before a place. */
function prepositionBefore(talk: Talk, at: number): string {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) if (prepositions.has(wordAt(talk, back))) return wordAt(talk, back);
  return "";
}
