import type { DrawnTopic } from "#core/board/drawn-topics";
import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";
import { withTopic } from "#core/ledger/start-ledger";

/**
 * The ledger after the candidate has drawn. What is drawn leaves the same to be said as what is named, and says nothing of it: its questions
 * are open, and no evidence comes of it. A board full of boxes opens no more than a talk could be about.
 *
 * @param turn how many turns had been spoken when it was drawn
 */
export function afterDrawing(ear: Ear, before: Ledger, topics: readonly DrawnTopic[], turn: number): Ledger {
  let ledger = before;
  for (const { topic, label } of topics) {
    const content = ear.topics.get(topic);
    const isNew = content?.rounds.includes(ledger.setting.round) === true && !ledger.topics.has(topic);
    if (!isNew || ledger.drawn.size >= ear.pack.board.most_opened) continue;
    ledger = withTopic(ear, ledger, { topic, at: null, quote: "", piece: null });
    ledger = { ...ledger, drawn: new Map(ledger.drawn).set(topic, { label, turn }) };
  }
  return ledger;
}

/** The ledger once drawn things are gone from the board: nothing points at them, and what nobody spoke of or asked about is not open any more. */
export function afterRemoving(before: Ledger, isShown: (topic: string) => boolean): Ledger {
  const gone = [...before.drawn.keys()].filter((topic) => !isShown(topic));
  if (gone.length === 0) return before;
  const [drawn, topics, obligations] = [new Map(before.drawn), new Map(before.topics), new Map(before.obligations)];
  for (const topic of gone) {
    drawn.delete(topic);
    const entries = [...before.obligations].filter(([, entry]) => entry.topic === topic);
    if (before.topics.get(topic)?.at !== null || entries.some(([, { pieces, asked }]) => pieces.length > 0 || asked > 0)) continue;
    topics.delete(topic);
    for (const [key] of entries) obligations.delete(key);
  }
  return { ...before, drawn, topics, obligations };
}
