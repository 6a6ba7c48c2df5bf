import type { ExitCode, Io } from "#cli/io";
import type { Pack } from "#core/content/pack";
import { scenarioSummaries } from "#core/content/reference";
import { Round } from "#core/words";

/** `altitude scenarios`: what can be practised. */
export function scenarios({ round, json }: { readonly round?: string | undefined; readonly json: boolean }, io: Io, pack: Pack): ExitCode {
  if (round !== undefined && !Round.safeParse(round).success) {
    io.err(`There is no round "${round}". Use one of ${Round.options.join(", ")}.`);
    return 2;
  }
  const listed = scenarioSummaries(pack).filter((scenario) => round === undefined || scenario.round === round);
  if (json) io.out(`${JSON.stringify({ scenarios: listed }, null, 2)}\n`);
  else if (listed.length === 0) io.out(`There is no ${round ?? ""} scenario yet.\n`);
  else for (const { id, round: kind, title, summary } of listed) io.out(`${id.padEnd(30)}${kind.padEnd(16)}${title}\n${" ".repeat(46)}${summary}\n`);
  return 0;
}
