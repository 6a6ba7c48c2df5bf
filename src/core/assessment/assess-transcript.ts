import { assessLedger } from "#core/assessment/assess";
import type { Assessment } from "#core/assessment/assessment";
import type { Ear } from "#core/evidence/ear";
import { proposalPrompt } from "#core/evidence/proposal-prompt";
import { checkProposals, type ProposedTurn } from "#core/evidence/proposed";
import type { Ledger } from "#core/ledger/ledger";
import { afterCandidate } from "#core/ledger/after-candidate";
import { afterInterviewer } from "#core/ledger/after-interviewer";
import { settingOf } from "#core/ledger/setting";
import { startLedger } from "#core/ledger/start-ledger";
import { ok, refuse, type Result } from "#core/problem";
import type { Prompt } from "#core/session/exchange";
import type { Transcript } from "#core/transcript/transcript";
import type { Round } from "#core/words";

/** A transcript from elsewhere is read as a long round: everything could have been asked. */
const assumedMinutes = 45;

/**
 * The assessment of a finished transcript. Refused only where it names a round or scenario that does not exist.
 *
 * @param proposed what a language model proposed of its turns
 */
export function assessTranscript(ear: Ear, transcript: Transcript, fallbackId: string, proposed: readonly ProposedTurn[] = []): Result<Assessment> {
  const read = ledgerOf(ear, transcript);
  if (!read.ok) return read;
  const ledger = read.value;
  return ok(assessLedger({ ear, ledger, id: transcript.id ?? fallbackId, target: transcript.target ?? "senior", minutes: assumedMinutes, isOver: false, disputed: [], proposed: proposed.flatMap((turn) => checkProposals(ear, ledger, turn)), confirmed: [] }));
}

/** What a language model is sent to propose evidence in each of the candidate's turns. */
export function promptsFor(ear: Ear, transcript: Transcript): Result<readonly { readonly turn: number; readonly prompt: Prompt }[]> {
  const read = ledgerOf(ear, transcript);
  return read.ok ? ok(read.value.turns.flatMap(({ speaker }, turn) => (speaker === "candidate" ? [{ turn, prompt: proposalPrompt(ear, read.value, turn) }] : []))) : read;
}

function ledgerOf(ear: Ear, transcript: Transcript): Result<Ledger> {
  const scenario = ear.pack.scenarios.find(({ id }) => id === transcript.scenario) ?? null;
  if (transcript.scenario !== undefined && scenario === null) {
    return refuse("scenario-unknown", `There is no scenario "${transcript.scenario}".`, "See `altitude scenarios`, or leave it out and give the question.");
  }
  const round = transcript.round ?? scenario?.round ?? guessRound(transcript);
  const firstQuestion = transcript.turns[0]?.speaker === "interviewer" ? transcript.turns[0].text : "";
  const setting = settingOf(ear.pack, round, scenario?.id ?? null, transcript.question ?? firstQuestion);
  return ok(transcript.turns.reduce(
    (before, { speaker, text }) => (speaker === "candidate" ? afterCandidate(ear, before, text) : afterInterviewer(ear, before, text, null)),
    startLedger(ear, setting),
  ));
}

/** Without a round or scenario: a design where the question asks for one, else a story. */
function guessRound({ question, turns }: Transcript): Round {
  const asked = `${question ?? ""} ${turns.find(({ speaker }) => speaker === "interviewer")?.text ?? ""}`;
  return /\b(design|architect|build a (system|service))\b/i.test(asked) ? "system-design" : "behavioural";
}
