import type { Kysely } from "kysely";
import { z } from "zod";
import type { Story } from "#core/stories/story";
import { guarded, type Engine } from "#store/sql-event-store";
import type { StoryStore } from "#store/story-store";
import type { Tables } from "#store/tables";

/** What a person wrote, as JSON: see `tables.ts`. */
const Written = z.object({ title: z.string(), text: z.string(), tags: z.array(z.string()) });

type Row = { readonly id: string; readonly created_at: number | string; readonly changed_at: number | string; readonly body: string };

const storyOf = ({ id, created_at, changed_at, body }: Row): Story => ({ id, ...Written.parse(JSON.parse(body)), createdAt: Number(created_at), changedAt: Number(changed_at) });
const bodyOf = ({ title, text, tags }: Story): string => JSON.stringify({ title, text, tags });

/** The story bank over a database that has been brought up to this version. */
export function sqlStoryStore(db: Kysely<Tables>, { afterErase }: Pick<Engine, "afterErase">): StoryStore {
  return {
    stories: () => guarded(async () => (await db.selectFrom("story").selectAll().orderBy("changed_at", "desc").orderBy("id").execute()).map(storyOf)),

    story: (id) =>
      guarded(async () => {
        const row = await db.selectFrom("story").selectAll().where("id", "=", id).executeTakeFirst();
        return row === undefined ? null : storyOf(row);
      }),

    addStory: (story) =>
      guarded(async () => {
        const row = { id: story.id, created_at: story.createdAt, changed_at: story.changedAt, body: bodyOf(story) };
        const added = await db.insertInto("story").values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
        return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),

    changeStory: (story, changedAt) =>
      guarded(async () => {
        const changed = await db.updateTable("story").set({ changed_at: story.changedAt, body: bodyOf(story) }).where("id", "=", story.id).where("changed_at", "=", changedAt).executeTakeFirst();
        if (changed.numUpdatedRows === 0n) return false;
        await afterErase();
        return true;
      }),

    eraseStory: (id) =>
      guarded(async () => {
        const gone = await db.deleteFrom("story").where("id", "=", id).executeTakeFirst();
        if (gone.numDeletedRows === 0n) return false;
        await afterErase();
        return true;
      }),
  };
}
