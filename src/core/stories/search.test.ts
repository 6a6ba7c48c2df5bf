import fc from "fast-check";
import { expect, it } from "vitest";
import { searchStories } from "#core/stories/search";
import type { Story } from "#core/stories/story";

const story = (id: string, title: string, text: string, tags: readonly string[] = []): Story => ({ id, title, text, tags: [...tags], createdAt: 1, changedAt: 1 });

const tills = story("tills", "The frozen tills", "I noticed that the price file froze the tills each Monday, so I wrote an import that checks it first.", ["incident"]);
const migration = story("migration", "Moving the ledger", "We were migrating the ledger. The migration took a year, and the tills stayed up.", ["migration", "leadership"]);
const bank = [tills, migration];
const found = (query: string, stories = bank): readonly string[] => searchStories(stories, query).map(({ id }) => id);

it("finds a story by any form of a word, and by its beginning", () => {
  expect(found("froze")).toEqual(["tills"]);
  expect(found("MIGRATIONS")).toEqual(["migration"]);
  expect(found("mond")).toEqual(["tills"]);
});

it("finds only those that hold every word, in title, tags or text", () => {
  expect(found("tills ledger")).toEqual(["migration"]);
  expect(found("incident monday")).toEqual(["tills"]);
  expect(found("tills elephants")).toEqual([]);
});

it("puts first those whose title names it", () => {
  expect(found("tills")).toEqual(["tills", "migration"]);
  expect(found("tills", [...bank].reverse())).toEqual(["tills", "migration"]);
});

it("lists all, the one changed last first, where no word is searched for", () => {
  expect(found("", [tills, { ...migration, changedAt: 9 }])).toEqual(["migration", "tills"]);
  expect(found(" ,;! ")).toHaveLength(2);
});

it("shows the words round the first that was found, cut between words", () => {
  const long = story("long", "Long", `${"alpha beta ".repeat(60)}needle ${"gamma delta ".repeat(60)}`);
  const [line] = searchStories([long], "needle");
  expect(line?.excerpt).toMatch(/^… (alpha|beta) .* needle gamma .* (gamma|delta) …$/);
  expect(line?.excerpt.length).toBeLessThan(260);
  expect(line?.words).toBe(241);
  expect(searchStories([tills], "")[0]?.excerpt).toBe(tills.text);
});

it("takes any text for what it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, query) => {
      for (const { excerpt } of searchStories([story("s", "Title", text)], query)) expect(excerpt.length).toBeLessThanOrEqual(260);
    }),
  );
});
