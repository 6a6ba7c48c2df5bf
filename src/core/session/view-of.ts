import type { Ear } from "#core/evidence/ear";
import { cutInOf } from "#core/interviewer/cutting-in";
import { phaseAt, phasesOf, timeSpent } from "#core/interviewer/phases";
import { isMet, type Ledger } from "#core/ledger/ledger";
import { unread } from "#core/session/consult";
import type { SessionView, TurnView } from "#core/session/view";
import { budgetMs, elapsedMs, type SpokenTurn, type State } from "#core/session/state";

export type ViewExtra = { readonly id: string; readonly now: number; readonly version: number; readonly draft: { readonly text: string; readonly at: number } | null };

/** How a session stands, for everyone outside. */
export function viewOf(ear: Ear, state: State, { id, now, version, draft }: ViewExtra): SessionView {
  const { started, finished } = state;
  const scenario = state.ledger.setting.scenario;
  return {
    id,
    round: started.round,
    scenario: started.scenario,
    title: scenario?.title ?? started.scenario,
    prompt: scenario?.prompt ?? "",
    target: started.target,
    minutes: started.minutes,
    way: started.way,
    pressure: started.pressure,
    content: started.content,
    status: finished !== null ? "finished" : state.pausedAt !== null ? "paused" : "open",
    startedAt: started.at,
    finishedAt: finished?.at ?? null,
    finishedBy: finished?.by ?? null,
    elapsedMs: elapsedMs(state, now),
    budgetMs: budgetMs(state),
    now,
    phases: [...phasesOf(ear.pack, started.round, started.minutes)],
    phase: phaseAt(ear.pack, state, now),
    spent: [...timeSpent(ear.pack, state, now)],
    turns: state.turns.map((turn) => turnOf(state, turn)),
    draft,
    momentUntil: momentUntil(state, now),
    hints: [...state.hints.values()].reduce((sum, level) => sum + level, 0),
    coached: started.way === "coached" ? openQuestions(ear, state.ledger) : null,
    selfReading: state.selfReading,
    disputes: [...state.disputes],
    model: modelOf(ear, state),
    confirmed: [...state.confirmed],
    cutIn: cutInOf(ear, state),
    workspace: ear.pack.manners.boards.includes(started.round) ? "board" : null,
    drawn: state.board.size,
    version,
  };
}

/** When the moment that was asked for is over, were the clock to go on now; null where none is left. */
function momentUntil({ momentUntil: until, pausedAt }: State, now: number): number | null {
  const stoodStillMs = pausedAt === null ? 0 : Math.max(0, now - pausedAt);
  return until !== null && until + stoodStillMs > now ? until + stoodStillMs : null;
}

function turnOf({ spoken, voiced }: State, turn: SpokenTurn): TurnView {
  const voice = turn.key === null ? undefined : spoken.get(turn.key);
  return { ...turn, spoken: voice === undefined ? null : { by: voice.by, isCutIn: voice.isCutIn }, voiced: voiced.get(turn.index) ?? null };
}

function modelOf(ear: Ear, state: State): SessionView["model"] {
  if (state.model === null) return null;
  const { name, goesTo, isLocal, tokensIn, tokensOut, trouble } = state.model;
  return { name, goesTo, isLocal, tokensIn, tokensOut, trouble, unread: unread(ear, state).length };
}

const mostOpen = 8;

function openQuestions(ear: Ear, ledger: Ledger): { topic: string; title: string }[] {
  return [...ledger.obligations.values()]
    .filter(({ state }) => !isMet(state) && state !== "unknown-handled")
    .flatMap(({ topic, obligation }) => {
      const content = ear.obligation(topic, obligation);
      return content === undefined ? [] : [{ topic: ear.topics.get(topic)?.title ?? topic, title: content.title }];
    })
    .slice(0, mostOpen);
}
