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
