import { describe, expect, it } from "vitest";
import { aliasesOf, foldedWords, namingOf } from "#core/board/aliases";
import { BoardWords } from "#core/content/board";

const words = BoardWords.parse({
  kinds: [
    { id: "database", topic: "database-choice", words: ["db", "database", "postgres", "table"], labels: ["db"] },
    { id: "queue", topic: "queue", words: ["kafka", "message queue"], labels: ["Kafka"] },
    { id: "worker", words: ["consumer"], labels: ["Consumer"] },
  ],
  neutral: ["service", "cluster"],
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

  it("of signs alone, or of none, has a name all the same", () => {
    expect(namingOf("", aliases)).toEqual({ name: "", kind: null, topic: null });
    expect(foldedWords("(x3)")).toEqual(["x3"]);
    expect(foldedWords("[API]")).toEqual(["api"]);
  });
});
