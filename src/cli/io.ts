import type { Result } from "#core/problem";

/** 0 done · 1 the work failed · 2 the call was wrong. */
export type ExitCode = 0 | 1 | 2;

/** All that a command may touch: it never sees the process. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (line: string) => void;
  /** The text of a file, or of standard input for `-`. */
  readonly read: (path: string) => Promise<Result<string>>;
  /** The lines of a file, one at a time, so that memory does not grow with it. */
  readonly lines: (path: string) => AsyncIterable<string>;
  readonly now: () => number;
};

/** A refusal in one line: what is wrong, and how to mend it. */
export const inOneLine = ({ message, mend }: { readonly message: string; readonly mend: string }): string => `${message} ${mend}`.replace(/\s*\n\s*/g, " ").trim();
