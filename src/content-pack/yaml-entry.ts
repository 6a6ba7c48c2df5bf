import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** What is wrong with one content file, where, and how to mend it. */
export type Fault = { readonly file: string; readonly line: number; readonly message: string; readonly mend: string };

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

type Source = { readonly file: string; readonly text: string; readonly firstLine?: number; readonly add?: Readonly<Record<string, unknown>> };

/** Reads one YAML text under its schema. Each issue leads back to the line where it stands. */
export function readYaml<T>({ file, text, firstLine = 1, add = {} }: Source, schema: z.ZodType<T>): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const syntax = document.errors[0];
  if (syntax !== undefined) return { ok: false, faults: [{ file, line: lineAt(syntax.pos[0]), message: firstSentence(syntax.message), mend: "Mend the YAML." }] };

  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = schema.safeParse(Array.isArray(raw) || raw === null || typeof raw !== "object" ? raw : { ...raw, ...add });
  if (parsed.success) return { ok: true, value: parsed.data };

  const faults = parsed.error.issues.map((issue): Fault => {
    const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
    return { file, line: lineAt(offsetOf(document, path)), message: `${path.join(".") || "The entry"}: ${issue.message}`, mend: mendOf(issue.code) };
  });
  return { ok: false, faults };
}

type Document = ReturnType<typeof parseDocument>;

/** Where the deepest part of a path that exists begins. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range) && typeof node.range[0] === "number") return node.range[0];
  }
  return 0;
}

const mends: Readonly<Record<string, string>> = {
  unrecognized_keys: "Remove the key, or spell it as in content/README.md.",
  invalid_type: "Give it a value of that kind.",
  invalid_value: "Use one of the values named.",
  too_small: "Add what is missing.",
  too_big: "Shorten it.",
  invalid_format: "Write it in the form named.",
};
const mendOf = (code: string): string => mends[code] ?? "See content/README.md for this field.";

const firstSentence = (message: string): string => message.split("\n")[0] ?? message;
