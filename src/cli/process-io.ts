import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Io } from "#cli/io";
import { refuse, type Result } from "#core/problem";
import { limits } from "#core/transcript/transcript";

/** The process as a command sees it. */
export const processIo: Io = {
  out: (text) => void process.stdout.write(text),
  err: (line) => void process.stderr.write(`${line}\n`),
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

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unreadable");
