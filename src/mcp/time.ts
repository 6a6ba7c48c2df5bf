import type { SessionView } from "#core/session/view";

/** What is left of a session's time, in whole seconds. */
export const secondsLeft = ({ budgetMs, elapsedMs }: Pick<SessionView, "budgetMs" | "elapsedMs">): number => Math.max(0, Math.floor((budgetMs - elapsedMs) / 1000));

/** The same in words, for people. */
export function leftInWords(seconds: number): string {
  if (seconds === 0) return "The time is up.";
  return seconds < 90 ? `${String(seconds)} seconds left.` : `${String(Math.round(seconds / 60))} minutes left.`;
}
