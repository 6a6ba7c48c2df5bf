import { describe, expect, it } from "vitest";
import { inspectPack, sayFault } from "#content-pack/read-pack";
import { aliasesOf, namingOf } from "#core/board/aliases";
import { afterCandidate } from "#core/ledger/after-candidate";
import { emptyLedger, keyOf, unreachedStates, type Ledger } from "#core/ledger/ledger";
import { settingOf } from "#core/ledger/setting";
import { withTopic } from "#core/ledger/start-ledger";
import { hear } from "#core/evidence/hear";
import { tokensOf } from "#core/text/token";
import { unsquared } from "#core/ledger/clash";
import type { Round } from "#core/words";
import { contentFolder } from "#server/place";
import { ear, pack } from "../../test/shipped-content";

/** A ledger in which only this topic is open. */
function opened(round: Round, topic: string | null): Ledger {
  const ledger = emptyLedger(settingOf(pack, round, null, ""));
  return topic === null ? ledger : withTopic(ear, ledger, { topic, at: null, quote: "", piece: null });
}

it("has no fault", async () => {
  const { faults } = await inspectPack(contentFolder);
  expect(faults.map(sayFault)).toEqual([]);
});

for (const topic of pack.topics) {
  const round = topic.rounds[0] ?? "system-design";
  describe(`topic ${topic.id}`, () => {
    it.each(topic.opens)("is opened by: %s", (sentence) => {
      expect([...afterCandidate(ear, opened(round, null), sentence).topics.keys()]).toContain(topic.id);
    });
    it.each(topic.leaves_shut)("stays shut after: %s", (sentence) => {
      const { topics, obligations } = afterCandidate(ear, opened(round, null), sentence);
      const isWaived = [...obligations.values()].filter((entry) => entry.topic === topic.id).every(({ state }) => state === "waived");
      expect(topics.has(topic.id) && !isWaived).toBe(false);
    });
    for (const obligation of topic.obligations) {
      const stateAfter = (sentence: string) => afterCandidate(ear, opened(round, topic.id), sentence).obligations.get(keyOf(topic.id, obligation.id))?.state ?? "open";
      it.each(obligation.claimed)(`${obligation.id} is claimed by: %s`, (sentence) => {
        expect(["claimed", "grounded", "defended"]).toContain(stateAfter(sentence));
      });
      it.each(obligation.open)(`${obligation.id} stays open after: %s`, (sentence) => {
        expect(unreachedStates).toContain(stateAfter(sentence));
      });
    }
  });
}

for (const signal of pack.signals) {
  const heard = (sentence: string) =>
    signal.rounds.map((round) => afterCandidate(ear, opened(round, null), sentence).pieces.filter((piece) => piece.signal === signal.id && piece.strength !== "named").length);
  describe(`signal ${signal.id}`, () => {
    it.each(signal.heard)("is heard in: %s", (sentence) => expect(Math.max(...heard(sentence))).toBeGreaterThan(0));
    it.each(signal.not_heard)("is not heard in: %s", (sentence) => expect(Math.max(...heard(sentence))).toBe(0));
  });
}

const words = (text: string): string => ` ${hear(ear, text).sentences.flatMap(({ tokens }) => tokens.map(({ word }) => word)).join(" ")} `;
const spelled = (text: string): string => ` ${tokensOf(text).map(({ word }) => word).join(" ")} `;
const count = (text: string, means: string): number => text.split(spelled(means)).length;

for (const { means, written, heard, not_heard } of pack.soundAlikes.entries) {
  describe(`${means}, written ${written[0] ?? ""}`, () => {
    it.each(heard)("is heard in: %s", (sentence) => expect(count(words(sentence), means)).toBeGreaterThan(count(spelled(sentence), means)));
    it.each(not_heard)("is not heard in: %s", (sentence) => expect(count(words(sentence), means)).toBe(count(spelled(sentence), means)));
  });
}

const aliases = aliasesOf(pack.board);

for (const { id, labels, not_labels } of pack.board.kinds) {
  describe(`kind ${id}`, () => {
    it.each(labels)("is drawn as: %s", (label) => expect(namingOf(label, aliases).kind).toBe(id));
    it.each(not_labels)("is not drawn as: %s", (label) => expect(namingOf(label, aliases).kind).not.toBe(id));
  });
}

describe.each(pack.contradictions)("contradiction $id", ({ id, topic, clashes }) => {
  it("is noticed between its two sentences", () => {
    const round = pack.topics.find((entry) => entry.id === topic)?.rounds[0] ?? "system-design";
    const ledger = clashes.reduce((before, sentence) => afterCandidate(ear, before, sentence), opened(round, topic));
    expect(unsquared(ledger).map((clash) => clash.id)).toContain(id);
  });
});

describe("a question of a topic", () => {
  const asked = pack.topics.flatMap(({ id, rounds, obligations }) =>
    rounds.some((round) => pack.scenarios.some((scenario) => scenario.round === round))
      ? obligations.flatMap(({ id: obligation, probe, twist, leans }) => [{ topic: id, obligation, kind: "probe", question: probe, leans } as const, ...(twist === undefined ? [] : [{ topic: id, obligation, kind: "twist", question: twist, leans } as const])])
      : [],
  );

  it.each(asked)("says so where it points at something said: $topic, $obligation, $question", ({ kind, question, leans }) => {
    const points = /^[^.:,;]*\b(?:(?:that|those|these|their|this) (?:number|figure|price|cost|effect|objection|loss|guarantee|call|tenant|other way)s?\b|that as well\b)|^(?:One|Half|Most|All) of them\b/i;
    if (points.test(question)) expect(leans).toContain(kind);
  });

  it.each(asked.filter(({ leans }) => leans.length > 0))("leans in a question that it has: $topic, $obligation, $question", ({ topic, obligation, leans }) => {
    for (const kind of leans) expect(ear.obligation(topic, obligation)?.[kind]).toBeDefined();
  });
});

describe("a question of a scenario", () => {
  /** Words of each scenario that its prompt leaves out and only its hidden facts know. */
  const hidden: Readonly<Record<string, readonly string[]>> = {
    "rate-limiter": ["label", "region", "season", "gateway"],
    "notification-system": ["provider", "phone makers", "on call", "receipt"],
    "social-feed": ["eighty million", "largest club", "one query", "kick-off"],
    "file-sync": ["web app", "Europe", "chunk", "1,100"],
    "internal-tool": ["generator", "store room", "on call", "sorted by mistake", "field season", "April", "two engineers"],
  };
  const asked = pack.scenarios.flatMap((scenario) => {
    const chains = scenario.round === "system-design" ? scenario.dives.flatMap(({ chain }) => [...chain]) : [];
    return [...scenario.must_cover.map(({ probe }) => probe), ...scenario.twists.map(({ prompt }) => prompt), ...chains].map((question) => ({ scenario: scenario.id, question }));
  });

  it.each(asked)("tells what it takes from a hidden fact before it asks: $scenario, $question", ({ scenario, question }) => {
    const [, telling = "", asking = ""] = /^(.*?)([^.:]*\?)$/s.exec(question) ?? [];
    for (const word of hidden[scenario] ?? []) if (asking.toLowerCase().includes(word.toLowerCase())) expect(telling.toLowerCase(), word).toContain(word.toLowerCase());
  });

  it.each(asked)("stands alone, and points at nothing that was not said: $scenario, $question", ({ question }) => {
    expect(question).not.toMatch(/^[^.:]*\b(?:that|those|these|such) (?:store|club|memory|machines?|notes|steps|clubs|worker|provider)\b/i);
  });
});
