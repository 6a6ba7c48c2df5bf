import { expect, it } from "vitest";
import { z } from "zod";
import { longestStory, Story, StoryLine } from "#core/stories/story";
import { world, type World } from "#server/test-world";

const written = { title: "The frozen tills", text: "I noticed that the price file froze the tills each Monday.", tags: ["incident"] };

const add = async ({ ask }: World, body: unknown = written, headers: Readonly<Record<string, string>> = {}): Promise<Story> => Story.parse(await (await ask("POST", "/api/stories", { body, headers })).json());
const list = async ({ ask }: World, words = ""): Promise<readonly StoryLine[]> => z.object({ stories: z.array(StoryLine) }).parse(await (await ask("GET", `/api/stories?words=${encodeURIComponent(words)}`)).json()).stories;

it("adds, lists, finds, reads, changes and erases a story", async () => {
  const here = await world();
  expect(await list(here)).toEqual([]);
  const added = await here.ask("POST", "/api/stories", { body: { ...written, title: "  The frozen tills ", tags: ["incident", "incident"] } });
  expect([added.status, added.headers.get("location")]).toEqual([201, "/api/stories/session-1"]);
  const story = Story.parse(await added.json());
  expect(story).toMatchObject(written);
  expect(await list(here, "froze")).toMatchObject([{ id: story.id, excerpt: written.text, words: 11 }]);
  expect(await list(here, "elephants")).toEqual([]);
  expect(await (await here.ask("GET", `/api/stories/${story.id}`)).json()).toEqual(story);

  here.pass(1000);
  const changed = Story.parse(await (await here.ask("PUT", `/api/stories/${story.id}`, { body: { ...written, text: "They thawed.", basedOn: story.changedAt } })).json());
  expect(changed).toEqual({ ...story, text: "They thawed.", changedAt: story.changedAt + 1000 });
  expect((await here.ask("DELETE", `/api/stories/${story.id}`)).status).toBe(204);
  for (const [method, body] of [["GET", undefined], ["PUT", written], ["DELETE", undefined]] as const) {
    const refused = await here.ask(method, `/api/stories/${story.id}`, body === undefined ? {} : { body });
    expect([refused.status, await refused.json()]).toMatchObject([404, { code: "story-unknown" }]);
  }
});

it("overwrites nothing that was changed elsewhere, though the clock stands still", async () => {
  const here = await world();
  const { id, changedAt } = await add(here);
  expect((await here.ask("PUT", `/api/stories/${id}`, { body: { ...written, text: "One.", basedOn: changedAt } })).status).toBe(200);
  const refused = await here.ask("PUT", `/api/stories/${id}`, { body: { ...written, text: "Other.", basedOn: changedAt } });
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: "story-changed" }]);
  expect(await list(here)).toMatchObject([{ excerpt: "One." }]);
});

it("adds a story once under one key, and refuses the key for another", async () => {
  const here = await world();
  const headers = { "idempotency-key": "k" };
  const story = await add(here, written, headers);
  expect(await add(here, written, headers)).toEqual(story);
  const refused = await here.ask("POST", "/api/stories", { body: { ...written, text: "Another." }, headers });
  expect([refused.status, await refused.json()]).toMatchObject([422, { code: "key-reused" }]);
  expect(await list(here)).toHaveLength(1);
});

it.each([
  ["no title", { ...written, title: " " }, "title"],
  ["a title too long", { ...written, title: "x".repeat(121) }, "title"],
  ["no words", { ...written, text: " \n" }, "text"],
  ["too many words", { ...written, text: "x".repeat(longestStory + 1) }, "20000"],
  ["too many tags", { ...written, tags: Array.from({ length: 13 }, (_, index) => String(index)) }, "tags"],
  ["an empty tag", { ...written, tags: [""] }, "tags"],
  ["a field that is none", { ...written, id: "mine" }, "id"],
])("refuses %s, naming it", async (_, body, says) => {
  const { ask } = await world();
  const refused = await ask("POST", "/api/stories", { body });
  const problem = await refused.text();
  expect([refused.status, JSON.parse(problem)]).toMatchObject([400, { code: "request-malformed" }]);
  expect(problem).toContain(says);
});

it("hands all of it out as Markdown", async () => {
  const here = await world();
  await add(here);
  const file = await here.ask("GET", "/api/stories.md");
  expect(file.headers.get("content-disposition")).toBe('attachment; filename="altitude-stories.md"');
  expect(await file.text()).toBe(`# Stories\n\n## The frozen tills\n\nTags: incident\n\n${written.text}\n`);
});
