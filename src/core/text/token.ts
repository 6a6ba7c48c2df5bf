/** One word of a text, at its place, with the forms that cues are matched by. */
export type Token = { readonly word: string; readonly stem: string; readonly start: number; readonly end: number };

// Zero-width and soft characters count as part of a word and vanish from its form, so they cannot hide one.
const wordPattern = /[\p{L}\p{N}\p{M}\u200b-\u200d\u2060\ufeff\u00ad]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const softCharacters = /[\u200b-\u200d\u2060\ufeff\u00ad'’ʼ]/g;

/** The words of a text in order. Hyphens part words; an apostrophe vanishes: "don't" is `dont`. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    let end = plainEnd(text, at);
    if (end === null) {
      wordPattern.lastIndex = at;
      const match = wordPattern.exec(text);
      if (match === null) break;
      at = match.index;
      end = at + match[0].length;
    }
    if (end > at) {
      const { word, stem } = formOf(text.slice(at, end));
      if (word !== "") tokens.push({ word, stem, start: at, end });
    }
    at = Math.max(end, at + 1);
  }
  return tokens;
}

/**
 * Where a word of plain letters and digits ends that begins here, or `at` where none begins; null where another character stands in it
 * or behind it, for which the pattern is needed. Most text is plain, and read several times faster without the pattern.
 */
function plainEnd(text: string, at: number): number | null {
  let end = at;
  while (isPlain(text.charCodeAt(end))) end += 1;
  const next = text.charCodeAt(end);
  return next >= firstForeign || (next === apostrophe && end > at) ? null : end;
}

const firstForeign = 0x80;
const apostrophe = 0x27;

/** A to Z, a to z, 0 to 9. */
const isPlain = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

type Form = Pick<Token, "word" | "stem">;

const knownForms = new Map<string, Form>();
const mostKnown = 50_000;
/** Longer words are rarely said twice; and a long piece of a text keeps all of the text in memory. */
const longestKnown = 12;

/** The forms of a word as written; the same few thousand words make up nearly every text. */
function formOf(raw: string): Form {
  const before = knownForms.get(raw);
  if (before !== undefined) return before;
  const word = foldWord(raw);
  const form = { word, stem: stemOf(word) };
  if (raw.length > longestKnown) return form;
  if (knownForms.size >= mostKnown) knownForms.clear();
  knownForms.set(raw, form);
  return form;
}

/** A word as it is compared: compatibility forms folded, lower case, nothing invisible. */
export function foldWord(raw: string): string {
  const word = raw.toLowerCase();
  return plainAscii.test(word) ? word : word.normalize("NFKC").replace(softCharacters, "").normalize("NFD").replace(/\p{M}/gu, "");
}

const plainAscii = /^[a-z0-9]+$/;

const irregular: ReadonlyMap<string, string> = new Map(
  [
    "be am is are was were been being", "have has had having", "do does did done doing", "go goes went gone going",
    "run ran", "write wrote written", "build built", "fall fell fallen", "say said", "lead led", "take took taken",
    "keep kept", "send sent", "lose lost", "give gave given", "grow grew grown", "break broke broken", "choose chose chosen",
    "bring brought", "think thought", "find found", "hold held", "tell told", "make made", "get got gotten", "draw drew drawn",
    "drive drove driven", "show shown", "know knew known", "pay paid", "meet met", "leave left", "feel felt", "catch caught",
    "teach taught", "buy bought", "spend spent", "stand stood", "understand understood", "die died dying dies", "see saw seen",
    "become became", "begin began begun", "sit sat", "speak spoke spoken", "win won", "wake woke woken", "throw threw thrown",
    "lie lying lies", "tie tying tied ties", "sell sold", "mean meant", "hear heard", "shrink shrank shrunk", "freeze froze frozen",
    "agree agrees agreed agreeing", "disagree disagrees disagreed disagreeing", "guarantee guarantees guaranteed", "free frees freed",
    "need needs needed needing", "feed feeds fed feeding", "speed speeds sped", "exceed exceeds exceeded", "use uses used using",
    "come came", "hit hitting hits", "child children", "person people", "woman women", "man men",
  ].flatMap((line) => {
    const [base = "", ...forms] = line.split(" ");
    return [base, ...forms].map((form) => [form, base] as const);
  }),
);

/** One form for all inflections of a word: expire, expires, expired and expiring are the same. */
export function stemOf(word: string): string {
  const base = irregular.get(word);
  if (base !== undefined) return trimEnd(base);
  if (word.length <= 3 || /\d/.test(word)) return word;
  return trimEnd(withoutSuffix(word));
}

function withoutSuffix(word: string): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ied") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  if (word.endsWith("ing") && /[aeiouy]/.test(word.slice(0, -3)) && word.length > 4) return longEnough(word.slice(0, -3));
  if (word.endsWith("ed") && /[aeiouy]/.test(word.slice(0, -2))) return longEnough(word.slice(0, -2));
  return word;
}

/** "us" from "using" would meet the pronoun; its e is given back. */
const longEnough = (stem: string): string => (stem.length <= 2 ? `${stem}e` : stem);

function trimEnd(stem: string): string {
  if (stem.length <= 3) return stem;
  const undoubled = /([^aeiou0-9])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  return undoubled.length > 3 && undoubled.endsWith("e") ? undoubled.slice(0, -1) : undoubled;
}
