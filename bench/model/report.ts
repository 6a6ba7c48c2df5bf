import type { Stopped } from "./asker";
import { figure } from "../judgement/table";
import type { AgreementFigures, Assessed, Ranged } from "./agreement-figures";
import type { CallFigures, Waits } from "./call-figures";
import type { LabelledFigures } from "./labelled-figures";
import type { ProposalFigures } from "./proposal-figures";
import type { Stability } from "./stability";
import { verdictOf } from "./verdict";

export type Report = {
  readonly model: string;
  readonly content: string;
  readonly machine: string;
  readonly part: string;
  readonly planned: { readonly answers: number; readonly runs: number; readonly requests: number };
  readonly stopped: Stopped | null;
  readonly assessed: readonly Assessed[];
  readonly agreement: AgreementFigures;
  readonly alone: LabelledFigures;
  readonly inAnswers: LabelledFigures;
  readonly proposals: ProposalFigures;
  readonly stability: Stability;
  readonly calls: CallFigures;
};

/** The figures as lines of text. Answers stand in it by their ids only. */
export function linesOf(report: Report): readonly string[] {
  const { model, content, machine, part, planned, stopped, agreement, alone, inAnswers, calls } = report;
  return [
    `${model}, content ${content}, ${machine}`,
    `${part} part: ${count(agreement.answers, planned.answers)} rated answers in ${String(agreement.sets)} sets, ${count(agreement.runs, planned.runs)} whole runs, ${String(alone.sentences)} labelled sentences`,
    ...(stopped === null ? [] : [`Stopped ${stopped.by === "hand" ? "by hand" : "by failures"} after ${count(calls.requests, planned.requests)} requests; this is what there is.`]),
    ...agreementLines(report),
    ...labelledLines("signals in labelled sentences", alone),
    ...(inAnswers.sentences === 0 ? [] : labelledLines("signals in sentences labelled where they stand", inAnswers)),
    ...proposalLines(report.proposals),
    ...stabilityLines(report.stability),
    ...callLines(calls),
    "",
    verdictOf({ agreement, labelled: alone, calls }),
  ];
}

const mostMoved = 5;

function agreementLines({ agreement: { builtIn, assisted, difference, distance, moved, answers }, assessed }: Report): readonly string[] {
  const movedBy = ({ value, assisted: values }: Assessed): number => values.reduce((sum, one) => sum + one - value, 0) / Math.max(1, values.length);
  const most = [...assessed].filter((one) => movedBy(one) !== 0).sort((one, other) => Math.abs(movedBy(other)) - Math.abs(movedBy(one)) || (one.id < other.id ? -1 : 1));
  return [
    "",
    "agreement with raters, quadratic weighted kappa (95 % interval over sets)",
    row("built-in reading", rangedIn(builtIn)),
    row("with the model's evidence", rangedIn(assisted)),
    row("difference", rangedIn(difference, signed)),
    row("mean distance in levels without; with", `${finely(distance.builtIn)}; ${finely(distance.assisted)}`),
    row("difference of it, less is better", rangedIn(distance.difference, signedFinely)),
    row("answers that read otherwise", count(moved, answers)),
    ...most.slice(0, mostMoved).map((one) => `    ${one.id}: ${figure(one.value)} ${signed(movedBy(one))}, rated ${figure(one.rated)}`),
  ];
}

const labelledLines = (title: string, { sentences, labelled, missed, found, foundBorneOut, unlabelled, unlabelledBorneOut }: LabelledFigures): readonly string[] => [
  "",
  `${title} (n = ${String(sentences)}, one run)`,
  row("labelled; missed by the built-in reader", `${String(labelled)}; ${String(missed)}`),
  row("missed ones that the model found", `${share(found, missed)}; ${String(foundBorneOut)} count, as the words bear them out`),
  row("recall without and with the model", `${shareOnly(labelled - missed, labelled)} and ${shareOnly(labelled - missed + found, labelled)}`),
  row("proposed and labelled by nobody", `${String(unlabelled)}; ${String(unlabelledBorneOut)} count`),
];

const proposalLines = ({ proposed, kept, borneOut, known, refused, faults }: ProposalFigures): readonly string[] => [
  "",
  `proposals in answers, all runs (n = ${String(proposed)})`,
  row("kept", `${share(kept, proposed)}; ${String(borneOut)} count, as the words bear them out`),
  row("known already", share(known, proposed)),
  row("refused", share(refused, proposed)),
  ...faults.map(([fault, times]) => row(`  ${fault}`, String(times))),
];

const stabilityLines = ({ difference, recurring, answers }: Stability): readonly string[] => [
  "",
  `stability between runs (n = ${String(answers)} answers read more than once)`,
  row("mean absolute difference of a reading", difference === null ? "–" : finely(difference)),
  row("proposals of one run that another has", recurring === null ? "–" : `${(recurring * 100).toFixed(0)} %`),
];

const callLines = ({ requests, failed, failures, tokensIn, tokensOut, counted, cost, firstWord, whole }: CallFigures): readonly string[] => [
  "",
  `requests (n = ${String(requests)})`,
  row("failed, so read without the model", share(failed, requests)),
  ...failures.map(([kind, times]) => row(`  ${kind}`, String(times))),
  row("tokens in; out", counted === 0 ? "the provider does not tell" : `${String(tokensIn)}; ${String(tokensOut)}, counted for ${count(counted, requests - failed)} replies`),
  ...(cost === null ? [] : [row("cost, in the currency of the prices", `${cost.toFixed(4)}; ${(cost / counted).toFixed(6)} a reply`)]),
  row("first word, median; 95th centile", waitsIn(firstWord)),
  row("whole reply, median; 95th centile", waitsIn(whole)),
];

const row = (what: string, value: string): string => `  ${what.padEnd(42)} ${value}`;
const count = (some: number, all: number): string => `${String(some)} of ${String(all)}`;
const shareOnly = (some: number, all: number): string => (all === 0 ? "–" : `${((some / all) * 100).toFixed(0)} %`);
const share = (some: number, all: number): string => (all === 0 ? String(some) : `${String(some)} (${shareOnly(some, all)})`);
const finely = (value: number): string => value.toFixed(3);
const signedTo = (digits: number) => (value: number | null): string => (value === null ? "–" : `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`);
const signed = signedTo(2);
const signedFinely = signedTo(3);
const rangedIn = ({ value, low, high }: Ranged, written: (value: number | null) => string = figure): string => (low === null || high === null ? written(value) : `${written(value)} (${written(low)} to ${written(high)})`);
const waitsIn = (waits: Waits | null): string => (waits === null ? "–" : `${seconds(waits.median)}; ${seconds(waits.centile95)}`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
