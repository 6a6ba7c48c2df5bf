import type { BoardWords } from "#core/content/board";

/** By which words a board's labels are known. */
export type Aliases = {
  /** By a kind's word, folded: the kind and its topic. */
  readonly kinds: ReadonlyMap<string, { readonly id: string; readonly topic: string | null }>;
  readonly neutral: ReadonlySet<string>;
  readonly mostWords: number;
};

/** What a label comes down to: how the thing is called, and what kind it is. */
export type Naming = { readonly name: string; readonly kind: string | null; readonly topic: string | null };

/** The words of the content made ready. */
export function aliasesOf(content: BoardWords): Aliases {
  const kinds = new Map(content.kinds.flatMap(({ id, topic, words }) => words.map((word) => [foldedWords(word).join(" "), { id, topic: topic ?? null }] as const)));
  const mostWords = Math.max(...[...kinds.keys()].map((word) => word.split(" ").length));
  return { kinds, neutral: new Set(content.neutral), mostWords };
}

/**
 * How a label is called, whatever it is counted by, bracketed with or written in: "API x3", "the APIs" and "API (3)" are one. A word of a
 * kind gives way to the kind: "db", "Postgres" and "database" are one too.
 */
export function namingOf(label: string, aliases: Aliases): Naming {
  return namingOfWords(foldedWords(label), aliases);
}

function namingOfWords(words: readonly string[], { kinds, neutral, mostWords }: Aliases): Naming {
  const called: string[] = [];
  let last: { readonly id: string; readonly topic: string | null } | null = null;
  for (let at = 0; at < words.length; ) {
    const length = longestAt(words, at, { kinds, mostWords });
    const kind = length === 0 ? undefined : kinds.get(words.slice(at, at + length).join(" "));
    if (kind !== undefined) {
      last = kind;
      if (called.at(-1) !== kind.id) called.push(kind.id);
    } else if (!neutral.has(words[at] ?? "")) called.push(words[at] ?? "");
    at += Math.max(1, length);
  }
  return { name: (called.length > 0 ? called : words).join(" "), kind: last?.id ?? null, topic: last?.topic ?? null };
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
