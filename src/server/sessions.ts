import type { Assessment } from "#core/assessment/assessment";
import { ok, refuse, type Result } from "#core/problem";
import type { Command, Interviewer, Run } from "#core/session/conduct";
import type { SessionEvent } from "#core/session/event";
import type { SessionView } from "#core/session/view";
import type { EventStore } from "#store/event-store";

/** A session as it stands after `version` events. */
export type Standing = { readonly run: Run; readonly version: number };

/** How it stands after a command, and the events that the command added. */
export type Handled = Standing & { readonly added: readonly SessionEvent[] };

export type Sessions = {
  readonly find: (id: string) => Promise<Result<Standing>>;
  readonly handle: (id: string, command: Command, at: number) => Promise<Result<Handled>>;
  readonly view: (id: string, standing: Standing, now: number) => Promise<SessionView>;
  readonly assess: (id: string, standing: Standing) => Assessment;
};

/** How many folded sessions are kept in memory. */
const keptRuns = 64;

/** Reads, folds, decides, appends, and knows no rule. A folded session is remembered, so that an answer costs no refold. */
export function createSessions(store: EventStore, interviewer: Interviewer): Sessions {
  const runs = new Map<string, Standing>();
  const assessments = new WeakMap<Run, Assessment>();

  function remember(id: string, standing: Standing): Standing {
    runs.delete(id);
    runs.set(id, standing);
    const [oldest] = runs.keys();
    if (runs.size > keptRuns && oldest !== undefined) runs.delete(oldest);
    return standing;
  }

  async function find(id: string): Promise<Result<Standing>> {
    const known = runs.get(id);
    if (known !== undefined) {
      const { events, version } = await store.readSince(id, known.version);
      if (version >= known.version) return ok(remember(id, { run: events.reduce((run, event) => interviewer.evolve(run, event), known.run), version }));
      runs.delete(id);
    }
    const { events, version } = await store.read(id);
    if (version === 0) return unknown();
    const run = interviewer.fold(events);
    return run.ok ? ok(remember(id, { run: run.value, version })) : run;
  }

  /** Tries again when another writer came first. */
  async function handle(id: string, command: Command, at: number, tries = 4): Promise<Result<Handled>> {
    const found = await find(id);
    if (!found.ok) return found;
    const { run, version } = found.value;
    const decided = interviewer.decide(run, command, at);
    if (!decided.ok) return decided;
    const added = decided.value;
    if (added.length === 0) return ok({ run, version, added });
    if (await store.append(id, version, added)) {
      const next = remember(id, { run: added.reduce((before, event) => interviewer.evolve(before, event), run), version: version + added.length });
      return ok({ ...next, added });
    }
    if (tries > 1) return handle(id, command, at, tries - 1);
    return refuse("session-changed", "This session was changed from elsewhere at the same moment.", "Send the same again, with the same key.");
  }

  return {
    find,
    handle,
    view: async (id, { run, version }, now) => interviewer.view(run, { id, now, version, draft: await store.draft(id) }),
    assess(id, { run }) {
      const assessment = assessments.get(run) ?? interviewer.assess(run, id);
      assessments.set(run, assessment);
      return assessment;
    },
  };
}

export const unknown = () => refuse("session-unknown", "There is no such session.", "List the sessions, or start one.");
