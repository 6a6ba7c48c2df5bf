import type { Ear } from "#core/evidence/ear";
import { filled, mostWords, phrase } from "#core/interviewer/phrase";
import { shortened } from "#core/interviewer/quote";
import type { Move, MoveKind } from "#core/session/event";
import type { State } from "#core/session/state";
import type { SignalId } from "#core/words";

/** So many questions lie between two pushes, and so many pushes fit into a round. */
const apart = 3;
const mostPushes = 4;

/** What can be argued against: a choice, its price, another way, a way through a failure. */
const arguable: ReadonlySet<SignalId> = new Set(["decision-justified", "tradeoff-named", "alternative-weighed", "simplicity-chosen", "failure-handled"]);

/** Questions that an objection may come with. */
const questions: ReadonlySet<MoveKind> = new Set(["probe", "consequence", "probe-open"]);

/**
 * The words with which a tough interviewer argues the other side of what was just said well, right or not, before the question that anybody
 * would ask now; null where there is nothing to argue with. It takes the place of no question, so that the same answers read the same.
 */
export function pushed(ear: Ear, { started, turns, ledger }: State, question: Move): string | null {
  if (started.pressure !== "tough" || !questions.has(question.kind)) return null;
  const moves = turns.flatMap(({ move }) => (move === null ? [] : [move]));
  const pushes = moves.filter(({ kind }) => kind === "push").length;
  if (pushes >= mostPushes || moves.length < apart || moves.slice(-apart).some(({ kind }) => kind === "push" || kind === "twist")) return null;
  const turn = ledger.turns.length - 1;
  const quotes = ledger.pieces.flatMap((one) => {
    const isWellSaid = one.turn === turn && one.polarity === 1 && (one.strength === "grounded" || one.strength === "defended") && arguable.has(one.signal);
    return (isWellSaid ? shortened(ledger, one)?.quote : null) ?? [];
  });
  const quote = quotes.find((one) => one === question.said?.quote) ?? quotes.at(-1);
  if (quote === undefined) return null;
  const ways = [withoutLead(ear, question, quote), withoutLead(ear, question, question.said?.quote ?? quote)].map((probe) => phrase(ear, "push", pushes, { quote, probe }));
  return ways.find((text) => text.split(/\s+/).length <= mostWords) ?? null;
}

/** A question without what only leads up to it, or goes back to these words. */
function withoutLead({ pack, topics }: Ear, { text, about: asked }: Move, quote: string): string {
  const { untied = [], tie = [], "tie-name": name = [], about = [] } = pack.manners.wording;
  const topic = topics.get(asked?.topic ?? "")?.called ?? "";
  const lead = [...untied, ...tie, ...name, ...about].map((way) => filled(way, { quote, topic })).find((before) => before !== "" && text.startsWith(before));
  return lead === undefined ? text : text.slice(lead.length);
}
