/** The words that lead up to a figure, without what only hedges it: "so that is about" is "so that is". */

const hedges: readonly string[] = [
  "about", "around", "roughly", "approximately", "nearly", "almost", "just", "only", "some", "maybe", "say", "like", "something like", "in the order of", "on the order of", "close to", "more or less", "a bit", "a little", "well", "over", "under", "below",
  "above", "more than", "less than", "at least", "at most", "up to", "a total of", "altogether", "total", "what", "um", "uh", "er", "you know", "i think", "i guess", "probably", "easily",
];
/** By their last words, the longest first. */
const byLast = new Map<string, readonly string[]>();
for (const hedge of [...hedges].sort((one, other) => other.length - one.length)) {
  const last = hedge.slice(hedge.lastIndexOf(" ") + 1);
  byLast.set(last, [...(byLast.get(last) ?? []), hedge]);
}

const loose = "~≈(,–—-";
const isLoose = (sign: string): boolean => loose.includes(sign) || sign === " " || /\s/.test(sign);
const adding = /\badd(?:s|ed)? $/i;

/** A lead without its hedges. */
export function trimmedLead(before: string): string {
  let end = before.length;
  for (;;) {
    while (end > 0 && isLoose(before.charAt(end - 1))) end -= 1;
    const last = lastWord(before, end);
    const from = end;
    for (const hedge of byLast.get(last) ?? []) {
      const at = end - hedge.length;
      if (at < 0 || before.slice(at, end).toLowerCase() !== hedge || (at > 0 && isOfWord(before.charAt(at - 1)))) continue;
      if (hedge === "up to" && adding.test(before.slice(Math.max(0, at - 8), at))) continue;
      end = at;
      break;
    }
    if (end === from) return before.slice(0, end);
  }
}

/** The last word before a place, in lower case; empty where none ends there. */
export function lastWord(text: string, end = text.length): string {
  let start = end;
  while (start > 0 && isOfWord(text.charAt(start - 1))) start -= 1;
  return text.slice(start, end).toLowerCase();
}

const isOfWord = (sign: string): boolean => (sign >= "a" && sign <= "z") || (sign >= "A" && sign <= "Z") || sign === "'" || (sign > "\x7f" && /\p{L}/u.test(sign));
