import type { Assessment, DimensionReading } from "#core/assessment/assessment";
import type { Reference } from "#core/session/view";
import type { Level, Target } from "#core/words";
import { levelValue } from "../parts/level-value";
import { bandTitle, levelTitle, rangeInWords } from "../parts/level-words";
import { dimensionTitle } from "./told";

/** Where a reading stands against the target, as the headline says it. */
export function barInWords({ enough, bar }: Assessment["overall"], target: Target): string {
  if (!enough) return "Thin evidence";
  const words = { below: "Clearly below", close: "Close to", at: "At", above: "Above" } as const satisfies Record<Assessment["overall"]["bar"], string>;
  return `${words[bar]} the ${target} bar`;
}

/** One sentence on where a person's own reading and ours differ. */
export function comparison(self: Level, { overall, dimensions }: Assessment, reference: Reference): string {
  if (!overall.enough) return "Too little was heard to agree or to differ.";
  const { level, low, high } = overall.altitude;
  const own = levelValue[self];
  if (self === level) return "The two agree.";
  if (own <= high && own >= low) return "That lies within the range of the reading.";
  const isLower = own > high;
  const named = extreme(dimensions, isLower ? -1 : 1);
  const which = named === undefined ? "" : `: ${dimensionTitle(named.id, reference).toLowerCase()} read ${isLower ? "lowest" : "highest"}, at ${named.band === null ? "no level" : bandTitle[named.band].toLowerCase()}`;
  return `Your words read ${isLower ? "lower" : "higher"} than you put it${which}.`;
}

function extreme(dimensions: readonly DimensionReading[], sign: 1 | -1): DimensionReading | undefined {
  const observed = dimensions.filter(({ value, thin }) => value !== null && !thin);
  return [...observed].sort((one, other) => sign * ((other.value ?? 0) - (one.value ?? 0)))[0];
}

/** What another reading of the same session changed, in words: bands, never figures. */
export function changes(before: Assessment, after: Assessment, reference: Reference): string {
  const moved = after.dimensions.flatMap((dimension) => {
    const was = before.dimensions.find(({ id }) => id === dimension.id);
    if (was === undefined || was.value === dimension.value) return [];
    const title = dimensionTitle(dimension.id, reference);
    if (was.band !== dimension.band) return [`${title} went from ${bandInWords(was)} to ${bandInWords(dimension)}.`];
    return [`${title} moved a little ${(dimension.value ?? 0) < (was.value ?? 0) ? "lower" : "higher"} within ${bandInWords(dimension)}.`];
  });
  return ["Read again.", ...(moved.length === 0 ? ["No dimension moved."] : moved), overallChange(before.overall, after.overall)].join(" ");
}

const bandInWords = ({ band }: DimensionReading): string => (band === null ? "not observed" : bandTitle[band]);

function overallChange(was: Assessment["overall"], is: Assessment["overall"]): string {
  if (!is.enough) return was.enough ? "What is left is too little to read a level from." : "It is still too little to read a level from.";
  if (!was.enough) return `The whole now reads ${levelTitle[is.altitude.level]}.`;
  if (was.altitude.level !== is.altitude.level) return `The whole went from ${levelTitle[was.altitude.level]} to ${levelTitle[is.altitude.level]}.`;
  if (was.altitude.value === is.altitude.value) return `The whole still reads ${levelTitle[is.altitude.level]}.`;
  return `The whole still reads ${levelTitle[is.altitude.level]}, a little ${is.altitude.value < was.altitude.value ? "lower" : "higher"}.`;
}

/** A dimension's range in words, or null where nothing was observed. */
export const rangeOf = ({ low, high }: DimensionReading): string | null => (low === null || high === null ? null : rangeInWords({ low, high }));
