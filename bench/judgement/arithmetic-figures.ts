import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { checkArithmetic } from "#core/arithmetic/check";
import type { Weights } from "#core/arithmetic/weights";
import { generatedCases } from "./arithmetic-cases";

/** A spoken calculation: right, wrong by a factor, or nothing that could be checked. */
export const ArithmeticCase = z.strictObject({ id: z.string(), text: z.string(), verdict: z.enum(["right", "wrong", "none"]), factor: z.number().nullable(), by: z.string() });
export type ArithmeticCase = z.infer<typeof ArithmeticCase>;

export type ArithmeticFigures = {
  readonly found: number;
  readonly wrong: number;
  readonly falseAlarms: number;
  readonly sound: number;
  readonly missed: readonly ArithmeticCase[];
  readonly alarmed: readonly ArithmeticCase[];
};

/** Every case: those written by hand, one a line, and those that are generated. */
export async function arithmeticCases(file: string): Promise<readonly ArithmeticCase[]> {
  return [...(await writtenCases(file)), ...generatedCases()];
}

/** The cases of one file; none where there is no such file, as between two sets of cases that nobody has read. */
export async function writtenCases(file: string): Promise<readonly ArithmeticCase[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => ArithmeticCase.parse(JSON.parse(line)));
}

/** Found slips and false alarms of each author, in one line. */
export function byAuthor(cases: readonly ArithmeticCase[], weights: Weights): string {
  const authors = [...new Set(cases.map(({ by }) => by))];
  return authors
    .map((author) => {
      const { found, wrong, falseAlarms, sound } = arithmeticFigures(cases.filter(({ by }) => by === author), weights);
      return `${author}: found ${String(found)} of ${String(wrong)}, false alarms ${String(falseAlarms)} of ${String(sound)}`;
    })
    .join("; ");
}

/** Errors of a factor of two and more that are found, and alarms where nothing is wrong. */
export function arithmeticFigures(cases: readonly ArithmeticCase[], weights: Weights): ArithmeticFigures {
  const isFlagged = ({ text }: ArithmeticCase): boolean =>
    checkArithmetic([{ speaker: "interviewer", text: "How much load is that?" }, { speaker: "candidate", text }], weights).some(({ verdict, factor }) => verdict === "wrong" || (verdict === "rounded" && factor >= 1.9));
  const wrong = cases.filter(({ verdict, factor }) => verdict === "wrong" && (factor ?? 0) >= 2);
  const sound = cases.filter(({ verdict }) => verdict !== "wrong");
  const missed = wrong.filter((one) => !isFlagged(one));
  const alarmed = sound.filter(isFlagged);
  return { found: wrong.length - missed.length, wrong: wrong.length, falseAlarms: alarmed.length, sound: sound.length, missed, alarmed };
}
