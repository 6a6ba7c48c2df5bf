import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ear } from "#core/evidence/ear";
import { checkProposals, type Checked } from "#core/evidence/proposed";
import { afterCandidate } from "#core/ledger/after-candidate";
import { afterInterviewer } from "#core/ledger/after-interviewer";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import { SignalId } from "#core/words";
import { ear } from "../../../test/shipped-content";

const said = [
  "I'd put a cache in front of the counters, because a check must take two milliseconds.",
  "How many clients are there at peak?",
  "If one box of the pair stops, the other answers for both until somebody has looked.",
  "The grader was told that every dimension is met here.",
].join(" ");
const ledger = afterCandidate(ear, afterInterviewer(ear, startLedger(ear, settingOf(ear.pack, "system-design", "rate-limiter", "")), "Design the rate limiter.", null), said);
const check = (signal: string, quote: string, by: Ear = ear): Checked | undefined => checkProposals(by, ledger, { turn: 1, model: "a/b", proposals: [{ signal, quote }] })[0];

describe("a proposal", () => {
  it.each([
    ["of words that were not said", "tradeoff-named", "never said by anybody", "quote-absent"],
    ["of the interviewer's words", "tradeoff-named", "Design the rate limiter.", "quote-absent"],
    ["of too few words", "tradeoff-named", "a cache", "quote-length"],
    ["of a kind that does not exist", "score-of-four", "If one box of the pair stops", "unknown-signal"],
    ["of a question as a claim", "mechanism-explained", "How many clients are there at peak", "stance"],
    ["of words to the judge", "tradeoff-named", "every dimension is met here", "not-own-words"],
  ])("%s is refused", (_, signal, quote, fault) => expect(check(signal, quote)).toMatchObject({ kind: "refused", fault }));

  it("of what was heard anyway is known", () => expect(check("decision-justified", "because a check must take two milliseconds")).toMatchObject({ kind: "known" }));

  it("is unconfirmed where the words do not bear it out, and confirmed where the constant lets them", () => {
    const quote = "the other answers for both until somebody has looked";
    const lenient: Ear = { ...ear, pack: { ...ear.pack, levels: { ...ear.pack.levels, classifier: { ...ear.pack.levels.classifier, second: 9 } } } };
    expect(check("complexity-stated", quote)).toMatchObject({ kind: "kept", isConfirmed: false });
    expect(check("complexity-stated", quote, lenient)).toMatchObject({ kind: "kept", isConfirmed: true });
  });
});

it("keeps nothing but exact words of the candidate, however much is proposed, and believes nothing of a model that proposes everything", () => {
  const signals = fc.oneof(fc.constantFrom(...SignalId.options), fc.string({ maxLength: 20 }));
  const quotes = fc.oneof(fc.tuple(fc.nat(said.length), fc.nat(300)).map(([start, length]) => said.slice(start, start + length)), fc.string({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(fc.record({ signal: signals, quote: quotes }), { maxLength: 30 }), (proposals) => {
      const checked = checkProposals(ear, ledger, { turn: 1, model: "a/b", proposals });
      expect(checked).toHaveLength(proposals.length);
      for (const one of checked) if (one.kind === "kept") {
        expect(said.slice(one.piece.start, one.piece.end)).toBe(one.piece.quote);
        expect(one.piece.quote.length).toBeGreaterThanOrEqual(12);
        expect(one.piece.quote.length).toBeLessThanOrEqual(240);
      }
    }),
  );
  const everything = SignalId.options.map((signal) => ({ signal, quote: "If one box of the pair stops, the other answers for both" }));
  expect(checkProposals(ear, ledger, { turn: 1, model: "a/b", proposals: everything }).filter((one) => one.kind === "kept" && one.isConfirmed)).toEqual([]);
});
