import { createHash } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { ok, refuse, type Problem, type Result } from "#core/problem";
import { storiesMarkdown } from "#core/stories/markdown";
import { searchStories } from "#core/stories/search";
import { Story, StoryLine, WriteStory } from "#core/stories/story";
import type { Deps } from "#server/deps";
import { otherwise, problem } from "#server/problem-response";
import { router } from "#server/router";

const StoryId = z.object({ id: z.string().openapi({ description: "The story, as `POST /api/stories` named it." }) });
const whole = { description: "The story", content: { "application/json": { schema: Story } } } as const;

const listStories = createRoute({
  method: "get",
  path: "/api/stories",
  summary: "The story bank, or what is found in it",
  request: { query: z.object({ words: z.string().max(500).optional().openapi({ description: "Words that a story must hold, all of them, in any form." }) }) },
  responses: { 200: { description: "A line each: all, the one changed last first; or those found, the best first", content: { "application/json": { schema: z.object({ stories: z.array(StoryLine) }) } } }, default: otherwise },
});

const addStory = createRoute({
  method: "post",
  path: "/api/stories",
  summary: "Adds a story",
  description: "The same Idempotency-Key again gives the same story and adds none; with another story it gives 422.",
  request: { headers: z.object({ "idempotency-key": z.string().min(1).max(200).optional() }), body: { required: true, content: { "application/json": { schema: WriteStory } } } },
  responses: { 201: { ...whole, headers: z.object({ location: z.string() }) }, default: otherwise },
});

const downloadStories = createRoute({
  method: "get",
  path: "/api/stories.md",
  summary: "The whole story bank as Markdown",
  responses: { 200: { description: "A file to keep", content: { "text/markdown": { schema: z.string() } } }, default: otherwise },
});

const readStory = createRoute({ method: "get", path: "/api/stories/{id}", summary: "One story, whole", request: { params: StoryId }, responses: { 200: whole, default: otherwise } });

const changeStory = createRoute({
  method: "put",
  path: "/api/stories/{id}",
  summary: "Writes a story anew",
  request: {
    params: StoryId,
    body: { required: true, content: { "application/json": { schema: WriteStory.extend({ basedOn: z.int().optional().openapi({ description: "`changedAt` of the story as it was read. If it was changed since, nothing is written." }) }) } } },
  },
  responses: { 200: whole, default: otherwise },
});

const eraseStory = createRoute({ method: "delete", path: "/api/stories/{id}", summary: "Erases a story", request: { params: StoryId }, responses: { 204: { description: "It is gone" }, default: otherwise } });

type Needs = Pick<Deps, "store" | "now" | "newId">;

export function storyRoutes({ store, now, newId }: Needs) {
  /** The story that this key made, or nothing where the key is new. */
  async function madeBy(id: string, { title, text, tags }: WriteStory): Promise<Result<Story>> {
    const known = await store.story(id);
    if (known === null) return unknown();
    const isSame = known.title === title && known.text === text && known.tags.join("\n") === tags.join("\n");
    return isSame || known.changedAt > known.createdAt ? ok(known) : refuse("key-reused", "This Idempotency-Key was used for another story.", "Send a new key with a new story.");
  }

  return router()
    .openapi(listStories, async (c) => c.json({ stories: [...searchStories(await store.stories(), c.req.valid("query").words ?? "")] }, 200))
    .openapi(addStory, async (c) => {
      const written = c.req.valid("json");
      const key = c.req.valid("header")["idempotency-key"];
      const at = now();
      const story: Story = { id: key === undefined ? newId() : idOf(key), ...written, createdAt: at, changedAt: at };
      if (await store.addStory(story)) return c.json(story, 201, { location: `/api/stories/${story.id}` });
      const made = await madeBy(story.id, written);
      return made.ok ? c.json(made.value, 201, { location: `/api/stories/${story.id}` }) : problem(c, made.problem);
    })
    .openapi(downloadStories, async (c) => c.body(storiesMarkdown(await store.stories()), 200, { "content-type": "text/markdown; charset=utf-8", "content-disposition": 'attachment; filename="altitude-stories.md"' }))
    .openapi(readStory, async (c) => {
      const story = await store.story(c.req.valid("param").id);
      return story === null ? problem(c, unknown().problem) : c.json(story, 200);
    })
    .openapi(changeStory, async (c) => {
      const { basedOn, ...written } = c.req.valid("json");
      const before = await store.story(c.req.valid("param").id);
      if (before === null) return problem(c, unknown().problem);
      if (basedOn !== undefined && basedOn !== before.changedAt) return problem(c, changed);
      // A clock that stands still or goes back must not make two versions look like one.
      const story: Story = { ...before, ...written, changedAt: Math.max(now(), before.changedAt + 1) };
      return (await store.changeStory(story, before.changedAt)) ? c.json(story, 200) : problem(c, changed);
    })
    .openapi(eraseStory, async (c) => ((await store.eraseStory(c.req.valid("param").id)) ? c.body(null, 204) : problem(c, unknown().problem)));
}

const unknown = () => refuse("story-unknown", "There is no such story.", "List the stories, or add one.");
const changed: Problem = refuse("story-changed", "This story was changed from elsewhere since you read it.", "Read it again and put your words into it; nothing was overwritten.").problem;

/** A key always names the same story, whichever server is asked. */
const idOf = (key: string): string => `k-${createHash("sha256").update(key).digest("hex").slice(0, 32)}`;
