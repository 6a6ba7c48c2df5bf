import { ok } from "#core/problem";
import type { SessionEvent } from "#core/session/event";
import type { Story } from "#core/stories/story";
import type { Draft, Listed } from "#store/event-store";
import { createListeners } from "#store/listeners";
import type { Store, StoryStore } from "#store/story-store";

type Kept = { readonly events: readonly SessionEvent[]; readonly draft: Draft | null; readonly summary: string | null };

/** Keeps sessions and stories for as long as the process runs: for tests. */
export function openMemory(): Store {
  const kept = new Map<string, Kept>();
  const { subscribe, notify } = createListeners();
  const eventsOf = (id: string): readonly SessionEvent[] => kept.get(id)?.events ?? [];
  return {
    ...storiesInMemory(),
    subscribe,
    read: async (id) => ({ events: eventsOf(id), version: eventsOf(id).length }),
    readSince: async (id, seq) => ({ events: eventsOf(id).slice(seq), version: eventsOf(id).length }),
    async append(id, expectedVersion, events) {
      const before = kept.get(id) ?? { events: [], draft: null, summary: null };
      if (before.events.length !== expectedVersion) return false;
      if (events.length === 0) return true;
      const isAnswered = events.some(({ type }) => type === "answer-given");
      kept.set(id, { ...before, events: [...before.events, ...events], draft: isAnswered ? null : before.draft });
      notify(id);
      return true;
    },
    async sessions() {
      const listed = [...kept].map(([id, { events, summary }]): Listed => ({ id, startedAt: events[0]?.at ?? 0, version: events.length, summary }));
      return listed.sort((one, other) => other.startedAt - one.startedAt || (one.id < other.id ? -1 : 1));
    },
    async keepDraft(id, draft) {
      const before = kept.get(id);
      if (before === undefined) return false;
      kept.set(id, { ...before, draft });
      return true;
    },
    draft: async (id) => kept.get(id)?.draft ?? null,
    async keepSummary(id, summary) {
      const before = kept.get(id);
      if (before !== undefined) kept.set(id, { ...before, summary });
    },
    async erase(id) {
      const existed = kept.delete(id);
      if (existed) notify(id);
      return existed;
    },
    health: async () => ok(null),
    close: async () => undefined,
  };
}

function storiesInMemory(): StoryStore {
  const kept = new Map<string, Story>();
  return {
    stories: async () => [...kept.values()].sort((one, other) => other.changedAt - one.changedAt || (one.id < other.id ? -1 : 1)),
    story: async (id) => kept.get(id) ?? null,
    async addStory(story) {
      if (kept.has(story.id)) return false;
      kept.set(story.id, story);
      return true;
    },
    async changeStory(story, changedAt) {
      const before = kept.get(story.id);
      if (before?.changedAt !== changedAt) return false;
      kept.set(story.id, { ...story, createdAt: before.createdAt });
      return true;
    },
    eraseStory: async (id) => kept.delete(id),
  };
}
