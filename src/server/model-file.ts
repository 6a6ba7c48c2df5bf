import { chmod, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ok, refuse, type Result } from "#core/problem";
import { Connection } from "#model/connection";
import { codeOf, isMissing, syncFolder, writeWhole } from "#store/durable";

/** Where a connection is kept. It holds a key. */
export type ModelPlace = {
  readonly read: () => Promise<Result<Connection | null>>;
  readonly write: (connection: Connection) => Promise<Result<null>>;
  readonly remove: () => Promise<Result<null>>;
};

/** The file `model.json` of the data folder: only its owner reads it, and it is whole at every moment, past a power cut too. */
export function modelFile(home: string): ModelPlace {
  const file = join(home, "model.json");
  return {
    async read() {
      try {
        const text = await readFile(file, "utf8");
        await chmod(file, 0o600);
        const parsed = Connection.safeParse(JSON.parse(text));
        return parsed.success ? ok(parsed.data) : malformed(file);
      } catch (error) {
        if (isMissing(error)) return ok(null);
        if (error instanceof SyntaxError) return malformed(file);
        return refuse("model-malformed", `${file} cannot be read (${codeOf(error)}).`, "See who may read it, or connect the model again.");
      }
    },
    write: (connection) =>
      kept(home, async () => {
        await mkdir(home, { recursive: true, mode: 0o700 });
        await writeWhole(file, `${JSON.stringify(connection, null, 2)}\n`);
      }),
    remove: () =>
      kept(home, async () => {
        await rm(file, { force: true });
        await rm(`${file}.new`, { force: true });
        await syncFolder(home);
      }),
  };
}

/** A place that forgets, for tests and for whoever keeps nothing. */
export function modelInMemory(connection: Connection | null = null): ModelPlace {
  let held = connection;
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

const malformed = (file: string) => refuse("model-malformed", `${file} does not hold a connection to a language model.`, "Connect the model again in Settings, or delete the file.");

async function kept(home: string, act: () => Promise<void>): Promise<Result<null>> {
  try {
    await act();
    return ok(null);
  } catch (error) {
    if (codeOf(error) === "") throw error;
    return refuse("model-not-kept", `The folder ${home} did not take it (${codeOf(error)}).`, "See that its disk has room and that you may write to it, then try again.");
  }
}
