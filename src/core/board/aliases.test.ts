import { describe, expect, it } from "vitest";
import { aliasesOf, foldedWords, namingOf } from "#core/board/aliases";
import { BoardWords } from "#core/content/board";

const words = BoardWords.parse({
  kinds: [
    { id: "database", topic: "database-choice", words: ["db", "database", "postgres", "table"], labels: ["db"] },
    { id: "queue", topic: "queue", words: ["kafka", "message queue"], labels: ["Kafka"] },
    { id: "worker", words: ["consumer"], labels: ["Consumer"] },
    { id: "cache", topic: "cache", words: ["cache", "redis"], labels: ["Cache"] },
    { id: "subject", words: ["dining table", "table service"], labels: ["Dining table"] },
  ],
  products: ["postgres", "kafka", "redis"],
  neutral: ["service", "cluster", "layer"],
  probes: { unspoken: ["{label}?"], unconnected: ["{label}?"], unlabelled: ["{label}?"], unlabelled_alone: ["What is it?"] },
  tie: ["{label} {probe}"],
  most_opened: 12,
});
const aliases = aliasesOf(words);

describe("a label", () => {
  it.each(["API", "api x3", "API (3)", "3x API", "3 APIs", "the API", "API × 2", "  API  service ", "API x N", "API cluster"])("%s is called api", (label) => expect(namingOf(label, aliases).name).toBe("api"));

  it.each(["db", "Databases", "Postgres", "the DB (primary)"])("%s is a database by another name", (label) => expect(namingOf(label, aliases)).toEqual({ name: "database", kind: "database", topic: "database-choice" }));

  it("keeps apart what is of one kind and has names of its own", () => {
    expect(namingOf("Users table", aliases)).toEqual({ name: "user database", kind: "database", topic: "database-choice" });
    expect(namingOf("Orders DB", aliases).name).toBe("order database");
    expect(namingOf("Shard 2", aliases).name).toBe("shard 2");
  });

  it("is of the kind that its last word names", () => {
    expect(namingOf("Kafka consumer", aliases)).toEqual({ name: "queue worker", kind: "worker", topic: null });
    expect(namingOf("Message queue cluster", aliases).kind).toBe("queue");
  });

  it.each([
    ["users table", "database"], ["message queue (orders)", "queue"], ["Postgres (users)", "database"], ["Redis cluster", "cache"], ["cache layer", "cache"], ["Kafka: orders", "queue"], ["Redis - sessions", "cache"],
    ["Redis sessions", "cache"], ["Kafka orders", "queue"], ["table of users", "database"], ["cache for posts", "cache"], ["Users DB 2", "database"], ["Postgres 15", "database"], ["DB v2", "database"], ["Search / cache", "cache"], ["Orders: db", "database"], ["Cache?", "cache"],
  ])("%s has its kind as its head", (label, kind) => expect(namingOf(label, aliases).kind).toBe(kind));

  it.each(["no cache", "No Redis", "without a cache", "cache invalidation", "table booking", "database schema", "Topics", "skip the cache", "avoid a queue"])("%s names a kind and is none", (label) => expect([label, namingOf(label, aliases).kind]).toEqual([label, null]));

  it.each(["Dining table", "Table service"])("%s is what the problem is about", (label) => expect(namingOf(label, aliases)).toMatchObject({ kind: "subject", topic: null }));

  it("of signs alone, or of none, has a name all the same", () => {
    expect(namingOf("", aliases)).toEqual({ name: "", kind: null, topic: null });
    expect(foldedWords("(x3)")).toEqual(["x3"]);
    expect(foldedWords("[API]")).toEqual(["api"]);
  });
});
