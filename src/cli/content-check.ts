import type { ExitCode, Io } from "#cli/io";
import { inspectPack, sayFault } from "#content-pack/read-pack";

/** `altitude content check`: reads a content pack and names file, line and mend of everything that is wrong. */
export async function contentCheck(folder: string, io: Io): Promise<ExitCode> {
  const { pack, faults } = await inspectPack(folder);
  for (const fault of faults) io.err(sayFault(fault));
  if (pack === null || faults.length > 0) return 1;
  const { scenarios, topics, signals, drills } = pack;
  io.out(`Content ${pack.version} is sound: ${String(scenarios.length)} scenarios, ${String(topics.length)} topics, ${String(signals.length)} signals, ${String(drills.length)} drills.\n`);
  return 0;
}
