import type { MustCover } from "#core/content/scenario";
import type { Ear } from "#core/evidence/ear";
import { askingOfBoard } from "#core/interviewer/asking-of-board";
import { digging } from "#core/interviewer/digging";
import { draft, type Draft } from "#core/interviewer/draft";
import { lastWords } from "#core/interviewer/beside";
import { phasesOf } from "#core/interviewer/phases";
import { questionFor, wasAsked, wasTold } from "#core/interviewer/question";
import { secondStory } from "#core/interviewer/second-story";
import { candidates } from "#core/interviewer/value";
import { isMet, keyOf } from "#core/ledger/ledger";
import { isStoryRound } from "#core/ledger/start-ledger";
import type { PhaseId } from "#core/session/event";
import { budgetMs, elapsedMs, type State } from "#core/session/state";
import { levelValue } from "#core/words";

/** What to press on: another story, a twist when one is due, the best open question, a risk nobody has come near, something on the board, or an open question. */
export function pressing(ear: Ear, state: State, phase: PhaseId, at: number): Draft {
  return (
    secondStory(ear, state, phase) ??
    twist(ear, state, phase, at) ??
    phaseOpening(ear, state, phase) ??
    bestOpen(ear, state) ??
    uncovered(ear, state) ??
    askingOfBoard(ear, state) ??
    digging(ear, state)
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

/** The best question that is worth its minute. Risks that everybody is asked about come first once a topic has had its chain. */
function bestOpen(ear: Ear, state: State): Draft | null {
  const { target, minutes } = state.started;
  const isRiskWaiting = !isStoryRound(state.started) && risksUncovered(ear, state).length > 0;
  const least = isRiskWaiting ? Math.max(ear.pack.manners.least_value, riskWorth) : ear.pack.manners.least_value;
  for (const { entry, value } of candidates({ ear, ledger: state.ledger, target, minutes, dives: divesOf(ear, state) })) {
    if (value < least) return null;
    const question = questionFor(ear, state, entry);
    if (question !== null) return question;
  }
  return null;
}

/** What asking about a risk that nobody has come near is worth. */
const riskWorth = 1.2;

/** Risks of the scenario, for this level and these minutes, that no one has come near, asked about or told: everybody is asked these. */
function risksUncovered(ear: Ear, state: State): readonly MustCover[] {
  const { started, ledger, turns } = state;
  const asked = new Set(turns.flatMap(({ move }) => (move?.about == null ? [] : [keyOf(move.about.topic, move.about.obligation)])));
  return (ledger.setting.scenario?.must_cover ?? []).filter(
    ({ topic, obligation, level, from_minutes, probe }) =>
      from_minutes <= started.minutes && levelValue[level] <= levelValue[started.target] && !ledger.topics.has(topic) && !asked.has(keyOf(topic, obligation)) && !wasAsked(ear, state, probe, alikeTwist) && !wasTold(ear, state, probe),
  );
}

function uncovered(ear: Ear, state: State): Draft | null {
  const [risk] = risksUncovered(ear, state);
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
  const offered = twists.filter(({ id, prompt }) => !state.twists.includes(id) && !wasAsked(ear, state, prompt, alikeTwist) && !wasTold(ear, state, prompt));
  const chosen = offered[state.started.seed % Math.max(1, offered.length)];
  return chosen === undefined ? null : draft("twist", chosen.prompt, { twist: chosen.id, said: lastWords(state.ledger) });
}

/** So much of a twist in an older question makes it the same situation again. */
const alikeTwist = 0.5;

/** The clock has moved on and the candidate has not: one sentence that moves them. */
function phaseOpening(ear: Ear, state: State, phase: PhaseId): Draft | null {
  const { round, minutes } = state.started;
  const opening = ear.pack.manners.phases.find((plan) => plan.round === round && plan.minutes === minutes)?.phases.find(({ id }) => id === phase)?.opening;
  const isFirst = phasesOf(ear.pack, round, minutes)[0]?.id === phase;
  const hasMoved = phase === "operations" ? isWatched(state) : phase === "design" && (state.ledger.drawn.size > 0 || [...state.ledger.topics.values()].some((topic) => topic.at !== null));
  if (opening === undefined || isFirst || state.openings.has(phase) || hasMoved) return null;
  return draft("redirect", opening);
}

/** Whether it was said already what tells that users hurt. */
const isWatched = ({ ledger }: State): boolean => ["signal", "page"].some((obligation) => isMet(ledger.obligations.get(keyOf("observability", obligation))?.state ?? "open"));
