import { chmod, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { ok, refuse, type ProblemCode, type Result } from "#core/problem";
import { codeOf, isMissing, syncFolder, writeWhole } from "#store/durable";

/** Where one value is kept that may hold a secret. */
export type KeptPlace<T> = {
  readonly read: () => Promise<Result<T | null>>;
  readonly write: (value: T) => Promise<Result<null>>;
  readonly remove: () => Promise<Result<null>>;
};

type Kept<T> = {
  /** The data folder. */
  readonly home: string;
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What the file holds, in words. */
  readonly holds: string;
  /** How to have it again. */
  readonly again: string;
  readonly codes: { readonly malformed: ProblemCode; readonly notKept: ProblemCode };
};

/** A JSON file of the data folder: only its owner reads it, and it is whole at every moment, past a power cut too. */
export function keptFile<T>({ home, name, schema, holds, again, codes }: Kept<T>): KeptPlace<T> {
  const file = join(home, name);
  const malformed = () => refuse(codes.malformed, `${file} does not hold ${holds}.`, `${again} in Settings, or delete the file.`);

  async function kept(act: () => Promise<void>): Promise<Result<null>> {
    try {
      await act();
      return ok(null);
    } catch (error) {
      if (codeOf(error) === "") throw error;
      return refuse(codes.notKept, `The folder ${home} did not take it (${codeOf(error)}).`, "See that its disk has room and that you may write to it, then try again.");
    }
  }

  return {
    async read() {
      try {
        const text = await readFile(file, "utf8");
        await chmod(file, 0o600);
        const parsed = schema.safeParse(JSON.parse(text));
        return parsed.success ? ok(parsed.data) : malformed();
      } catch (error) {
        if (isMissing(error)) return ok(null);
        if (error instanceof SyntaxError) return malformed();
        return refuse(codes.malformed, `${file} cannot be read (${reasonOf(error)}).`, `See who may read it, or ${again.charAt(0).toLowerCase()}${again.slice(1)}.`);
      }
    },
    write: (value) =>
      kept(async () => {
        await mkdir(home, { recursive: true, mode: 0o700 });
        await writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);
      }),
    remove: () =>
      kept(async () => {
        await rm(file, { force: true });
        await rm(`${file}.new`, { force: true });
        await syncFolder(home);
      }),
  };
}

/** A place that forgets, for tests and for whoever keeps nothing. */
export function keptInMemory<T>(value: T | null = null): KeptPlace<T> {
  let held = value;
  return {
    read: () => Promise.resolve(ok(held)),
    write: (next) => {
      held = next;
      return Promise.resolve(ok(null));
    },
    remove: () => {
      held = null;
      return Promise.resolve(ok(null));
    },
  };
}

const reasonOf = (error: unknown): string => codeOf(error) || (error instanceof Error ? error.message : String(error));
