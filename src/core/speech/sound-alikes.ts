import type { SoundAlike, SoundAlikes, Sureness } from "#core/content/sound-alike";
import { technicalityOf, type Technicality } from "#core/speech/technical";
import { stemOf, tokensOf, type Token } from "#core/text/token";

/** The words of a turn, sentence by sentence, re-read: what a recogniser misheard is the term that was meant, at its place. */
export type Rereading = (text: string, sentences: readonly (readonly Token[])[]) => readonly (readonly Token[])[];

/** One way of writing a term. */
type Form = {
  readonly words: readonly string[];
  readonly means: readonly string[];
  readonly sure: Sureness;
  readonly beside: { readonly after: ReadonlySet<string>; readonly before: ReadonlySet<string> } | null;
  readonly notAfter: ReadonlySet<string>;
  readonly notBefore: ReadonlySet<string>;
  /** Stems. */
  readonly everyday: readonly string[];
};

type Match = { readonly form: Form; readonly from: number; readonly to: number };

/** Points of technical context that a form needs: in its own sentence, or in it and its neighbours. */
const needed = { certain: { own: 0, near: 0 }, likely: { own: 1, near: 2 }, doubtful: { own: 2, near: 3 } } as const satisfies Record<Sureness, object>;

/** Compiles what recognisers write into one pass over the words of a turn. A word that begins no form costs one look-up. */
export function soundAlikesOf(content: SoundAlikes): Rereading {
  const byFirst = new Map<string, Form[]>();
  for (const form of formsOf(content)) {
    const first = form.words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), form].sort((one, other) => other.words.length - one.words.length));
  }
  const measure = technicalityOf(content);

  return (text, sentences) => {
    const found = sentences.map((tokens) => matchesIn(byFirst, text, tokens));
    if (found.every((matches) => matches.length === 0)) return sentences;
    const technicality = measure(sentences, found);
    return sentences.map((tokens, index) => reread(tokens, (found[index] ?? []).filter(({ form, from, to }) => isMeant(form, { technicality, index, from, to }))));
  };
}

function formsOf({ entries, spelled }: SoundAlikes): readonly Form[] {
  const letters = spelled.map((means): Form => ({ words: [...means], means: [means], sure: "certain", beside: null, notAfter: none, notBefore: none, everyday: [] }));
  return [...entries.flatMap((entry) => entry.written.map((written) => formOf(entry, written))), ...letters];
}

const none: ReadonlySet<string> = new Set();
const noForms: readonly Form[] = [];
const wordsOf = (text: string): readonly string[] => tokensOf(text).map(({ word }) => word);

function formOf({ means, sure, after, before, not_after, not_before, everyday }: SoundAlike, written: string): Form {
  const beside = after.length + before.length === 0 ? null : { after: new Set(after), before: new Set(before) };
  return { words: wordsOf(written), means: wordsOf(means), sure, beside, notAfter: new Set(not_after), notBefore: new Set(not_before), everyday: everyday.map(stemOf) };
}

/** Every place of a sentence where a form is written, longer forms first, with what must stand beside it. */
function matchesIn(byFirst: ReadonlyMap<string, readonly Form[]>, text: string, tokens: readonly Token[]): readonly Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (const form of byFirst.get(tokens[from]?.word ?? "") ?? noForms) {
      const to = from + form.words.length;
      if (isWritten(form, text, tokens, from) && stands(form, tokens[from - 1]?.word, tokens[to]?.word)) matches.push({ form, from, to });
    }
  }
  return matches;
}

/** Whether the words of a form stand there, with nothing between them but spaces, hyphens or dots. */
function isWritten({ words }: Form, text: string, tokens: readonly Token[], from: number): boolean {
  for (let at = 1; at < words.length; at += 1) {
    const before = tokens[from + at - 1];
    const token = tokens[from + at];
    if (before === undefined || token === undefined || token.word !== words[at] || !/^[\s.-]*$/.test(text.slice(before.end, token.start))) return false;
  }
  return true;
}

function stands({ beside, notAfter, notBefore }: Form, before = "", after = ""): boolean {
  if (notAfter.has(before) || notBefore.has(after)) return false;
  return beside === null || beside.after.has(before) || beside.before.has(after);
}

type Place = { readonly technicality: Technicality; readonly index: number; readonly from: number; readonly to: number };

function isMeant({ sure, everyday }: Form, { technicality, index, from, to }: Place): boolean {
  const need = needed[sure];
  if (need.near === 0) return true;
  if (everyday.some((stem) => technicality.stems.has(stem))) return false;
  const own = technicality.own(index, { from, to });
  return own >= need.own || own + technicality.beside(index) >= need.near;
}

/** The words with each match re-read; where two overlap, the first and longest is taken. */
function reread(tokens: readonly Token[], matches: readonly Match[]): readonly Token[] {
  if (matches.length === 0) return tokens;
  const read: Token[] = [];
  let at = 0;
  for (const { form, from, to } of matches) {
    if (from < at) continue;
    read.push(...tokens.slice(at, from), ...inPlaceOf(tokens.slice(from, to), form.means));
    at = to;
  }
  return [...read, ...tokens.slice(at)];
}

/** The words meant, on the places of the words written: one each, and all that is left for the last. */
function inPlaceOf(written: readonly Token[], means: readonly string[]): readonly Token[] {
  const last = written.length - 1;
  return means.map((word, at) => {
    const first = written[Math.min(at, last)];
    const end = written[at === means.length - 1 ? last : Math.min(at, last)];
    return { word, stem: stemOf(word), start: first?.start ?? 0, end: end?.end ?? 0 };
  });
}
