import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Command, CommanderError } from "commander";
import { assess } from "#cli/assess";
import { contentCheck } from "#cli/content-check";
import { doctor } from "#cli/doctor";
import { inOneLine, type ExitCode, type Io } from "#cli/io";
import { contentFolder, keptPack, version } from "#server/place";
import { modelOf, readAlongWith, type ModelOptions } from "#cli/read-along";
import { practice } from "#cli/practice";
import { scenarios } from "#cli/scenarios";
import { openTerminal } from "#cli/terminal";
import { readKeptPack } from "#content-pack/kept-pack";
import { earOver, type Ear } from "#core/evidence/ear";
import { refuse, type Result } from "#core/problem";
import { limits } from "#core/transcript/transcript";

/** The only place that touches the process. */

const err = (line: string): void => void process.stderr.write(`${line}\n`);

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err,
  now: () => Date.now(),
  read: async (path) => {
    const [file = "", asks] = path.split("\0");
    try {
      if (file === "-") return decoded(await bytesOf(process.stdin));
      if (asks === "exists") {
        await access(file);
        return { ok: true, value: "" };
      }
      const { size } = await stat(file);
      if (size > limits.bytes * 2) return refuse("transcript-too-large", `The transcript has ${(size / 1_000_000).toFixed(2)} MB; ${String(limits.bytes / 1_000_000)} MB are the most.`, "Split it into several transcripts.");
      return decoded(await readFile(file));
    } catch (error) {
      return refuse("transcript-malformed", `The file cannot be read (${codeOf(error)}).`, "Check its name and its permissions.");
    }
  },
  lines: (path) => createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY }),
};

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** A quote must stand where it says, so bytes that are no UTF-8 are refused rather than replaced. */
function decoded(bytes: Buffer): Result<string> {
  if (!isUtf8(bytes)) return refuse("transcript-malformed", "The file is no UTF-8 text.", "Save it as UTF-8 and try again.");
  return { ok: true, value: bytes.toString("utf8") };
}

// A reader that has seen enough, as `head` has, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unreadable");

async function withEar(run: (ear: Ear) => Promise<ExitCode> | ExitCode): Promise<void> {
  const compiled = await readKeptPack(contentFolder, keptPack);
  if (!compiled.ok) {
    err(inOneLine(compiled.problem));
    process.exitCode = 1;
    return;
  }
  process.exitCode = await run(earOver(compiled.value));
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
    withEar(async (ear) => {
      const terminal = openTerminal(process.stdin, process.stdout);
      const code = await practice(options, { ...terminal, err, now: io.now, seed: Date.now() % 1_000_003 }, ear);
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
    withEar(async (ear) => {
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
  .action((options: { round?: string; json: boolean }) => withEar(({ pack }) => scenarios(options, io, pack)));

program
  .command("content")
  .description("work on content")
  .command("check")
  .description("check a content pack, naming file, line and mend")
  .argument("[path]", "the folder of the pack")
  .action(async (path: string | undefined) => {
    process.exitCode = await contentCheck(path ?? contentFolder, io);
  });

program
  .command("doctor")
  .description("what works here")
  .action(async () => {
    const { homeFrom } = await import("#server/config");
    process.exitCode = await doctor(io, { home: homeFrom(process.env), env: process.env, content: contentFolder });
  });

program
  .command("mcp")
  .description("a Model Context Protocol server on stdio, for agents")
  .action(async () => {
    const { mcp } = await import("#cli/mcp");
    process.exitCode = await mcp({ input: process.stdin, output: process.stdout, err, now: io.now, env: process.env });
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
