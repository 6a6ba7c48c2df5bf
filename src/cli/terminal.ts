import { createInterface } from "node:readline";

/** Reads answers line by line and writes what is said. Input that ends is an interview that ends. */
export function openTerminal(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  return {
    say: (text: string): void => void output.write(text),
    ask: async (): Promise<string | null> => {
      output.write("You: ");
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    close: (): void => reader.close(),
  };
}
