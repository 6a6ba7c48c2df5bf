import { expect, it } from "vitest";
import { quotableIn } from "#core/interviewer/quote";
import { afterCandidate } from "#core/ledger/after-candidate";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import { ear, pack } from "../../../test/shipped-content";

/** What of the first sentence of an answer can be quoted best. */
function quoteOf(answer: string): string {
  const ledger = afterCandidate(ear, startLedger(ear, settingOf(pack, "system-design", "rate-limiter", "")), answer);
  const turn = ledger.turns.length - 1;
  const sentence = ledger.turns[turn]?.heard.sentences[0];
  return (sentence === undefined ? null : quotableIn(ledger, turn, sentence))?.quote ?? "";
}

it.each([
  ["At 14:10 on a Friday I deployed a migration that I had written.", /^(?!10\b)/],
  ["100 million a day is about 1,160 a second.", /(?<!\babout 1)$/],
  ["A campaign of 20 million in ten minutes is about 33,000 a second.", /(?<!\babout 33)$/],
  ["I would keep 10–20 counters for each client that is hot.", /10–20|^(?!20)/],
])("cuts no figure in two: %s", (answer, whole) => {
  expect(quoteOf(answer)).toMatch(whole);
  expect(answer).toContain(quoteOf(answer));
});
