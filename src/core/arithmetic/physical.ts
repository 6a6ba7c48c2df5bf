import type { Mark } from "#core/arithmetic/marks";
import type { Unit } from "#core/arithmetic/read-unit";

/**
 * Units of which only the arithmetic takes notice. What is measured is told by one number, so that powers can be added: 1 for
 * a byte, the others far enough apart that no reckoning of a few figures takes one for another.
 */
const joule = 100;
const coulomb = 10_000;
const metre = 1_000_000;
const gram = 100_000_000;
const litre = 10_000_000_000;

/** `extent`: the powers of what is measured; `period`: seconds, where the unit is one over time. */
type Physical = { readonly by: number; readonly extent: number; readonly period: number | null };

const scales: readonly (readonly [string, string, number])[] = [["", "", 1], ["milli", "m", 1e-3], ["kilo", "k", 1e3], ["mega", "M", 1e6], ["giga", "G", 1e9]];
const hour = 3600;
const units = new Map<string, Physical>([
  ["millicore", { by: 1e-3, extent: 0, period: null }], ["millicores", { by: 1e-3, extent: 0, period: null }], ["km/h", { by: 1000, extent: metre, period: hour }], ["kmh", { by: 1000, extent: metre, period: hour }], ["kph", { by: 1000, extent: metre, period: hour }], ["mph", { by: 1609, extent: metre, period: hour }],
  ["km", { by: 1000, extent: metre, period: null }], ["kg", { by: 1000, extent: gram, period: null }], ["tonne", { by: 1e6, extent: gram, period: null }], ["tonnes", { by: 1e6, extent: gram, period: null }],
]);
for (const [long, short, by] of scales) {
  for (const word of ["hertz", ...(short === "m" ? [] : ["hz"])]) units.set(`${word === "hz" ? short : long}${word}`, { by, extent: 0, period: 1 });
  for (const word of ["watt", "watts"]) units.set(`${long}${word}`, { by, extent: joule, period: 1 });
  for (const word of ["amp", "amps", "ampere", "amperes"]) units.set(`${long}${word}`, { by, extent: coulomb, period: 1 });
  for (const word of ["volt", "volts"]) units.set(`${long}${word}`, { by, extent: joule - coulomb, period: null });
  for (const word of ["metre", "metres"]) units.set(`${long}${word}`, { by, extent: metre, period: null });
  for (const word of ["gram", "grams"]) units.set(`${long}${word}`, { by, extent: gram, period: null });
  for (const word of ["litre", "litres", "liter", "liters"]) units.set(`${long}${word}`, { by, extent: litre, period: null });
  if (short !== "") {
    units.set(`${short}W`, { by, extent: joule, period: 1 });
    units.set(`${short}Wh`, { by: by * hour, extent: joule, period: null });
    if (short === "m") units.set("mA", { by, extent: coulomb, period: 1 }).set("mAh", { by: by * hour, extent: coulomb, period: null });
  }
}
units.set("Wh", { by: hour, extent: joule, period: null }).set("Ah", { by: hour, extent: coulomb, period: null });

/** A unit that only the arithmetic knows; null where the marks hold none. `extent` 0: how often a second. */
export function physicalAt(marks: readonly Mark[], at: number): (Unit & { readonly extent: number }) | null {
  const mark = marks[at];
  if (mark?.kind !== "word") return null;
  const own = units.get(mark.text) ?? (mark.text.length > 2 ? units.get(mark.lower) : undefined) ?? (mark.lower.endsWith("hz") ? units.get(mark.lower.replace("mhz", "Mhz").replace("ghz", "Ghz")) : undefined);
  const [slash, over] = [marks[at + 1], marks[at + 2]];
  if (mark.text === "km" && slash?.text === "/" && over?.text === "h") return unitOf(units.get("km/h"), mark, at + 3);
  if (mark.text === "m" && slash?.text === "/" && over?.text === "s") return unitOf({ by: 1, extent: metre, period: 1 }, mark, at + 3);
  if (own === undefined) return null;
  if (own.extent === 0 && own.period === null) return { ...plainCore, by: own.by, ownNext: at + 1, next: at + 1 };
  const isLasting = own.period === 1 && own.extent !== 0 && (slash?.lower === "hours" || slash?.lower === "hour");
  return isLasting ? unitOf({ by: own.by * hour, extent: own.extent, period: null }, mark, at + 2) : unitOf(own, mark, at + 1);
}

/** "500 millicores": half a core. */
const plainCore = { unitClass: "count", noun: "cores", period: null, implied: null, each: null, isBitUnsure: false, isPlural: true, extent: 0 } as const;

const unitOf = (own: Physical | undefined, { lower }: Mark, next: number): (Unit & { readonly extent: number }) | null =>
  own === undefined ? null : { unitClass: own.extent === 0 ? "rate" : own.period === null ? "count" : "rate", by: own.by, noun: own.extent === 0 ? "times" : lower, period: own.period, implied: null, each: null, isBitUnsure: false, isPlural: true, ownNext: next, next, extent: own.extent };
