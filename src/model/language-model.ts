import type { z } from "zod";

/** The one face of every language model: a question in, a reply or a failure out. It never throws. */

export type FailureKind = "timeout" | "unreachable" | "unauthorised" | "not-found" | "limited" | "server" | "cut" | "empty" | "malformed" | "too-long" | "refused" | "cancelled";

export type Failure = {
  readonly kind: FailureKind;
  /** One sentence for people. No secret stands in it. */
  readonly message: string;
  /** When the provider said to come back, in milliseconds from then. */
  readonly retryAfterMs: number | null;
  /** The text that came before it failed. */
  readonly soFar: string;
};

export type Reply = {
  readonly text: string;
  /** As the provider counted them; null where it did not say. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly firstWordMs: number;
  readonly tookMs: number;
};

export type Question = {
  readonly system: string;
  readonly user: string;
  /** Where given, the reply is JSON of this shape. */
  readonly shape: z.ZodType | null;
  /** Longest reply taken, in characters. */
  readonly longest: number;
  /** Told all text so far, each time more comes. */
  readonly onText?: (soFar: string) => void;
  readonly signal?: AbortSignal;
};

export type Outcome = { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly failure: Failure };

export type LanguageModel = {
  readonly name: string;
  /** Where the words go: host name, or "this machine" for loopback addresses. */
  readonly goesTo: string;
  readonly isLocal: boolean;
  readonly ask: (question: Question) => Promise<Outcome>;
};
