import type { Draft } from "./kept-here";

type Known = {
  /** What this tab kept. */
  readonly own: Draft | null;
  /** What other tabs of this browser kept. */
  readonly others: readonly Draft[];
  readonly server: Draft | null;
  /** The newest answer that was said. */
  readonly said: Draft | null;
};

/** The words to go on with, and others that somebody typed elsewhere and would miss. */
export type Chosen = { readonly text: string; readonly other: Draft | null };

/** A draft that was on its way when its own answer was said may arrive this much later, in milliseconds. */
const lateMs = 10_000;

/** Own words first, then the newest. What differs and is not merely an earlier state of them is offered, never dropped. */
export function chooseDraft({ own, others, server, said }: Known): Chosen {
  const isSaid = ({ text, at }: Draft): boolean => said !== null && (text === said.text || (said.text.startsWith(text) && at - said.at < lateMs));
  const rest = [...others, ...(server === null ? [] : [server])].filter((draft) => isText(draft.text) && !isSaid(draft)).sort((one, other) => other.at - one.at);
  const mine = own !== null && isText(own.text) && own.text !== said?.text ? own : rest[0];
  if (mine === undefined) return { text: "", other: null };
  return { text: mine.text, other: rest.find(({ text }) => isOtherThan(text, mine.text)) ?? null };
}

/** Whether those words would be missed by somebody who goes on with these. */
export const isOtherThan = (text: string, mine: string): boolean => isText(text) && !mine.trim().startsWith(text.trim());

const isText = (text: string): boolean => /\S/.test(text);
