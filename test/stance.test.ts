import { describe, expect, it } from "vitest";
import { hear } from "#core/evidence/hear";
import { ear } from "./shipped-content";

/** In which stance a word is said, with the lexicon that ships. */

function stanceOf(word: string, text: string): string | undefined {
  const sentence = hear(ear, text).sentences[0];
  const at = sentence?.tokens.findLastIndex((token) => token.word === word) ?? -1;
  return sentence?.stances[at];
}

describe("a negation", () => {
  it.each([
    ["cache", "We don't need a cache for eight thousand rows."],
    ["shards", "I'd avoid a queue, shards, or anything else that pages me."],
  ])("covers %s in: %s", (word, text) => expect(stanceOf(word, text)).toBe("negated"));

  it.each([
    ["gateway", "When the counters don't answer, each gateway counts for itself."],
    ["gateway", "If the store does not answer, the gateway counts for itself."],
    ["replica", "I don't need shards, one box with a replica does it."],
    ["queue", "I wouldn't write it twice, I'd put a queue between them."],
    ["cache", "It is not only a cache."],
    ["table", "We don't need a queue because one table holds it."],
  ])("does not reach %s in: %s", (word, text) => expect(stanceOf(word, text)).toBe("asserted"));
});

describe("the past", () => {
  it.each([
    ["cache", "At my last company we had a cache everywhere."],
    ["cache", "We had a cache everywhere at my last company."],
    ["polling", "We did polling back then."],
  ])("covers %s in: %s", (word, text) => expect(stanceOf(word, text)).toBe("past-experience"));

  it("reaches back over its own clause only", () => {
    expect(stanceOf("slices", "I'd hand out local slices because the shared counter fell over at my last company.")).toBe("asserted");
  });
});

it("hears an option that was weighed in a story as said, and one that could be taken as open", () => {
  expect(stanceOf("polling", "Another option was polling every minute.")).toBe("asserted");
  expect(stanceOf("polling", "Another option is polling every minute.")).toBe("hypothetical");
});

type Said = readonly (readonly [word: string, text: string])[];

const inStance = (stance: string, said: Said) => it.each(said)(`${stance}: %s in: %s`, (word, text) => expect(stanceOf(word, text)).toBe(stance));

describe("a scope is opened however it is said", () => {
  inStance("negated", [
    ["queue", "There is no need for a queue at this size."],
    ["queue", "I would not put a queue there."],
    ["queue", "We can live without a queue."],
    ["sharding", "Sharding is not needed at this load."],
    ["queue", "I am against a queue at this size."],
    ["cache", "A cache makes no sense for that."],
    ["replica", "No replica, one box is enough."],
    ["shards", "We would not need shards before ten million rows."],
    ["shard", "It makes no sense to shard."],
    ["queue", "I see no reason for a queue."],
    ["queue", "Neither a queue nor a broker is needed."],
    ["queue", "Nothing in this calls for a queue."],
    ["queue", "Rather than a queue I'd take a table."],
    ["queue", "It is not necessary to have a queue."],
    ["queue", "We renounce on a queue."],
    ["queue", "For that I don't see a queue."],
    ["queue", "A queue would be too much."],
  ]);
  inStance("hypothetical", [
    ["shard", "Maybe later we shard it."],
    ["queue", "One could use a queue or a table."],
    ["cache", "In theory the cache is enough."],
    ["queue", "An option would be a queue."],
    ["queue", "A possibility is a queue."],
    ["shards", "Eventually you might want shards."],
    ["queue", "Some would say put a queue there."],
    ["queue", "It could be that one day we need a queue."],
  ]);
  inStance("past-experience", [
    ["queue", "In my previous job the queue was a table."],
    ["queue", "Where I worked before, the queue was a table."],
    ["tenant", "At my former employer we sharded by tenant."],
    ["queue", "When I was at the bank we had one queue."],
    ["lock", "In my old firm the lock was a file."],
    ["queue", "In the company before, we had a queue."],
    ["queue", "In my ex company we used a queue."],
    ["queue", "In my earlier project there was a queue."],
    ["queue", "Some years back we had a queue."],
    ["queue", "Before two years we had a queue."],
    ["queue", "We had a queue in my last company."],
    ["queue", "During my time at the bank we had one queue."],
  ]);
  inStance("other-person", [
    ["queue", "My manager decided on the queue."],
    ["queue", "The architect picked a queue."],
    ["queue", "Our architect designed the queue."],
    ["queue", "My colleague, she wrote the queue."],
    ["queue", "A colleague wrote the queue."],
    ["queue", "One of my colleagues built the queue."],
    ["queue", "It was the vendor who designed the queue."],
    ["queue", "The queue was designed by the vendor."],
    ["queue", "The queue was decided by my manager."],
    ["queue", "The platform team owns the queue."],
    ["queue", "From the side of my manager it was decided to take a queue."],
  ]);
  inStance("quoted-interviewer", [
    ["queue", "As you said, the queue is full."],
    ["traffic", "You told me the traffic is low."],
    ["queue", "You were saying the queue is full."],
  ]);
  inStance("question", [
    ["queue", "should the queue be durable"],
    ["queues", "how many queues do we have"],
  ]);
});

