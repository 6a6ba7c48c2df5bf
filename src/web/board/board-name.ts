import { fileWords } from "#core/text/file-words";

/** What a saved board is called: what was practised and the day of the interview. */
export function boardName({ title, startedAt }: { readonly title: string; readonly startedAt: number }): string {
  const day = new Date(startedAt);
  return [fileWords(title), day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2, "0"), "board"].join("-");
}
