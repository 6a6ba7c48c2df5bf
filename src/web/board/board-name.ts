/** What a saved board is called: its scenario and the day of the interview. */
export function boardName({ scenario, startedAt }: { readonly scenario: string; readonly startedAt: number }): string {
  const day = new Date(startedAt);
  return [scenario, day.getFullYear(), String(day.getMonth() + 1).padStart(2, "0"), String(day.getDate()).padStart(2, "0"), "board"].join("-");
}
