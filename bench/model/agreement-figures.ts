import { grouped, interval, mean, quadraticKappa } from "../judgement/agreement";
import { againstPeople } from "../judgement/level-figures";
import type { Read } from "../judgement/read-items";
import type { Pass } from "./measure";

export type Ranged = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

export type AgreementFigures = {
  readonly builtIn: Ranged;
  readonly assisted: Ranged;
  /** Assisted less built-in, on the same resamples. */
  readonly difference: Ranged;
  /** Mean distance from what raters see, in levels: it shows what is too small to make another whole level. */
  readonly distance: { readonly builtIn: number; readonly assisted: number; readonly difference: Ranged };
  readonly answers: number;
  readonly sets: number;
  readonly runs: number;
  /** How many answers read otherwise with the model in at least one run. */
  readonly moved: number;
};

/** An answer with what it reads in each run with the model. */
export type Assessed = Read & { readonly assisted: readonly number[] };

export const assistedValue = ({ assessment, answer }: Pass): number => assessment.assisted?.altitude.value ?? answer.value;

/** The runs that got as far as the first; a run that was stopped says nothing of the answers that it did not reach. */
export const wholeRuns = (runs: readonly (readonly Pass[])[]): readonly (readonly Pass[])[] => runs.filter((run) => run.length > 0 && run.length === runs[0]?.length);

export function assessedIn(runs: readonly (readonly Pass[])[]): readonly Assessed[] {
  const whole = wholeRuns(runs);
  return (whole[0] ?? []).map(({ answer }, index) => ({ ...answer, assisted: whole.flatMap((run) => run[index] ?? []).map(assistedValue) }));
}

/**
 * How far each reading agrees with raters. With the model it is the mean over the runs, since a user gets one of them; intervals are
 * drawn over whole sets.
 */
export function agreementFigures(answers: readonly Assessed[]): AgreementFigures {
  const sets = grouped(answers, ({ set }) => set);
  const ranged = (figure: (some: readonly Assessed[]) => number | null): Ranged => {
    const range = interval(sets, figure);
    return { value: figure(answers), low: range?.low ?? null, high: range?.high ?? null };
  };
  return {
    builtIn: ranged(builtInKappa),
    assisted: ranged(assistedKappa),
    difference: ranged((some) => {
      const [without, beside] = [builtInKappa(some), assistedKappa(some)];
      return without === null || beside === null ? null : beside - without;
    }),
    distance: {
      builtIn: mean(answers.map(distanceWithout)),
      assisted: mean(answers.map(distanceBeside)),
      difference: ranged((some) => (some.length === 0 ? null : mean(some.map((one) => distanceBeside(one) - distanceWithout(one))))),
    },
    answers: answers.length,
    sets: sets.length,
    runs: answers[0]?.assisted.length ?? 0,
    moved: answers.filter(({ value, assisted }) => assisted.some((one) => one !== value)).length,
  };
}

const distanceWithout = ({ rated, level, value }: Assessed): number => Math.abs((rated ?? level) - value);
const distanceBeside = ({ rated, level, assisted }: Assessed): number => mean(assisted.map((value) => Math.abs((rated ?? level) - value)));

const builtInKappa = (some: readonly Assessed[]): number | null => quadraticKappa(againstPeople(some));

function assistedKappa(some: readonly Assessed[]): number | null {
  const kappas = (some[0]?.assisted ?? []).map((_, run) => quadraticKappa(againstPeople(some.map((one) => ({ ...one, value: one.assisted[run] ?? one.value })))));
  const known = kappas.filter((kappa) => kappa !== null);
  return known.length === 0 || known.length < kappas.length ? null : mean(known);
}
