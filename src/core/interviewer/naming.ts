import type { TopicObligation } from "#core/content/topic";
import type { Ear } from "#core/evidence/ear";
import type { HeardSentence } from "#core/evidence/hear";
import { overlapping } from "#core/evidence/overlap";
import { stanceRound } from "#core/evidence/stance";
import { common } from "#core/evidence/weigh";
import { keyOf, type Ledger } from "#core/ledger/ledger";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { Span } from "#core/text/sentence";
import { tokensOf } from "#core/text/token";

/** One place where a topic is named, and how firmly: as what holds, with a hedge, under a condition, or to decline it. */
export type Naming = Span & { readonly turn: number; readonly sentence: HeardSentence; readonly manner: "firm" | "hedged" | "conditional" | "declined" };

const known = new WeakMap<Ledger, ReadonlyMap<string, readonly Naming[]>>();

/** By topic, where the candidate names it, in order. What only passes by is left out: another person's, a figure that the question gave. */
export function namingsIn(ear: Ear, ledger: Ledger): ReadonlyMap<string, readonly Naming[]> {
  const before = known.get(ledger);
  if (before !== undefined) return before;
  const namings = new Map<string, Naming[]>();
  const given = new Set<string>();
  for (const [turn, { speaker, heard }] of ledger.turns.entries()) {
    for (const sentence of heard.sentences) {
      if (speaker === "interviewer") for (const { stem } of sentence.tokens) given.add(stem);
      else for (const [topic, naming] of namedIn(ear, ledger, { turn, sentence, given })) namings.set(topic, [...(namings.get(topic) ?? []), naming]);
    }
  }
  known.set(ledger, namings);
  return namings;
}

type Listened = { readonly turn: number; readonly sentence: HeardSentence; readonly given: ReadonlySet<string> };

function namedIn(ear: Ear, { setting }: Ledger, { turn, sentence, given }: Listened): readonly (readonly [string, Naming])[] {
  const { tokens, hits } = sentence;
  const masks = hits.filter(({ means }) => means.kind === "not-topic");
  const seen = new Set<string>();
  return hits.flatMap((hit): (readonly [string, Naming])[] => {
    if (hit.means.kind !== "topic" || seen.has(hit.means.topic)) return [];
    const { topic } = hit.means;
    const [first, last] = [tokens[hit.from], tokens[hit.to - 1]];
    const content = ear.topics.get(topic);
    if (content === undefined || first === undefined || last === undefined || overlapping(masks, hit).some(({ means }) => means.kind === "not-topic" && means.topic === topic)) return [];
    const isGiven = sentence.quantities.some(({ start, end }) => start < last.end && end > first.start) && tokens.slice(hit.from, hit.to).every(({ stem }) => given.has(stem));
    const stance = stanceRound(sentence, hit, 0);
    const isDeclined = stance === "negated" || refusing.has(tokens[hit.from - 1]?.word ?? "");
    const holds = stance === "asserted" || content.opens_in.includes(stance) || (stance === "past-experience" && isStoryRound(setting));
    if (isGiven || (!holds && !isDeclined)) return [];
    seen.add(topic);
    const manner = isDeclined && !content.opens_in.includes("negated") ? "declined" : sentence.isList ? "hedged" : mannerAt(sentence, hit.from);
    return [[topic, { turn, sentence, start: first.start, end: last.end, manner }]];
  });
}

/** How what stands before a word in its clause has it said. */
function mannerAt({ tokens, clauses }: HeardSentence, at: number): Naming["manner"] {
  const start = tokens[at]?.start ?? 0;
  const clause = clauses.findLast((one) => one.start <= start);
  const before = tokens.slice(0, at).filter((token) => token.start >= (clause?.start ?? 0));
  if (before.some(({ word }) => conditions.has(word))) return "conditional";
  return before.slice(-hedgeReach).some(({ word }) => hedges.has(word)) ? "hedged" : "firm";
}

const hedgeReach = 5;
const refusing: ReadonlySet<string> = new Set(["without", "no", "not", "neither", "nor"]);
const conditions: ReadonlySet<string> = new Set(["if", "unless", "whether", "had", "suppose", "instead", "than"]);
const hedges: ReadonlySet<string> = new Set(["could", "can", "may", "might", "maybe", "perhaps", "possibly", "eventually", "later"]);

