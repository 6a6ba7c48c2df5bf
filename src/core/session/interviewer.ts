import { assessRun } from "#core/assessment/assess-run";
import { boardReport } from "#core/board/board-report";
import type { Pack } from "#core/content/pack";
import { deliveryOf } from "#core/delivery/delivery-of";
import { earOf, type Ear } from "#core/evidence/ear";
import { isCutInDue } from "#core/interviewer/cutting-in";
import { draft } from "#core/interviewer/draft";
import { phasesOf } from "#core/interviewer/phases";
import { ok, refuse, type Result } from "#core/problem";
import { momentsOf } from "#core/session/board-seen";
import type { Interviewer, ModelChoice } from "#core/session/conduct";
import { consultation, unread } from "#core/session/consult";
import { decide } from "#core/session/decide";
import type { SessionEvent } from "#core/session/event";
import { afterSaying, evolve, replay } from "#core/session/evolve";
import type { StartSession } from "#core/session/request";
import type { State } from "#core/session/state";
import { timelineOf } from "#core/session/timeline";
import type { BoardView } from "#core/session/view";
import { viewOf } from "#core/session/view-of";

/** The interviewer over one content pack. Compiling the pack takes some hundreds of milliseconds: make one and keep it. */
export function createInterviewer(pack: Pack): Result<Interviewer> {
  const heard = earOf(pack);
  return heard.ok ? ok(interviewerWith(heard.value)) : heard;
}

export function interviewerWith(ear: Ear): Interviewer {
  const assess = (state: State, id: string) => assessRun(ear, state, id);
  return {
    start: (request, at, seed, model = null) => start(ear, { request, at, seed, model }),
    fold: (events) => fold(ear, events),
    evolve: (run, event) => evolve(ear, run, event),
    decide: (run, command, at) => decide(ear, run, command, at, () => assess(run, "").evidence),
    consultation: (run, answer, at) => consultation(ear, run, answer, at),
    unread: (run) => unread(ear, run),
    moveAfter: (run, key) => run.answers.get(key)?.move ?? null,
    view: (run, extra) => viewOf(ear, run, extra),
    assess,
    isCutInDue: (run, { text, spokenMs }, at) => run.finished === null && run.pausedAt === null && isCutInDue(ear, { before: run, after: afterSaying(ear, run, { key: "so-far", text }, at), text, spokenMs, at }),
    timeline: timelineOf,
    delivery: (run, id) => deliveryOf(ear, run, id),
    board: (run, version) => boardOf(ear, run, version),
  };
}

function boardOf(ear: Ear, state: State, version: number): BoardView {
  return {
    elements: [...state.board.values()],
    history: state.drawings.map(({ at, changed, removed }) => ({ at, changed: [...changed], removed: [...removed] })),
    report: state.finished === null ? null : boardReport({ ear, ledger: state.ledger, turns: state.turns, history: momentsOf(ear, state) }),
    version,
  };
}

function fold(ear: Ear, events: readonly SessionEvent[]): Result<State> {
  const [first, ...rest] = events;
  if (first?.type !== "session-started") return refuse("session-unknown", "There is no such session.", "Start one first.");
  return ok(replay(ear, first, rest));
}

type Starting = { readonly request: StartSession; readonly at: number; readonly seed: number; readonly model: ModelChoice | null };

function start({ pack }: Ear, { request, at, seed, model }: Starting): Result<readonly SessionEvent[]> {
  const { round, target, minutes, way, pressure } = request;
  const offered = pack.scenarios.filter((scenario) => scenario.round === round);
  if (offered.length === 0) {
    const rounds = [...new Set(pack.scenarios.map((scenario) => scenario.round))];
    return refuse("round-unknown", `There is no scenario for the round "${round}" yet.`, `Choose ${rounds.join(" or ")}.`);
  }
  const scenario = request.scenario === undefined ? offered[seed % offered.length] : offered.find(({ id }) => id === request.scenario);
  if (scenario === undefined) return refuse("scenario-unknown", `There is no ${round} scenario "${request.scenario ?? ""}".`, `Choose one of ${offered.map(({ id }) => id).join(", ")}.`);
  if (!scenario.minutes.includes(minutes)) return refuse("minutes-unknown", `"${scenario.title}" does not run ${String(minutes)} minutes.`, `Choose ${scenario.minutes.join(", ")}.`);
  const phase = phasesOf(pack, round, minutes)[0]?.id ?? "scope";
  return ok([
    { type: "session-started", at, round, scenario: scenario.id, target, minutes, way, pressure, content: pack.version, seed },
    ...(model === null || request.interviewer === "built-in" ? [] : [{ type: "model-connected", at, model: model.name, goesTo: model.goesTo, isLocal: model.isLocal } as const]),
    { type: "move-made", at, move: { ...draft("open", scenario.prompt), phase } },
  ]);
}
