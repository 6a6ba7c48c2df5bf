import { expect, it } from "vitest";
import { missingIn } from "#core/interviewer/missing";
import { afterCandidate } from "#core/ledger/after-candidate";
import { afterInterviewer } from "#core/ledger/after-interviewer";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import { ear, pack } from "../../../test/shipped-content";

const story = [
  "I deleted the wrong table in production last year. I thought I was on staging.",
  "We restored from the backup of the night, so the orders from the morning were lost, about three hundred.",
  "Now the production shell is red and nobody has delete rights there, you need a second person.",
];

it.each([
  ["led-an-initiative", true],
  ["incident-you-caused", false],
])("misses whoever had to agree where something was moved, and not where something went wrong: %s, %s", (id, isMissed) => {
  const prompt = pack.scenarios.find((one) => one.id === id)?.prompt ?? "";
  const begun = afterInterviewer(ear, startLedger(ear, settingOf(pack, "behavioural", id, "")), prompt, null);
  const ledger = story.reduce((before, answer) => afterCandidate(ear, before, answer), begun);
  expect(missingIn(ear, ledger).map(({ signal }) => signal).includes("influence-across-teams")).toBe(isMissed);
});
