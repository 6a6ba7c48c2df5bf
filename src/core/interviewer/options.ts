import { checkArithmetic } from "#core/arithmetic/check";
import type { Ear } from "#core/evidence/ear";
import { plainly } from "#core/interviewer/manner";
import { nextMove } from "#core/interviewer/next-move";
import { divesOf } from "#core/interviewer/probing";
import { pushed } from "#core/interviewer/pushing";
import { questionFor } from "#core/interviewer/question";
import { candidates } from "#core/interviewer/value";
import { keyOf } from "#core/ledger/ledger";
import type { Move, MoveKind } from "#core/session/event";
import type { State } from "#core/session/state";

/** Moves whose words are free: what they ask for is in the ledger. Facts, changed constraints, objections and the clock are said as they are written. */
const free: ReadonlySet<MoveKind> = new Set(["probe", "consequence", "probe-open"]);

/**
 * The few best moves, of which a language model may choose one and word it. The first is the one that the interviewer makes by itself;
 * where that one's words are not free, there is nothing to choose.
 *
 * @param at Unix milliseconds
 */
export function options(ear: Ear, state: State, at: number): readonly Move[] {
  const plain = plainly(state);
  const first = nextMove(ear, plain, at);
  if (!free.has(first.kind) || isAboutHearing(ear, plain, first) || pushed(ear, state, first) !== null) return [];
  return first.about === null || first.kind === "probe-open" ? [first] : [first, ...nextBest(ear, plain, first)];
}

/** Open questions that are worth nearly as much as the one chosen. */
function nextBest(ear: Ear, state: State, first: Move): readonly Move[] {
  const { ledger, started: { target, minutes } } = state;
  const { most, share } = ear.pack.manners.worded;
  const known = candidates({ ear, ledger, target, minutes, dives: divesOf(ear, state) });
  const chosen = first.about === null ? undefined : known.find(({ key }) => key === keyOf(first.about?.topic ?? "", first.about?.obligation ?? ""));
  if (chosen === undefined) return [];
  const others: Move[] = [];
  for (const { key, entry, value } of known) {
    if (others.length >= most - 1 || value < chosen.value * share) break;
    const question = key === chosen.key ? null : questionFor(ear, state, entry);
    if (question !== null) others.push({ ...question, phase: first.phase });
  }
  return others;
}

/** A figure that may have been misheard is asked about in these very figures. */
function isAboutHearing(ear: Ear, { ledger }: State, { text }: Move): boolean {
  const last = ledger.turns.at(-1);
  if (last?.speaker !== "candidate") return false;
  const { heard } = last;
  return checkArithmetic([{ speaker: "candidate", text: heard.text, sentences: heard.sentences }], ear.pack.levels.arithmetic).some(({ ask }) => ask === text);
}
