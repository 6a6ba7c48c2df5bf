import type { Figure } from "#core/arithmetic/figure";

/** A figure where it was said: what stands round it, and in which sentence. */
export type Fact = {
  readonly figure: Figure;
  /** From the figure before it in its sentence, and up to the one after it. */
  readonly before: string;
  readonly after: string;
  /** What stands before it in its clause, figures and all. */
  readonly clause: string;
  readonly sentence: string;
  /** Its sentence with every figure blanked out. */
  readonly plain: string;
  /** How many sentences of the turn come before its own. */
  readonly nth: number;
};

/**
 * How the words tie a figure to those beside it: `shared` by each, per, times and the like; `borne` where one thing has it
 * ("rows at 100 bytes"); `named` where another figure is said of what it counts.
 */
export type Tie = "shared" | "borne" | "named" | "none";

/** Something that may be reckoned in: how it may be read, and what leaving it out costs; infinitely much where it was said in order to be reckoned with. */
export type Input = { readonly fact: Fact; readonly options: readonly Option[]; readonly omitted: number; readonly tie: Tie; readonly isOfEach: boolean; readonly isWhole: boolean; readonly slips?: readonly number[] };

/** A value with the powers of the units it is made of; `cost` says how far fetched it is to read it so. */
export type Reading = { readonly low: number; readonly high: number; readonly bytes: number; readonly seconds: number; readonly money: number; readonly cost: number; readonly isLent?: boolean; readonly isReckoned?: boolean };

/** A reading that multiplies, or that divides. `isDivisor`: the words say that it does. */
export type Option = Reading & { readonly power: 1 | -1; readonly isDivisor: boolean };

export const isNeutral = ({ bytes, seconds, money }: Reading): boolean => bytes === 0 && seconds === 0 && money === 0;

/** Asks something of a fact's words once, however often it is wanted: a figure is an input of many results. */
export function once<Value>(ask: (fact: Fact) => Value): (fact: Fact) => Value {
  const asked = onceWith<Value, null>((fact) => ask(fact));
  return (fact) => asked(fact, null);
}

/** The same of what is weighed, too; everything that is asked of one fact is weighed alike. */
export function onceWith<Value, With>(ask: (fact: Fact, by: With) => Value): (fact: Fact, by: With) => Value {
  const answers = new WeakMap<Fact, { readonly value: Value }>();
  return (fact, by) => {
    const known = answers.get(fact);
    if (known !== undefined) return known.value;
    const value = ask(fact, by);
    answers.set(fact, { value });
    return value;
  };
}
