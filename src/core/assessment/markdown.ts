import type { Assessment, Evidence } from "#core/assessment/assessment";
import { stateTitle } from "#core/assessment/state-title";
import { bandTitle, levelTitle, type Reference } from "#core/session/view";
import type { Turn } from "#core/transcript/transcript";

const barWords = { below: "below", close: "close to", at: "at", above: "above" } as const satisfies Record<Assessment["overall"]["bar"], string>;

/** What a report is headed by. `day` is a date as it should be printed. */
export type Heading = { readonly title: string; readonly day: string; readonly minutes: number | null };

type Told = { readonly assessment: Assessment; readonly reference: Reference; readonly turns: readonly Turn[]; readonly heading: Heading };

/** A report as plain Markdown, to keep or to share. What was said is escaped, so that nothing in it becomes markup. */
export function reportMarkdown({ assessment, reference, turns, heading }: Told): string {
  const evidence = new Map(assessment.evidence.map((piece) => [piece.id, piece]));
  const meta = [heading.day, assessment.round, ...(heading.minutes === null ? [] : [`${String(heading.minutes)} minutes`]), `target ${assessment.target}`].filter((part) => part !== "");
  const blocks = [
    `# ${escaped(heading.title)}`,
    meta.join(" · "),
    overallText(assessment),
    firstFixText(assessment),
    section("Dimensions", assessment.dimensions.map((dimension) => dimensionText(dimension, reference, evidence))),
    section("Mistakes, each at its moment", assessment.mistakes.map(({ title, why, advice, evidence: shown }) => `- **${title}.** ${why} ${advice}${quoted(shown, evidence)}`)),
    section("What you named and how far you took it", obligationTexts(assessment)),
    section("Numbers checked", assessment.arithmetic.map(({ quote, verdict, working, diagnosis, ask }) => `- “${escaped(quote)}”: ${ask === undefined ? verdict : "perhaps misheard"}. ${working}${(ask ?? diagnosis) === null ? "" : ` (${escaped(ask ?? diagnosis ?? "")})`}`)),
    section("What to practise", assessment.tips.map(({ text, drillTitle }) => `- ${text} Drill: ${drillTitle}.`)),
    section("What the language model heard beside it", assistedTexts(assessment, reference).map((line) => `- ${line}`)),
    section("Transcript", turns.map(({ speaker, text }) => `**${speaker === "candidate" ? "Candidate" : "Interviewer"}:** ${escaped(text)}`)),
    "---",
    `Read by the built-in reader from the words above, under content ${assessment.content}.${assessment.extractor === "built-in" ? "" : ` ${assessment.extractor} proposed evidence beside it, which counts only where it was confirmed by the candidate.`} One session is one sample.`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const section = (title: string, parts: readonly string[]): string => (parts.length === 0 ? "" : `## ${title}\n\n${parts.join(title === "Transcript" ? "\n\n" : "\n")}`);

/** What a language model proposed, in lines: what it would change, each proposal, and how many were refused. */
export function assistedTexts({ assisted, evidence, overall }: Assessment, { signals }: Reference): readonly string[] {
  if (assisted === undefined) return [];
  const { low, high } = assisted.altitude;
  const proposed = evidence.filter(({ by }) => by !== "built-in");
  return [
    assisted.altitude.value === overall.altitude.value ? "With what the words bear out of it the whole would read the same." : `With what the words bear out of it the whole would read ${low.toFixed(1)} to ${high.toFixed(1)}.`,
    ...proposed.map(({ quote, signal, confirmed }) => `“${escaped(quote)}”: ${signals.find(({ id }) => id === signal)?.title ?? signal} (${confirmed ? "borne out" : "unconfirmed"})`),
    `Heard already: ${String(assisted.known)}. Refused: ${String(assisted.refused.length)}.`,
  ];
}

function overallText({ overall, target }: Assessment): string {
  const { level, low, high } = overall.altitude;
  if (!overall.enough) return `**Thin evidence.** ${overall.summary}`;
  return `**${levelTitle[level]}**, ${barWords[overall.bar]} the ${target} bar; the range is ${low.toFixed(1)} to ${high.toFixed(1)} (1 junior, 2 mid, 3 senior, 4 staff). ${overall.summary}`;
}

const firstFixText = ({ firstFix }: Assessment): string => (firstFix === null ? "" : `**Fix first:** ${firstFix.text}`);

function dimensionText(dimension: Assessment["dimensions"][number], reference: Reference, evidence: ReadonlyMap<string, Evidence>): string {
  const title = reference.dimensions.find(({ id }) => id === dimension.id)?.title ?? dimension.id;
  const band = dimension.band === null ? "not observed" : `${bandTitle[dimension.band]}${dimension.thin ? ", thin evidence" : ""}`;
  return `- **${title}: ${band}.** ${dimension.why}${quoted(dimension.evidence.slice(0, 3), evidence)}`;
}

function obligationTexts({ obligations }: Assessment): readonly string[] {
  const asked = obligations.filter(({ state }) => state !== "unasked");
  return asked.map(({ topicTitle, title, state }) => `- ${topicTitle}: ${title} (${stateTitle[state]})`);
}

function quoted(ids: readonly string[], evidence: ReadonlyMap<string, Evidence>): string {
  return ids.flatMap((id) => evidence.get(id) ?? []).map(({ quote }) => `\n  - “${escaped(quote)}”`).join("");
}

/** Text as it was said, with everything that Markdown, HTML or a terminal would act on made inert. */
export function escaped(text: string): string {
  return text
    .replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/[\\`*_{}[\]<>#|!~]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/\n+/g, " ");
}
