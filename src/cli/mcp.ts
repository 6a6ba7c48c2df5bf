import { randomInt, randomUUID } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { ExitCode } from "#cli/io";
import { inOneLine } from "#cli/io";
import { openApi } from "#cli/own-api";
import { readConfig } from "#server/config";
import { version } from "#server/place";
import { serveStdio } from "#mcp/stdio";

/** What the command touches of the process. */
export type Stdio = { readonly input: Readable; readonly output: Writable; readonly err: (line: string) => void; readonly now: () => number; readonly env: Readonly<Record<string, string | undefined>> };

/** `altitude mcp`: speaks the Model Context Protocol on stdio, until the client leaves. Nothing else is written to `output`. */
export async function mcp({ input, output, err, now, env }: Stdio): Promise<ExitCode> {
  const config = readConfig(env);
  if (!config.ok) {
    err(inOneLine(config.problem));
    return 2;
  }
  const report = (error: unknown): void => {
    err(error instanceof Error ? `${error.name}: ${error.message}`.replace(/\s*\n\s*/g, " ") : String(error));
  };
  const own = openApi({ config: config.value, now, seed: () => randomInt(2 ** 31), newId: randomUUID, report });
  await serveStdio({ api: own.api, version, input, output, report });
  await own.close();
  return 0;
}
