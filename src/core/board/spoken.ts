import { foldedWords } from "#core/board/aliases";
import type { Component } from "#core/board/read-board";
import type { Ear } from "#core/evidence/ear";
import type { Ledger } from "#core/ledger/ledger";
import { tokensOf } from "#core/text/token";

/**
 * The components that the candidate has spoken of, by id: by one of the words on them, or by what they are. A wrong "you never said"
 * costs more than a missed one, so one word is enough.
 */
export function spokenOf(ear: Ear, ledger: Ledger, components: readonly Component[]): ReadonlySet<string> {
  const said = new Set(ledger.turns.flatMap(({ speaker, heard }) => (speaker === "candidate" ? heard.sentences.flatMap(({ tokens }) => tokens.map(({ stem }) => stem)) : [])));
  const neutral = new Set(ear.pack.board.neutral);
  const isSaid = ({ label, kind }: Component): boolean => (kind !== null && (ledger.topics.get(kind)?.at ?? null) !== null) || wordsOf(label, neutral).some((stem) => said.has(stem));
  return new Set(components.filter(isSaid).map(({ id }) => id));
}

/** The stems of what a label is known by: not "service", unless that is all that stands there. */
export function wordsOf(label: string, neutral: ReadonlySet<string>): readonly string[] {
  const words = foldedWords(label);
  const own = words.filter((word) => !neutral.has(word) && !/^\d+$/.test(word));
  return tokensOf((own.length > 0 ? own : words).join(" ")).map(({ stem }) => stem);
}
