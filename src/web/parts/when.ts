const dayForm = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const dayAndYearForm = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const timeForm = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** When something was, in words for people: `Today, 14:05`, `Tue 3 Mar, 09:10`, `3 Mar 2025`. Times in Unix milliseconds. */
export function whenInWords(at: number, now: number): string {
  const [date, today] = [new Date(at), new Date(now)];
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return `Today, ${timeForm.format(date)}`;
  if (date.toDateString() === yesterday.toDateString()) return `Yesterday, ${timeForm.format(date)}`;
  return date.getFullYear() === today.getFullYear() ? `${dayForm.format(date).replace(",", "")}, ${timeForm.format(date)}` : dayAndYearForm.format(date);
}

/** A length of time as a clock shows it: `4:05`, `65:00`. Milliseconds, cut to whole seconds. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A length of time in whole minutes: `1 minute`, `12 minutes`; `less than a minute` below one. */
export function minutesInWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 1 ? "less than a minute" : minutes === 1 ? "1 minute" : `${String(minutes)} minutes`;
}
