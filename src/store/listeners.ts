export type Listeners = {
  readonly subscribe: (id: string, listener: () => void) => () => void;
  readonly notify: (id: string) => void;
};

/** Who wants to know when a session grows, in this process. */
export function createListeners(): Listeners {
  const byId = new Map<string, Set<() => void>>();
  return {
    subscribe(id, listener) {
      const listeners = byId.get(id) ?? new Set();
      byId.set(id, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byId.get(id) === listeners) byId.delete(id);
      };
    },
    notify(id) {
      for (const listener of [...(byId.get(id) ?? [])]) listener();
    },
  };
}
