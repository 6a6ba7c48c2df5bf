import type { Corpus, Item } from "../judgement/corpus";

/** Two sets of two answers, made up for tests; the author of the third set belongs to the other part. */

const item = (id: string, set: string, level: number, said: string): Item => ({
  id, author: set.startsWith("other") ? "other" : "maker", set, level, trade: "test", register: "plain", round: "system-design", scenario: null, question: "Design a service that shortens links.", target: "senior",
  turns: [{ speaker: "interviewer", text: "Design a service that shortens links." }, { speaker: "candidate", text: said }],
});

export const secret = "marmalade";

const items: readonly Item[] = [
  item("one-1", "maker-1", 1, `I would use a database and a ${secret} server. It will be fast. We just make it work.`),
  item("one-4", "maker-1", 4, `I chose one table over a cache because reads are few, and the price is that a ${secret} page loads slower. If the write fails, we retry with the same key, so nothing is stored twice.`),
  item("two-1", "maker-2", 1, `Links go into some store. The ${secret} comes back when you ask. That is all there is to it.`),
  item("two-4", "maker-2", 4, `At 2,000 writes a second one node holds a year of links, so I would not shard yet. What costs us is that a failover loses a second of ${secret} writes, which I would accept.`),
  item("other-1", "other-1", 2, `Nothing of this ${secret} is read.`),
];

export const tinyCorpus: Corpus = {
  items,
  ratings: items.flatMap(({ id, level }) => ["a", "b"].map((rater) => ({ id, rater, level, gaps: [] }))),
  sentences: [
    { id: "s1", author: "maker", text: "The cat sat on the mat all afternoon.", signals: ["tradeoff-named"] },
    { id: "s2", author: "maker", text: "It was raining on the other side.", signals: [] },
  ],
  pairs: [],
  labels: [
    { id: "two-1", turn: 1, start: 0, end: 25, labeller: "x", altitude: 1, signals: ["tradeoff-named"] },
    { id: "two-1", turn: 1, start: 0, end: 25, labeller: "y", altitude: 1, signals: ["mechanism-explained"] },
  ],
  probes: [],
  partOf: (author) => (author === "maker" ? "test" : "development"),
};
