import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { readPack } from "#content-pack/read-pack";
import { assessTranscript } from "#core/assessment/assess-transcript";
import { earOf } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import { createInterviewer } from "#core/session/interviewer";
import { StartSession } from "#core/session/request";
import { tokensOf } from "#core/text/token";
import type { Turn } from "#core/transcript/transcript";

/** How fast the built-in interviewer and reader are: ratios within one run, with what they were measured on. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const pack = must(await readPack(fileURLToPath(new URL("../../content", import.meta.url))));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const spoken = [
  "A million checks a second is about ten times what one node does, so I'd shard the counters by client id, because each check is for one client.",
  "If the store is gone we fail open for reads, because being down hurts more than a minute of abuse, and each gateway falls back on a local bucket.",
  "The price is that a client may overshoot by a few percent, which you said is fine, and the alternative was a local bucket on every gateway.",
  "We page when more than one percent of checks take longer than two milliseconds for five minutes; the first step in the runbook is the shard map.",
];
const answer = (index: number): string => `${spoken[index % spoken.length] ?? ""} ${spoken[(index + 1) % spoken.length] ?? ""} That was point ${String(index)} of my answer, and I noticed it in week ${String(index + 2)}.`;

const timed = (run: () => void): number => {
  const began = performance.now();
  run();
  return performance.now() - began;
};
const quantile = (values: readonly number[], share: number): number => [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

say(`Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}, ${String(Math.round(totalmem() / 1e9))} GB`);

const interviewer = must(createInterviewer(pack));
const moves: number[] = [];
for (let round = 0; round < 5; round += 1) {
  const events = must(interviewer.start(StartSession.parse({ round: "system-design", scenario: "rate-limiter", minutes: 45 }), 0, round));
  let run = must(interviewer.fold(events));
  for (let index = 0; index < 44 && run.finished === null; index += 1) {
    const at = (index + 1) * 60_000;
    moves.push(timed(() => {
      run = must(interviewer.decide(run, { type: "answer", key: String(index), text: answer(index) }, at)).reduce(interviewer.evolve, run);
    }));
  }
}
say(`next move over 45-minute sessions: median ${quantile(moves, 0.5).toFixed(2)} ms, 99th percentile ${quantile(moves, 0.99).toFixed(2)} ms, n = ${String(moves.length)} (goal: under 10 ms)`);

const ear = must(earOf(pack));
const transcript = (count: number): readonly Turn[] => Array.from({ length: count }, (_, index): Turn => (index % 2 === 0 ? { speaker: "interviewer", text: "And what happens then?" } : { speaker: "candidate", text: answer(index) }));
const read = (turns: readonly Turn[]) => timed(() => void must(assessTranscript(ear, { round: "system-design", scenario: "rate-limiter", turns: [...turns] }, "bench")));
read(transcript(40));
const single = quantile([1, 2, 3, 4, 5].map(() => read(transcript(20))), 0.5);
say(`${(1000 / single).toFixed(0)} transcripts of 20 turns (${String(Math.round(transcript(20).reduce((sum, turn) => sum + turn.text.length, 0) / 1000))} kB) assessed a second`);
const short = quantile([1, 2, 3, 4, 5].map(() => read(transcript(60))), 0.5);
const long = quantile([1, 2, 3].map(() => read(transcript(600))), 0.5);
say(`assessment of ten times the text takes ${(long / short).toFixed(1)} times as long (goal: at most 12)`);

const text = transcript(600).map((turn) => turn.text).join("\n");
const plain = quantile([1, 2, 3].map(() => timed(() => void tokensOf(text))), 0.5);
const speed = text.length / 1e6 / (long / 1000);
say(`assessment reads ${speed.toFixed(2)} MB/s; it takes ${(long / plain).toFixed(0)} times as long as splitting the same text into words`);
say(`memory after it: ${String(Math.round(process.memoryUsage().rss / 1e6))} MB`);
