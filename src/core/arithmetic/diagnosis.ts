type Suspect = { readonly factor: number; readonly says: string };

/** Factors by which people are usually off, and what each looks like (domain practice; the constants are definitions). */
export const suspects: readonly Suspect[] = [
  { factor: 86_400, says: "a day has 86,400 seconds" },
  { factor: 3600, says: "an hour has 3,600 seconds" },
  { factor: 1440, says: "a day has 1,440 minutes" },
  { factor: 1000, says: "a prefix is off: a thousand times" },
  { factor: 365, says: "a year has 365 days" },
  { factor: 60, says: "a minute has 60 seconds" },
  { factor: 30, says: "a month has about 30 days" },
  { factor: 24, says: "a day has 24 hours" },
  { factor: 12, says: "a year has 12 months" },
  { factor: 10, says: "a zero is missing or too many" },
  { factor: 100, says: "two zeros are missing or too many" },
  { factor: 8, says: "a byte has eight bits" },
  { factor: 3, says: "replication or a peak factor of three" },
];
const closeness = 1.15;

/** What a wrong factor looks like, in words; null where it looks like nothing in particular. */
export function diagnosisOf(factor: number): string | null {
  const close = suspects.filter((suspect) => Math.max(factor / suspect.factor, suspect.factor / factor) <= closeness);
  const [best] = [...close].sort((one, other) => Math.abs(Math.log(factor / one.factor)) - Math.abs(Math.log(factor / other.factor)));
  return best === undefined ? null : `it looks as if ${best.says}`;
}