describe("what only looks like a trigger opens nothing", () => {
  inStance("asserted", [
    ["cache", "Not only the cache but also the index is cold."],
    ["queue", "We can't do without a queue."],
    ["replica", "It takes no more than one replica."],
    ["queue", "No doubt the queue grows."],
    ["queue", "Not just the queue, also the table fills."],
    ["queue", "There is no question that the queue must be durable."],
    ["queue", "We cannot avoid a queue there."],
    ["queue", "I would not hesitate to put a queue there."],
    ["index", "We don't forget the index."],
    ["entry", "No later than after a minute the entry is gone."],
    ["queue", "We had no choice but a queue."],
    ["queue", "I have nothing against a queue."],
    ["queue", "It doesn't matter how full the queue is."],
    ["replica", "If a node dies, we promote the replica."],
    ["node", "If a node dies, we promote the replica."],
    ["table", "In case Redis falls we read from the table."],
    ["queue", "In case of a crash the queue is replayed."],
    ["replica", "If it comes to a failure, the replica takes over."],
    ["table", "Should the cache be down, we read from the table."],
    ["table", "should the cache be down we read from the table"],
    ["queue", "We have since two years one queue."],
    ["queue", "I am responsible since three years for the queue."],
    ["queue", "It was decided from my side to use a queue."],
    ["queue", "My manager and I decided on the queue."],
    ["queue", "My lead asked me to design the queue."],
    ["queue", "As I said earlier the queue is durable."],
    ["writers", "Without the lock two writers win."],
    ["queue", "There is nothing wrong with a queue."],
    ["queue", "It is no problem to add a queue."],
    ["queue", "Why I decided for the queue is the load."],
  ]);
});

describe("a scope ends where something else begins", () => {
  inStance("asserted", [
    ["index", "I don't need a queue, but I'd put an index on it."],
    ["table", "No queue, instead we poll a table."],
    ["replica", "We don't shard, rather we add a replica."],
    ["region", "We won't need shards until the second region comes."],
    ["replica", "I wouldn't shard; a replica does it."],
    ["version", "There's no lock, each row carries a version."],
    ["table", "One option is a queue, I take the table."],
    ["index", "In theory a cache is enough, in practice the index is what counts."],
    ["table", "At my last company we had a queue, here I'd poll a table."],
    ["box", "We used to shard, but for this system one box does it."],
    ["push", "Previously we polled, today we push."],
    ["queue", "My manager decided, but I wrote the queue."],
    ["load", "As you said, the queue is full, so I'd shed load."],
    ["table", "You mentioned a queue, I'd use a table."],
    ["table", "I would not take a queue, for this a table is enough."],
    ["table", "Not a queue but a table."],
    ["table", "Instead of a queue we use a table."],
    ["table", "Without a queue we poll a table."],
  ]);
});

describe("a broker, in a second set of sentences", () => {
  inStance("negated", [
    ["broker", "There's really no call for a broker."],
    ["broker", "I'd hold back with a broker."],
    ["broker", "A broker is the last thing I want."],
    ["broker", "I don't think a broker is worth it."],
    ["broker", "We can spare us a broker."],
    ["broker", "I'd stay away from a broker."],
    ["broker", "No broker is needed."],
    ["broker", "A broker isn't something we need."],
    ["broker", "It doesn't justify a broker."],
    ["broker", "We decided against a broker."],
    ["broker", "I refuse to add a broker."],
  ]);
  inStance("hypothetical", [
    ["broker", "We may later bring in a broker."],
    ["broker", "Down the road we could add a broker."],
    ["broker", "If I had more time I would add a broker."],
    ["broker", "Had we ten times the load, I would add a broker."],
    ["broker", "One could imagine a broker."],
  ]);
  inStance("past-experience", [
    ["broker", "At the firm where I was until May, a broker did that."],
    ["broker", "In the past we had a broker."],
    ["broker", "When I worked for the railways a broker did that."],
    ["broker", "Two years ago we had a broker."],
    ["broker", "On my old team a broker did that."],
  ]);
  inStance("other-person", [
    ["broker", "The team lead chose the broker."],
    ["broker", "A guy from the other team built the broker."],
    ["broker", "The broker was the idea of my boss."],
    ["broker", "Our CTO wanted the broker."],
    ["broker", "The decision for the broker came from my manager."],
  ]);
  inStance("quoted-interviewer", [
    ["broker", "In your prompt there is a broker."],
    ["broker", "The way you put it, the broker is there already."],
    ["broker", "You asked about the broker."],
  ]);
  inStance("question", [
    ["broker", "is there a broker already"],
    ["broker", "can we assume a broker"],
  ]);
  inStance("asserted", [
    ["broker", "I can't think of anything better than a broker."],
    ["broker", "Nothing is as simple as a broker."],
    ["broker", "We couldn't have done it without a broker."],
    ["broker", "There is no way around a broker."],
    ["broker", "I don't mind a broker."],
    ["broker", "It is not as if the broker were free, still we take it."],
    ["broker", "If there is no broker left, the broker in the other zone answers."],
    ["table", "Once the leader is gone we fall back to the table."],
    ["table", "Unless the leader is gone we read the table."],
    ["broker", "My boss left it to me, so I chose the broker."],
    ["broker", "My colleague wanted a table, I chose the broker."],
    ["broker", "Together with a colleague I built the broker."],
    ["broker", "when there is a broker we use it"],
    ["broker", "were the leader to die we ask the broker"],
  ]);
});
