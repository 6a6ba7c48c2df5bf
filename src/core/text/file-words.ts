/** The longest that a title becomes. */
const mostLetters = 60;

/** A title as it may stand in a file's name on every system: small plain letters and figures with hyphens, up to so many whole words as fit. */
export function fileWords(title: string): string {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’]/g, "");
  let name = "";
  for (const [word] of plain.matchAll(/[a-z0-9]+/g)) {
    const longer = name === "" ? word.slice(0, mostLetters) : `${name}-${word}`;
    if (longer.length > mostLetters) break;
    name = longer;
  }
  return name === "" ? "interview" : name;
}
