import type { Assessment } from "#core/assessment/assessment";
import { assistedTexts } from "#core/assessment/markdown";
import { stateTitle } from "#core/assessment/state-title";
import { bandTitle, levelTitle, type Reference } from "#core/session/view";

const width = 78;

/** A report for the terminal: the reading, what it rests on, what is open, what to do next. */
export function reportText(assessment: Assessment, reference: Reference): string {
  const { overall, dimensions, evidence, obligations, mistakes, firstFix, tips, nextProbe } = assessment;
  const quotes = new Map(evidence.map((piece) => [piece.id, piece.quote]));
  const titles = new Map(reference.dimensions.map(({ id, title }) => [id, title]));
  const { level, low, high } = overall.altitude;
  const lines = [
    overall.enough ? `${levelTitle[level]} (range ${low.toFixed(1)} to ${high.toFixed(1)}; 1 junior, 2 mid, 3 senior, 4 staff)` : "Thin evidence",
    ...wrapped(overall.summary, ""),
    "",
    "Dimensions",
    ...dimensions.flatMap(({ id, band, thin, why, evidence: shown }) => [
      `  ${(titles.get(id) ?? id).padEnd(30)}${band === null ? "not observed" : `${bandTitle[band]}${thin ? " (thin evidence)" : ""}`}`,
      ...(band === null ? [] : wrapped(why, "    ")),
      ...[...new Set(shown.map((piece) => oneLine(quotes.get(piece) ?? "")))].slice(0, 2).flatMap((quote) => wrapped(`“${quote}”`, "      ")),
    ]),
    ...list("What you named and how far you took it", obligations.filter(({ state }) => state !== "unasked").map(({ topicTitle, title, state }) => `${topicTitle}: ${title} (${stateTitle[state]})`)),
    ...list("Mistakes", mistakes.map(({ title, why }) => `${title}. ${why}`)),
    ...list("Numbers checked", assessment.arithmetic.map(({ verdict, working, ask }) => (ask === undefined ? `${verdict}: ${working}` : `perhaps misheard: ${oneLine(`${working}. ${ask}`)}`))),
    ...list(`What ${assessment.extractor} heard beside it`, assistedTexts(assessment, reference).map(oneLine)),
    ...(firstFix === null ? [] : ["", "Fix first", ...wrapped(firstFix.text, "  ")]),
    ...list("Practise", tips.map(({ text, drillTitle }) => `${text} Drill: ${drillTitle}.`)),
    ...(nextProbe === null ? [] : ["", "The next question would be", ...wrapped(oneLine(nextProbe.text), "  ")]),
  ];
  return `${lines.join("\n")}\n`;
}

const list = (title: string, items: readonly string[]): readonly string[] => (items.length === 0 ? [] : ["", title, ...items.flatMap((item) => wrapped(item, "  "))]);

const oneLine = (text: string): string => text.replace(/\s+/g, " ").replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "");

/** Lines of at most 78 columns, all indented alike. */
function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
