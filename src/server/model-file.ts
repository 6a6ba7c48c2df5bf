import { Connection } from "#model/connection";
import { keptFile, keptInMemory, type KeptPlace } from "#server/kept-file";

/** Where a connection to a language model is kept. It holds a key. */
export type ModelPlace = KeptPlace<Connection>;

export const modelFile = (home: string): ModelPlace =>
  keptFile({ home, name: "model.json", schema: Connection, holds: "a connection to a language model", again: "Connect the model again", codes: { malformed: "model-malformed", notKept: "model-not-kept" } });

export const modelInMemory = (connection: Connection | null = null): ModelPlace => keptInMemory(connection);
