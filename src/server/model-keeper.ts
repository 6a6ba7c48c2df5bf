import { ok, refuse, type Problem, type Result } from "#core/problem";
import type { SetBy } from "#core/connection/connection-view";
import { connect } from "#model/connect";
import type { Connection } from "#model/connection";
import type { LanguageModel } from "#model/language-model";
import type { ModelPlace } from "#server/model-file";

export type CurrentModel = { readonly model: LanguageModel; readonly connection: Connection; readonly from: SetBy };

/** Which language model is connected, if any: the environment's where it names one, else what was kept in Settings. */
export type ModelKeeper = {
  /** The same object until the connection changes. */
  readonly current: () => CurrentModel | null;
  /** Why what is kept could not be read. */
  readonly trouble: () => Problem | null;
  readonly save: (connection: Connection) => Promise<Result<null>>;
  readonly forget: () => Promise<Result<null>>;
  /** @returns what ends it */
  readonly onChange: (told: () => void) => () => void;
};

export async function openModelKeeper(place: ModelPlace, environment: Connection | null): Promise<ModelKeeper> {
  const listeners = new Set<() => void>();
  const read = environment === null ? await place.read() : ok(environment);
  let trouble = read.ok ? null : read.problem;
  let current = read.ok && read.value !== null ? currentFrom(read.value, environment === null ? "settings" : "environment") : null;
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other, each told once it is on disk. */
  function change(act: () => Promise<Result<null>>, next: CurrentModel | null): Promise<Result<null>> {
    if (environment !== null) return Promise.resolve(refuse("model-fixed", "The language model is set by the environment.", "Change ALTITUDE_MODEL where Altitude is started, or leave it out to choose one here."));
    const changed = last.then(async () => {
      const done = await act();
      if (!done.ok) return done;
      trouble = null;
      current = next;
      for (const told of listeners) told();
      return done;
    });
    last = changed.catch(() => undefined);
    return changed;
  }

  return {
    current: () => current,
    trouble: () => trouble,
    save: (connection) => change(() => place.write(connection), currentFrom(connection, "settings")),
    forget: () => change(place.remove, null),
    onChange(told) {
      listeners.add(told);
      return () => void listeners.delete(told);
    },
  };
}

const currentFrom = (connection: Connection, from: SetBy): CurrentModel => ({ model: connect(connection), connection, from });
