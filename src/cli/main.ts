import { Command, CommanderError } from "commander";
import { inOneLine, type ExitCode, type Io } from "#cli/io";
import type { ModelOptions } from "#cli/read-along";
import type { Pack } from "#core/content/pack";
import type { CompiledPack } from "#core/evidence/compiled-pack";
import type { Ear } from "#core/evidence/ear";
import type { Result } from "#core/problem";
import { contentFolder, keptPack, version } from "#server/place";

/** The only place, with `process-io.ts`, that touches the process. What a command is made of is loaded only when it is called. */

const err = (line: string): void => void process.stderr.write(`${line}\n`);

// A reader that has seen enough, as `head` has, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const loadIo = async (): Promise<Io> => (await import("#cli/process-io")).processIo;

/** The content, compiled. */
async function readContent(): Promise<Result<CompiledPack>> {
  const { readKeptPack } = await import("#content-pack/kept-pack");
  return readKeptPack(contentFolder, keptPack);
}

async function withEar(run: (ear: Ear, io: Io) => Promise<ExitCode>): Promise<void> {
  const [compiled, { earOver }, io] = await Promise.all([readContent(), import("#core/evidence/ear"), loadIo()]);
  if (!compiled.ok) {
    err(inOneLine(compiled.problem));
    process.exitCode = 1;
    return;
  }
  process.exitCode = await run(earOver(compiled.value), io);
}

const program = new Command("altitude")
  .description("Practise interviews for senior roles; every number in the report leads back to a quote.")
  .version(version)
  .exitOverride()
  .showSuggestionAfterError()
  .configureOutput({ writeErr: () => undefined });

program
  .command("start")
  .description("serve the app and print its address")
  .action(async () => {
    const { main } = await import("#server/main");
    await main();
  });

program
  .command("practice")
  .description("an interview in the terminal")
  .option("--round <round>", "system-design or behavioural")
  .option("--scenario <id>", "one of `altitude scenarios`")
  .option("--minutes <n>", "15, 30 or 45")
  .option("--target <level>", "mid, senior or staff")
  .action((options: { round?: string; scenario?: string; minutes?: string; target?: string }) =>
    withEar(async (ear, { now }) => {
      const [{ practice }, { openTerminal }] = await Promise.all([import("#cli/practice"), import("#cli/terminal")]);
      const terminal = openTerminal(process.stdin, process.stdout);
      const code = await practice(options, { ...terminal, err, now, seed: now() % 1_000_003 }, ear);
      terminal.close();
      return code;
    }),
  );

program
  .command("assess")
  .description("assess finished transcripts; no server needed")
  .argument("[files...]", "transcripts in Markdown, JSON or .jsonl; - for standard input")
  .option("--round <round>")
  .option("--scenario <id>")
  .option("--question <text>")
  .option("--target <level>", "mid, senior or staff")
  .option("--format <format>", "text, json, jsonl or markdown")
  .option("--model <provider/model>", "a language model proposes evidence beside the built-in reading; its key comes from the environment")
  .option("--model-url <url>", "where the model is served: http://127.0.0.1:11434/v1")
  .option("--record <file>", "add each of the model's replies to this file")
  .option("--replay <file>", "take the model's replies from this file; no request is made")
  .action((files: string[], options: Record<string, string> & ModelOptions) =>
    withEar(async (ear, io) => {
      const [{ assess }, { modelOf, readAlongWith }] = await Promise.all([import("#cli/assess"), import("#cli/read-along")]);
      const model = await modelOf(options, process.env);
      if (!model.ok) {
        err(inOneLine(model.problem));
        return 2;
      }
      return assess({ files, ...options }, io, ear, model.value === null ? undefined : readAlongWith(model.value));
    }),
  );

program
  .command("scenarios")
  .description("list what can be practised")
  .option("--round <round>")
  .option("--json", "as JSON", false)
  .action((options: { round?: string; json: boolean }) => withEar(async ({ pack }, io) => (await import("#cli/scenarios")).scenarios(options, io, pack)));

program
  .command("content")
  .description("work on content")
  .command("check")
  .description("check a content pack, naming file, line and mend")
  .argument("[path]", "the folder of the pack")
  .action(async (path: string | undefined) => {
    const { contentCheck } = await import("#cli/content-check");
    process.exitCode = await contentCheck(path ?? contentFolder, await loadIo());
  });

program
  .command("doctor")
  .description("what works here")
  .action(async () => {
    const [{ doctor }, { homeFrom }] = await Promise.all([import("#cli/doctor"), import("#server/config")]);
    const content = async (): Promise<Result<Pack>> => {
      const compiled = await readContent();
      return compiled.ok ? { ok: true, value: compiled.value.pack } : compiled;
    };
    process.exitCode = await doctor(await loadIo(), { home: homeFrom(process.env), env: process.env, content });
  });

program
  .command("mcp")
  .description("a Model Context Protocol server on stdio, for agents")
  .action(async () => {
    const { mcp } = await import("#cli/mcp");
    process.exitCode = await mcp({ input: process.stdin, output: process.stdout, err, now: () => Date.now(), env: process.env });
    process.stdin.destroy();
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = endOf(error);
}

/** Help and version are no errors; any other refusal of the command line is a wrong call. */
function endOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    err(error.code === "commander.help" ? "Name a command; `altitude --help` lists them." : `${error.message.replace(/^error: /, "")}. See \`altitude --help\`.`);
    return 2;
  }
  if (process.env["ALTITUDE_DEBUG"] === "1") throw error;
  err(`Something went wrong: ${error instanceof Error ? error.message : "unknown"}. Set ALTITUDE_DEBUG=1 to see where.`);
  return 1;
}
