import { hear, type HeardTurn } from "#core/evidence/hear";
import type { Ear } from "#core/evidence/ear";
import { overlapping } from "#core/evidence/overlap";
import { common } from "#core/evidence/weigh";
import { firstOf, keyOf, type Asked, type Ledger } from "#core/ledger/ledger";
import type { Move } from "#core/session/event";
import { tokensOf } from "#core/text/token";

/**
 * The ledger after the interviewer has spoken: what they asked for is marked as asked, and what they gave away can no
 * longer be earned.
 *
 * @param move what the turn was meant to do, in our own sessions; null in a transcript from elsewhere, where it is inferred
 */
export function afterInterviewer(ear: Ear, ledger: Ledger, text: string, move: Move | null): Ledger {
  const heard = hear(ear, text);
  const turn = ledger.turns.length;
  const asked = move === null ? inferredAsk(ear, ledger, text, turn) : askOf(ledger, move, text, turn);
  const obligations = new Map(ledger.obligations);
  // What is only kept open, by an answer or a "go on", is not called in anew.
  for (const key of move === null || move.about !== null ? asked.about : []) {
    const entry = obligations.get(key);
    if (entry !== undefined) obligations.set(key, { ...entry, asked: entry.asked + 1, state: entry.state === "unasked" ? "open" : entry.state });
  }
  const [topics, drawn] = [new Map(ledger.topics), new Map(ledger.drawn)];
  for (const topic of asked.topics) {
    const [known, onBoard] = [topics.get(topic), drawn.get(topic)];
    if (known !== undefined) topics.set(topic, { ...known, probes: known.probes + 1 });
    if (onBoard !== undefined) drawn.set(topic, { ...onBoard, isAsked: true });
  }
  const given = new Set(ledger.givenAway);
  for (const sentence of heard.sentences) {
    if (sentence.isQuestion) continue;
    for (const { means } of sentence.hits) if (means.kind === "claim") given.add(keyOf(means.topic, means.obligation));
  }
  return { ...ledger, turns: [...ledger.turns, { speaker: "interviewer", heard }], obligations, topics, drawn, lastAsked: asked, pressed: ledger.pressed + (asked.presses && (move === null || pressing.has(move.kind)) ? 1 : 0), givenAway: given };
}

const contentOf = (ear: Ear, text: string): ReadonlySet<string> =>
  new Set(tokensOf(text).filter(({ word }) => !ear.functionWords.has(word)).map(({ stem }) => stem));

/** The questions of the content do not change; each is taken apart once. */
const probeContents = new WeakMap<Ear, Map<string, ReadonlySet<string>>>();

function contentOfProbe(ear: Ear, probe: string): ReadonlySet<string> {
  const known = probeContents.get(ear) ?? new Map<string, ReadonlySet<string>>();
  probeContents.set(ear, known);
  const content = known.get(probe) ?? contentOf(ear, probe);
  known.set(probe, content);
  return content;
}

function askOf(ledger: Ledger, move: Move, text: string, turn: number): Asked {
  const about = move.about === null ? [] : [keyOf(move.about.topic, move.about.obligation)];
  const content = new Set(tokensOf(text).map(({ stem }) => stem));
  const kept = ledger.lastAsked !== null && (move.kind === "listen" || move.kind === "answer" || move.kind === "acknowledge" || move.kind === "hint");
  return {
    turn,
    kind: kept && move.kind !== "hint" ? (ledger.lastAsked?.kind ?? move.kind) : move.kind,
    about: about.length === 0 && kept ? (ledger.lastAsked?.about ?? []) : about,
    topics: move.about === null ? new Set() : new Set([move.about.topic]),
    content,
    presses: pressing.has(move.kind) || (kept && move.kind !== "hint" && (ledger.lastAsked?.presses ?? false)),
    hint: move.hint,
  };
}

const pressing: ReadonlySet<string> = new Set(["consequence", "twist", "push", "square"]);

/** What a turn of somebody else's interviewer asks for: the open questions whose words it uses. */
function inferredAsk(ear: Ear, ledger: Ledger, text: string, turn: number): Asked {
  const heard = hear(ear, text);
  const about = new Set<string>();
  const topics = new Set<string>();
  for (const sentence of heard.sentences) {
    const masks = sentence.hits.filter(({ means }) => means.kind === "not-topic");
    for (const hit of sentence.hits) {
      const { means } = hit;
      if (means.kind === "claim" || means.kind === "mention") about.add(keyOf(means.topic, means.obligation));
      if (means.kind === "topic" && overlapping(masks, hit).length === 0 && ear.topics.get(means.topic)?.rounds.includes(ledger.setting.round) === true) topics.add(means.topic);
    }
  }
  const content = new Set(heard.sentences.flatMap((sentence) => [...sentence.content]));
  for (const [key, entry] of ledger.obligations) {
    const probe = ear.obligation(entry.topic, entry.obligation)?.probe;
    if (probe !== undefined && isAlike(contentOfProbe(ear, probe), content)) about.add(key);
  }
  const isFirst = !ledger.turns.some(({ speaker }) => speaker === "candidate");
  const presses = !isFirst && testsSomething(ledger, heard);
  return {
    turn,
    kind: isFirst ? "open" : "probe",
    about: [...about].filter((key) => ledger.obligations.has(key)),
    topics: topics.size === 0 && presses ? topicsOfLast(ledger) : topics,
    content,
    presses,
    hint: 0,
  };
}

/** A situation that names no part puts to the test whatever was just spoken of. */
function topicsOfLast({ pieces, topics, turns }: Ledger): ReadonlySet<string> {
  const last = turns.length - 1;
  const ofLast = pieces.slice(firstOf(pieces, last));
  const opened = [...topics].flatMap(([topic, { at }]) => (at?.turn === last ? [topic] : []));
  return new Set([...opened, ...ofLast.flatMap(({ meets }) => (meets !== null ? [meets.split("/")[0] ?? ""] : []))]);
}

const supposing: ReadonlySet<string> = new Set(["suppose", "imagine", "assume", "say", "now", "suddenly", "tomorrow", "if"]);

/** A situation put before the question ("The club posts a score. What happens?"), unless it only answers what was asked. */
function testsSomething(ledger: Ledger, { sentences }: HeardTurn): boolean {
  if (!sentences.some(({ isQuestion }) => isQuestion)) return false;
  if (sentences.some(({ tokens, isQuestion }) => supposing.has(tokens[0]?.word ?? "") || (isQuestion && tokens.slice(0, 3).some(({ word }) => word === "if")))) return true;
  const wasAsked = ledger.turns.at(-1)?.heard.sentences.some(({ isQuestion }) => isQuestion) ?? false;
  return !wasAsked && sentences.some(({ isQuestion, tokens }) => !isQuestion && tokens.length >= leastSituation);
}

/** Shorter statements are acknowledgements. */
const leastSituation = 6;

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size < 3 || other.size < 3) return false;
  const shared = common(one, other);
  return shared >= 3 && shared / one.size >= 0.6;
}
