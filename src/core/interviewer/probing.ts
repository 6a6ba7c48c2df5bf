import type { MustCover } from "#core/content/scenario";
import type { Ear } from "#core/evidence/ear";
import { draft, type Draft } from "#core/interviewer/draft";
import { lastWords, phrase, saidAbout, tieIn, type Said } from "#core/interviewer/phrase";
import { phasesOf } from "#core/interviewer/phases";
import { candidates } from "#core/interviewer/value";
import { keyOf, type Entry } from "#core/ledger/ledger";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { PhaseId } from "#core/session/event";
import { budgetMs, elapsedMs, type State } from "#core/session/state";
import { levelValue } from "#core/words";

/** What to press on: a twist when one is due, the best open question, a risk nobody has come near, or an open question. */
export function pressing(ear: Ear, state: State, phase: PhaseId, at: number): Draft {
  return (
    contrast(ear, state, phase) ??
    twist(ear, state, phase, at) ??
    phaseOpening(ear, state, phase) ??
    bestOpen(ear, state) ??
    uncovered(ear, state) ??
    more(ear, state)
  );
}

/** The topics that the scenario digs into, as many as the minutes allow, those the candidate named first. */
export function divesOf(ear: Ear, { started, ledger }: State): ReadonlySet<string> {
  const most = ear.pack.manners.deep_dives[String(started.minutes)] ?? 1;
  const scenario = ledger.setting.scenario;
  if (scenario?.round !== "system-design") return new Set(scenario?.opens ?? []);
  const named = scenario.dives.map(({ topic }) => topic).filter((topic) => ledger.topics.has(topic));
  return new Set(named.slice(0, most));
}

/** The question that calls in one obligation, tied to the candidate's own words where there are any. */
export function probeFor(ear: Ear, state: State, entry: Entry): Draft {
  const content = ear.obligation(entry.topic, entry.obligation);
  const stands = entry.state === "claimed" || entry.state === "grounded";
  const depth = state.ledger.topics.get(entry.topic)?.probes ?? 0;
  const scenario = state.ledger.setting.scenario;
  const chain = scenario?.round === "system-design" ? scenario.dives.find(({ topic }) => topic === entry.topic)?.chain : undefined;
  const wanted = scenario?.must_cover.find((risk) => risk.topic === entry.topic && risk.obligation === entry.obligation);
  const question = stands
    ? (content?.twist ?? chain?.[Math.min(2, depth)] ?? content?.probe ?? "")
    : entry.asked > 0
      ? (content?.twist ?? wanted?.probe ?? content?.probe ?? "")
      : (content?.probe ?? "");
  const said = saidAbout(state.ledger, entry);
  return draft(stands ? "consequence" : "probe", tied(ear, state, question, said), { about: { topic: entry.topic, obligation: entry.obligation }, said });
}

const tied = (ear: Ear, state: State, question: string, said: Said | null): string => (said === null ? question : tieIn(ear, state.turns.length >> 1, question, said));

function bestOpen(ear: Ear, state: State): Draft | null {
  const { target, minutes } = state.started;
  const [best] = candidates({ ear, ledger: state.ledger, target, minutes, dives: divesOf(ear, state) });
  if (best === undefined || best.value < ear.pack.manners.least_value) return null;
  const hidden = isStoryRound(state.started) ? undefined : risksUncovered(state)[0];
  // Risks that everybody is asked about come first once a topic has had its chain.
  if (hidden !== undefined && best.value < 1.2) return null;
  return probeFor(ear, state, best.entry);
}

/** Risks of the scenario, for this level and these minutes, that no one has come near: everybody is asked these. */
function risksUncovered({ started, ledger, turns }: State): readonly MustCover[] {
  const asked = new Set(turns.flatMap(({ move }) => (move?.about == null ? [] : [keyOf(move.about.topic, move.about.obligation)])));
  return (ledger.setting.scenario?.must_cover ?? []).filter(
    ({ topic, obligation, level, from_minutes }) =>
      from_minutes <= started.minutes && levelValue[level] <= levelValue[started.target] && !ledger.topics.has(topic) && !asked.has(keyOf(topic, obligation)),
  );
}

function uncovered(ear: Ear, state: State): Draft | null {
  const [risk] = risksUncovered(state);
  if (risk === undefined) return null;
  return draft("probe", risk.probe, { about: { topic: risk.topic, obligation: risk.obligation }, said: null });
}

/** One twist after a first path stands, one more in the last third; never two in a row. */
function twist(ear: Ear, state: State, phase: PhaseId, at: number): Draft | null {
  const twists = state.ledger.setting.scenario?.twists ?? [];
  const probes = state.turns.filter(({ move }) => move?.kind === "probe" || move?.kind === "consequence").length;
  const isLast = state.turns.findLast(({ move }) => move !== null)?.move?.kind === "twist";
  const share = elapsedMs(state, at) / budgetMs(state);
  const isDue = state.twists.length === 0 ? (probes >= 4 || share > 0.5) && probes >= 2 : share > 0.66 && probes >= 5 && state.twists.length < (state.started.minutes >= 30 ? 2 : 1);
  if (!isDue || isLast || phase === "scope" || phase === "close") return null;
  const offered = twists.filter(({ id }) => !state.twists.includes(id));
  const chosen = offered[state.started.seed % Math.max(1, offered.length)];
  return chosen === undefined ? null : draft("twist", chosen.prompt, { twist: chosen.id, said: lastWords(state.ledger) });
}

/** The clock has moved on and the candidate has not: one sentence that moves them. */
function phaseOpening(ear: Ear, state: State, phase: PhaseId): Draft | null {
  const { round, minutes } = state.started;
  const opening = ear.pack.manners.phases.find((plan) => plan.round === round && plan.minutes === minutes)?.phases.find(({ id }) => id === phase)?.opening;
  const isFirst = phasesOf(ear.pack, round, minutes)[0]?.id === phase;
  const hasMoved = phase === "design" && [...state.ledger.topics.values()].some((topic) => topic.at !== null);
  if (opening === undefined || isFirst || state.openings.has(phase) || hasMoved) return null;
  return draft("redirect", opening);
}

/** A second question for when the clock has reached it: another angle, or another story. */
function contrast(ear: Ear, state: State, phase: PhaseId): Draft | null {
  const scenario = state.ledger.setting.scenario;
  if (phase !== "contrast" || scenario?.round !== "behavioural") return null;
  const most = state.started.minutes >= 45 ? 2 : 1;
  const question = scenario.contrasts[(state.started.seed + state.contrasts) % scenario.contrasts.length];
  if (state.contrasts >= most || question === undefined) return null;
  return draft("redirect", phrase(ear, "contrast", 0, { probe: question }));
}

/** Nothing calls: an open question about their own weakest point, another each time, and then thanks. */
function more(ear: Ear, state: State): Draft {
  const kind = isStoryRound(state.started) ? "more-story" : "more";
  const phrases = ear.pack.manners.wording[kind] ?? [];
  const question = phrases[state.moreAsked];
  if (question === undefined) return draft("close", phrase(ear, "close-early", 0));
  const said = lastWords(state.ledger);
  return draft("probe-open", tied(ear, state, question, said), { said });
}
