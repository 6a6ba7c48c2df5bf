import type { DrawnTopic } from "#core/board/drawn-topics";
import type { Component } from "#core/board/read-board";
import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";
import { withTopic } from "#core/ledger/start-ledger";

/**
 * The ledger after the candidate has drawn. What is drawn leaves the same to be said as what is named, and says nothing of it: its questions
 * may be asked, and no evidence comes of it. A board full of boxes opens no more than a talk could be about.
 *
 * @param turn how many turns had been spoken when it was drawn
 */
export function afterDrawing(ear: Ear, before: Ledger, topics: readonly DrawnTopic[], turn: number): Ledger {
  let ledger = before;
  for (const drawn of topics) if (ledger.drawn.size < ear.pack.board.most_opened) ledger = withDrawn(ear, ledger, drawn, turn);
  return ledger;
}

function withDrawn(ear: Ear, before: Ledger, { topic, label, component }: DrawnTopic, turn: number): Ledger {
  if (before.topics.has(topic) || ear.topics.get(topic)?.rounds.includes(before.setting.round) !== true) return before;
  const ledger = withTopic(ear, before, { topic, at: null, quote: "", piece: null });
  return { ...ledger, drawn: new Map(ledger.drawn).set(topic, { box: { label, component }, turn, isAsked: false }) };
}

/**
 * The ledger once what was drawn has changed: a topic goes by the box that shows it now, and by none once it is gone; what is gone and
 * nobody named or asked about is not open any more.
 */
export function afterRedrawing(before: Ledger, shown: readonly Component[]): Ledger {
  const [drawn, topics, obligations] = [new Map(before.drawn), new Map(before.topics), new Map(before.obligations)];
  for (const [topic, known] of before.drawn) {
    const boxes = shown.filter(({ kind }) => kind === topic);
    const box = boxes.find(({ id }) => id === known.box?.component) ?? boxes[0];
    drawn.set(topic, { ...known, box: box === undefined ? null : { label: box.label, component: box.id } });
    if (box !== undefined || known.isAsked || before.topics.get(topic)?.at !== null) continue;
    drawn.delete(topic);
    topics.delete(topic);
    for (const [key, entry] of before.obligations) if (entry.topic === topic) obligations.delete(key);
  }
  return { ...before, drawn, topics, obligations };
}

/** The ledger after a question that pointed at a box: what is answered now is about what is drawn there, whether or not it is named. */
export function afterPointing(ear: Ear, before: Ledger, pointedAt: DrawnTopic): Ledger {
  const { topic } = pointedAt;
  const ledger = withDrawn(ear, before, pointedAt, before.turns.length);
  const drawn = ledger.drawn.get(topic);
  if (drawn === undefined || ledger.lastAsked === null) return ledger;
  return { ...ledger, drawn: new Map(ledger.drawn).set(topic, { ...drawn, isAsked: true }), lastAsked: { ...ledger.lastAsked, topics: new Set([topic]) } };
}
