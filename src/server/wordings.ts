/** The interviewer's next words while they come, by session: seen by whoever follows it, kept nowhere. */
export type Wording = { readonly key: string; readonly text: string };

export type Wordings = {
  readonly tell: (id: string, wording: Wording) => void;
  /** Nothing is coming any more: what was said stands in the session. */
  readonly end: (id: string) => void;
  readonly of: (id: string) => Wording | null;
  /** Returns how to stop it. */
  readonly subscribe: (id: string, listener: () => void) => () => void;
};

export function createWordings(): Wordings {
  const coming = new Map<string, Wording>();
  const listeners = new Map<string, Set<() => void>>();
  const ring = (id: string): void => {
    for (const listener of listeners.get(id) ?? []) listener();
  };
  return {
    tell(id, wording) {
      coming.set(id, wording);
      ring(id);
    },
    end(id) {
      if (coming.delete(id)) ring(id);
    },
    of: (id) => coming.get(id) ?? null,
    subscribe(id, listener) {
      const known = listeners.get(id) ?? new Set();
      listeners.set(id, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0) listeners.delete(id);
      };
    },
  };
}
