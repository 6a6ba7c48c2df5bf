import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { Problem, Result } from "#core/problem";

/** What a tool found: as data that fits its schema, and in words. */
export type Told<T> = { readonly data: T; readonly text: string };

/** A refusal is a result that says what is wrong and how to mend it, never an exception. */
export function resultOf<T extends Record<string, unknown>>(outcome: Result<Told<T>>): CallToolResult {
  if (!outcome.ok) return { isError: true, content: [{ type: "text", text: refusalText(outcome.problem) }] };
  const { data, text } = outcome.value;
  return { content: [{ type: "text", text }], structuredContent: data };
}

export const refusalText = ({ code, message, mend }: Problem): string => `${message} ${mend} (${code})`;

/** What somebody said or wrote, so that it reads as theirs and ends where it ends. */
export const quoted = (text: string): string => JSON.stringify(text);
