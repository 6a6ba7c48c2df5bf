import type { Ear } from "#core/evidence/ear";
import { tokensOf } from "#core/text/token";
import type { Turn } from "#core/transcript/transcript";
import { grouped } from "./agreement";
import type { Item } from "./corpus";
import { assess } from "./read-items";
import type { Line } from "./table";

const turnsOfTranscript = 20;
const warmUps = 3;
const rounds = 9;

/**
 * How much transcript one core reads in a second: answers of one kind of interview, joined to transcripts of about twenty turns. Reading and
 * splitting the same text into words take turns, and processor time is counted, so that a busy machine spoils neither the figure nor the ratio.
 */
export function speedLine(ear: Ear, items: readonly Item[]): Line {
  const transcripts = grouped(items, ({ round }) => round).flatMap(joined);
  const texts = transcripts.map(({ turns }) => turns.map(({ text }) => text).join("\n"));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const reading: number[] = [];
  const splitting: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const read = processorMs(() => { for (const item of transcripts) assess(ear, item, item.turns); });
    const split = processorMs(() => { for (const text of texts) tokensOf(text); });
    if (round < 0) continue;
    reading.push(read);
    splitting.push(split);
  }
  const value = transcripts.length === 0 ? null : bytes / 1000 / median(reading);
  return {
    what: "transcript read per second and core, MB",
    goal: "≥ 1.00",
    value,
    low: value === null ? null : bytes / 1000 / Math.max(...reading),
    high: value === null ? null : bytes / 1000 / Math.min(...reading),
    n: transcripts.length,
    isMet: value === null ? null : value >= 1,
    beside: `${String(Math.round(bytes / 1000))} kB in transcripts of about ${String(turnsOfTranscript)} turns; median, slowest and fastest of ${String(rounds)} rounds; ${(median(reading) / median(splitting)).toFixed(0)} times as long as splitting it into words`,
  };
}

/** Items one behind the other, a new transcript begun where the last has turns enough. */
function joined(items: readonly Item[]): readonly Item[] {
  const [first] = items;
  if (first === undefined) return [];
  const transcripts: Turn[][] = [[]];
  for (const { turns } of items) {
    if ((transcripts.at(-1)?.length ?? 0) >= turnsOfTranscript) transcripts.push([]);
    transcripts.at(-1)?.push(...turns);
  }
  return transcripts.map((turns) => ({ ...first, scenario: null, turns }));
}

function processorMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
