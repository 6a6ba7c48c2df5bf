import type { Ear } from "#core/evidence/ear";
import type { Said } from "#core/interviewer/quote";
import type { State } from "#core/session/state";

/** The same in the manner that the candidate chose: a kind has words of its own for a warm or a tough interviewer, or it has not. */
export function phraseIn({ started }: Pick<State, "started">, ear: Ear, kind: string, turn: number, fill: Readonly<Record<string, string>> = {}): string {
  const own = `${kind}-${started.pressure}`;
  return phrase(ear, own in ear.pack.manners.wording ? own : kind, turn, fill);
}

/** Phrases by kind of move are taken in turn, so that the same words do not come twice in a row. */
export function phrase(ear: Ear, kind: string, turn: number, fill: Readonly<Record<string, string>> = {}): string {
  const phrases = ear.pack.manners.wording[kind] ?? ["{probe}"];
  const chosen = phrases[turn % phrases.length] ?? "{probe}";
  return filled(chosen, fill);
}

/** A phrase with what stands for its names. */
export const filled = (chosen: string, fill: Readonly<Record<string, string>>): string => chosen.replace(/\{([a-z-]+)\}/g, (_, name: string) => fill[name] ?? "");

/** No question is longer. */
export const mostWords = 40;
/** So few words are a name, not something said. */
const mostNameWords = 3;

/** A question with the words it goes back to, within forty words; without them where they would make it too long. */
export function tieIn(ear: Ear, turn: number, question: string, said: Said): string {
  const kind = said.quote.split(/\s+/).length <= mostNameWords ? "tie-name" : "tie";
  const text = phrase(ear, kind, turn, { quote: said.quote, probe: question });
  return text.split(/\s+/).length <= mostWords ? text : question;
}
