import { expect, it } from "vitest";
import { wasTold } from "#core/interviewer/question";
import { afterCandidate } from "#core/ledger/after-candidate";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import { ear, pack } from "../../../test/shipped-content";

/** A ledger after one answer. */
const after = (id: string, answer: string) => {
  const round = pack.scenarios.find((one) => one.id === id)?.round ?? "system-design";
  return { ledger: afterCandidate(ear, startLedger(ear, settingOf(pack, round, id, "")), answer) };
};

it.each([
  ["rate-limiter", "The one customer with forty percent gets its bucket split into sixteen sub-buckets.", "One customer makes forty percent of all checks. Where does that hurt?"],
  ["social-feed", "The forty clubs above ten million followers are merged in at read time, because eighty million writes for one post would take minutes.", "Our largest club has eighty million followers, and it posts the final score. Where does that land in your design?"],
  ["technical-debt", "The head of enterprise sales was against it, and he was partly right.", "Who was against it, and were they partly right?"],
])("knows in %s that it was told: %s", (scenario, answer, question) => {
  expect(wasTold(ear, after(scenario, answer), question)).toBe(true);
});

it.each([
  ["a figure that is another", "rate-limiter", "I'd keep a counter for each client in a sharded in-memory store, because the check must take less than two milliseconds.", "From Monday the counters' store takes thirty milliseconds at the 99th percentile. Do you keep asking it on every call?"],
  ["a question", "rate-limiter", "Does one customer make forty percent of all checks?", "One customer makes forty percent of all checks. Where does that hurt?"],
  ["some of the same words", "social-feed", "The author reads his own posts from the post store, so he always sees them.", "An author posts, pulls the feed down and does not find the post. Where can that come from?"],
])("does not take for told: %s", (_, scenario, answer, question) => {
  expect(wasTold(ear, after(scenario, answer), question)).toBe(false);
});
