import type { Story } from "#core/stories/story";
import type { EventStore } from "#store/event-store";

/** Where the story bank is kept. What a method has acknowledged survives a power cut, in the engines that write to disk. */
export type StoryStore = {
  /** The one changed last first. */
  stories(): Promise<readonly Story[]>;
  story(id: string): Promise<Story | null>;
  /** False where its id is taken. */
  addStory(story: Story): Promise<boolean>;
  /** Puts it in place of the one with its id, if that was changed last at `changedAt`; false otherwise. */
  changeStory(story: Story, changedAt: number): Promise<boolean>;
  /** False where there is none. */
  eraseStory(id: string): Promise<boolean>;
};

/** All that a database keeps. */
export type Store = EventStore & StoryStore;