/** How far a talk is about a topic, 0 to 1: what it dwells on or has taken a position on, against what passed by once. */
export function standingOf(ear: Ear, ledger: Ledger, topic: string): number {
  const { standing } = ear.pack.manners;
  const at = ledger.topics.get(topic)?.at ?? null;
  if (at === null) return ledger.drawn.has(topic) ? standing.once : 1;
  const namings = namingsIn(ear, ledger).get(topic) ?? [];
  if (namings.at(-1)?.manner === "declined") return standing.withdrawn;
  const held = namings.filter(({ manner }) => manner !== "declined");
  const isTaken = ear.topics.get(topic)?.obligations.some(({ id }) => taken.has(ledger.obligations.get(keyOf(topic, id))?.state ?? "open")) ?? false;
  // Heard in words that could mean it, and never named: perhaps spoken of.
  if (held.length === 0) return isTaken ? standing.hedged : 0;
  const share = held.some(({ manner }) => manner === "firm") ? 1 : held.some(({ manner }) => manner === "hedged") ? standing.hedged : standing.conditional;
  return share * Math.min(1, standing.once + standing.again * Math.max(0, held.length - 1) + (isTaken ? standing.taken : 0));
}

const taken: ReadonlySet<string> = new Set(["claimed", "grounded", "defended"]);

/** Whether what a question takes for granted was said: one of those words, where its topic is named or in the sentence beside. */
export function isSupposed(ear: Ear, ledger: Ledger, topic: string, stems: ReadonlySet<string>): boolean {
  if (stems.size === 0) return true;
  return (namingsIn(ear, ledger).get(topic) ?? []).some(({ turn, sentence, manner }) => {
    if (manner === "declined") return false;
    const beside = ledger.turns[turn]?.heard.sentences.slice(Math.max(0, sentence.index - 1), sentence.index + 2) ?? [];
    return beside.some(({ content }) => common(content, stems) > 0);
  });
}

/** Of an obligation's name so large a share, or of a sentence that would meet it, in one sentence of the candidate: it was likely told. */
const touching = { title: 1, example: 0.6 } as const;

/**
 * Whether what an obligation asks for was likely told in words that no cue knows: where its topic is named, or in the sentence after, stand
 * all the words that the obligation goes by, or most of those of a sentence that would meet it.
 */
export function isTouched(ear: Ear, ledger: Ledger, topic: string, obligation: string): boolean {
  const content = ear.obligation(topic, obligation);
  if (content === undefined) return false;
  const { title, examples } = contentOf(ear, topic, content);
  return (namingsIn(ear, ledger).get(topic) ?? []).some(({ turn, sentence }) => {
    const [own, after] = ledger.turns[turn]?.heard.sentences.slice(sentence.index, sentence.index + 2) ?? [];
    return [own, after].some((one) => one !== undefined && !one.isQuestion && (shareOf(title, one.content) >= touching.title || examples.some((example) => example.size >= 3 && shareOf(example, one.content) >= touching.example)));
  });
}

/**
 * Obligations of which a position was taken in so many words, as `topic/obligation`, whether or not it could count: a sentence earns no more
 * than it has bindings for, and what it earned nothing for was said all the same.
 */
export function claimedIn({ turns }: Ledger): ReadonlySet<string> {
  const said = new Set<string>();
  for (const { speaker, heard } of turns) {
    if (speaker === "interviewer") continue;
    for (const sentence of heard.sentences) {
      if (sentence.isQuestion || sentence.isList) continue;
      for (const hit of sentence.hits) if (hit.means.kind === "claim" && hit.to - hit.from >= fewestClaimWords && stanceRound(sentence, hit) === "asserted") said.add(keyOf(hit.means.topic, hit.means.obligation));
    }
  }
  return said;
}

/** Two words that would take a position stand together by chance. */
const fewestClaimWords = 3;

/** Whether a topic was named, drawn, asked about, or opened by the prompt, and not only heard in words that could mean it. */
export function isSpokenOf(ear: Ear, ledger: Ledger, topic: string): boolean {
  const known = ledger.topics.get(topic);
  return (namingsIn(ear, ledger).get(topic) ?? []).length > 0 || ledger.drawn.has(topic) || known === undefined || known.at === null || known.probes > 0;
}

const shareOf = (wanted: ReadonlySet<string>, content: ReadonlySet<string>): number => (wanted.size === 0 ? 0 : common(wanted, content) / wanted.size);

type Contents = { readonly title: ReadonlySet<string>; readonly examples: readonly ReadonlySet<string>[] };
const contents = new WeakMap<TopicObligation, Contents>();

/** The words that an obligation goes by and those of the sentences that would meet it, without what only names its topic. Content does not change. */
function contentOf(ear: Ear, topic: string, obligation: TopicObligation): Contents {
  const before = contents.get(obligation);
  if (before !== undefined) return before;
  const names = new Set(tokensOf(`${ear.topics.get(topic)?.title ?? ""} ${topic}`).map(({ stem }) => stem));
  const stems = (text: string): ReadonlySet<string> => new Set(tokensOf(text).flatMap(({ word, stem }) => (ear.functionWords.has(word) || names.has(stem) ? [] : [stem])));
  const made = { title: stems(obligation.title), examples: obligation.claimed.map(stems) };
  contents.set(obligation, made);
  return made;
}
