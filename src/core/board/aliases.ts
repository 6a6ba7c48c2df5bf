import type { BoardWords } from "#core/content/board";

/** By which words a board's labels are known. */
export type Aliases = {
  /** By a kind's word, folded: the kind and its topic. */
  readonly kinds: ReadonlyMap<string, { readonly id: string; readonly topic: string | null }>;
  readonly neutral: ReadonlySet<string>;
  /** Names of products, folded. */
  readonly products: ReadonlySet<string>;
  readonly mostWords: number;
};

/** What a label comes down to: how the thing is called, and what kind it is. */
export type Naming = { readonly name: string; readonly kind: string | null; readonly topic: string | null };

/** The words of the content made ready. */
export function aliasesOf(content: BoardWords): Aliases {
  const kinds = new Map(content.kinds.flatMap(({ id, topic, words }) => words.map((word) => [foldedWords(word).join(" "), { id, topic: topic ?? null }] as const)));
  const mostWords = Math.max(...[...kinds.keys()].map((word) => word.split(" ").length));
  return { kinds, neutral: new Set(content.neutral), products: new Set(content.products.map((word) => foldedWords(word).join(" "))), mostWords };
}

/**
 * How a label is called, whatever it is counted by, bracketed with or written in: "API x3", "the APIs" and "API (3)" are one. A word of a
 * kind gives way to the kind: "db", "Postgres" and "database" are one too.
 */
export function namingOf(label: string, aliases: Aliases): Naming {
  const words = foldedWords(label);
  const called: string[] = [];
  for (const { phrase, kind } of termsOf(words, aliases)) {
    const word = kind?.id ?? phrase;
    if (kind === null ? !aliases.neutral.has(word) : called.at(-1) !== word) called.push(word);
  }
  const kind = isDenied(label) ? null : kindOf(label, aliases);
  return { name: (called.length > 0 ? called : words).join(" "), kind: kind?.id ?? null, topic: kind?.topic ?? null };
}

/** "no cache" and "skip the cache" say what is not there; "no SQL" is a kind of database, and a drop queue one of queues. */
const isDenied = (label: string): boolean => /^\s*(no(?!\s+sql\b)|not|without|instead of|(skip|drop|avoid)\s+(the|a|an))\s/i.test(label.slice(0, mostLetters));

type Kind = { readonly id: string; readonly topic: string | null };

/** What follows tells more of the thing and does not name it: "Kafka: orders", "a cache for posts". */
const detail = /[:：|]|\s[-–—]\s|\s(?:for|of|in|with|on|to|from|per|by|at|via)\s/i;
const mostLetters = 200;

/** The kind that a label has as its head; where it names several things, the last that is of a kind, and before what it tells of them. */
function kindOf(label: string, aliases: Aliases): Kind | null {
  const pieces = label.slice(0, mostLetters).split(detail).map((piece) => piece.split(/[/+&,]/).flatMap((one) => headOf(foldedWords(one), aliases) ?? []));
  return pieces.find((kinds) => kinds.length > 0)?.at(-1) ?? null;
}

/** The kind of the word that stands last, but for numbers and words that say nothing. A product is known by its name wherever that stands. */
function headOf(words: readonly string[], aliases: Aliases): Kind | null {
  const terms = termsOf(words, aliases);
  const last = terms.findLast(({ phrase, kind }) => kind !== null || !(aliases.neutral.has(phrase) || /^(v?\d+|[a-z])$/.test(phrase)));
  return last?.kind ?? terms.findLast(({ phrase }) => aliases.products.has(phrase))?.kind ?? null;
}

/** Words parted into the longest that name a kind, and single others. */
function termsOf(words: readonly string[], { kinds, mostWords }: Aliases): readonly { readonly phrase: string; readonly kind: Kind | null }[] {
  const terms: { readonly phrase: string; readonly kind: Kind | null }[] = [];
  for (let at = 0; at < words.length; ) {
    const length = Math.max(1, longestAt(words, at, { kinds, mostWords }));
    const phrase = words.slice(at, at + length).join(" ");
    terms.push({ phrase, kind: kinds.get(phrase) ?? null });
    at += length;
  }
  return terms;
}

function longestAt(words: readonly string[], at: number, { kinds, mostWords }: Pick<Aliases, "kinds" | "mostWords">): number {
  for (let length = Math.min(mostWords, words.length - at); length > 0; length -= 1) if (kinds.has(words.slice(at, at + length).join(" "))) return length;
  return 0;
}

const articles: ReadonlySet<string> = new Set(["the", "a", "an"]);

/** The words of a label without counts, brackets and articles, in the singular. */
export function foldedWords(label: string): readonly string[] {
  const folded = label.normalize("NFKC").toLowerCase().replaceAll("×", "x");
  const plain = folded.replace(/\([^()]*\)|\[[^[\]]*\]/g, " ");
  // "[API]" is a box drawn in brackets, not an aside.
  const kept = /[\p{L}\p{N}]/u.test(plain) ? plain : folded;
  const words = kept.match(/[\p{L}\p{N}+#]+/gu) ?? [];
  const uncounted = words.filter((word, at) => !articles.has(word) && !isCount(word, words, at));
  return (uncounted.length > 0 ? uncounted : words).map(singular);
}

/** "3x", "x3", "3 x", and the number before or after it. A number alone is a name: "Shard 2". */
function isCount(word: string, words: readonly string[], at: number): boolean {
  if (/^(\d+x|x(\d+|n)|nx)$/.test(word)) return true;
  const isNumber = (other: string | undefined): boolean => other !== undefined && /^(\d+|n)$/.test(other);
  const isTimes = (other: string | undefined): boolean => other === "x";
  return (isTimes(word) && (isNumber(words[at - 1]) || isNumber(words[at + 1]))) || (isNumber(word) && (isTimes(words[at - 1]) || isTimes(words[at + 1]) || (at === 0 && words.length > 1)));
}

/** Words that end in an s and are one thing. */
const singulars: ReadonlySet<string> = new Set(["dns", "aws", "sqs", "sns", "redis", "nats", "ios", "sms", "tls", "https", "postgres", "kinesis", "analysis", "axis", "paris", "ws", "js", "gcs", "nfs", "rds", "status", "apns", "news", "analytics", "metrics", "logs", "alerts", "dashboards", "cms", "kms", "eks", "ecs", "os", "bus", "class", "address", "process", "access", "business", "canvas", "s", "gps", "ads", "mss", "us", "eu", "this"]);

function singular(word: string): string {
  if (word.length < 3 || singulars.has(word) || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(ches|shes|xes|sses)$/.test(word) && !word.endsWith("caches") ? word.slice(0, -2) : word.slice(0, -1);
}
