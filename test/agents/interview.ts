import { expect } from "vitest";
import { readPack } from "#content-pack/read-pack";
import type { Pack } from "#core/content/pack";
import { contentFolder } from "#server/place";
import { textOf, type Agent, type Told } from "./agent";

/** What the tests of both doors share: the answers of a candidate, and what must stay hidden from agents. */

export const answers = [
  "Before I start, how many requests a second do we expect at peak, and how exact must the limit be?",
  "A million checks a second is about ten times what one Redis node does, so I'd shard the counters by client id, because each check is for one client.",
  "We split a hot client into ten counters and sum them every 100 ms. The price is that it may overshoot by a few percent, which is fine for this.",
  "If the store is gone we fail open for reads, because being down hurts more than a minute of abuse, and each gateway falls back on a local bucket.",
  "The alternative was a local bucket on every gateway, which wins when two milliseconds are not there. I would switch once the store's p99 passes that.",
];

/** An interview from the first question to the reading, as an agent holds it. */
export async function interview(agent: Agent): Promise<{ readonly session: string; readonly reading: Told }> {
  const started = await agent.tool("start_interview", { scenario: "rate-limiter", target: "senior", minutes: 15 });
  expect(started.isError).toBe(false);
  const session = textOf(started, "session");
  for (const text of answers) {
    const said = await agent.tool("say_answer", { session, text });
    expect([said.isError, said.data["repeated"]]).toEqual([false, false]);
    expect(textOf(said, "interviewer")).toMatch(/\S/);
  }
  return { session, reading: await agent.tool("finish_interview", { session }) };
}

export async function pack(): Promise<Pack> {
  const read = await readPack(contentFolder);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

export type Secret = { readonly of: string; readonly text: string };

/** Everything that the interviewer knows of a scenario and the candidate must not, but for what the library says anyway. */
export function secretsOf({ scenarios }: Pack): readonly Secret[] {
  return scenarios.flatMap((scenario) => {
    const open = JSON.stringify([scenario.title, scenario.summary, scenario.prompt]);
    const own = [...scenario.must_cover.map(({ probe }) => probe), ...scenario.twists.flatMap(({ breaks, prompt, good, over_reaction }) => [breaks, prompt, good, over_reaction]), ...scenario.strong_moments];
    const kind =
      scenario.round === "behavioural"
        ? scenario.contrasts
        : [...scenario.facts.map(({ answer }) => answer), ...scenario.numbers.map(({ derivation }) => derivation), ...scenario.families.flatMap(({ idea, wins_when }) => [idea, wins_when]), ...scenario.dives.flatMap(({ chain }) => chain), scenario.not_needed.line, scenario.company.history];
    return [...own, ...kind].filter((text) => text.length > 20 && !open.includes(text)).map((text) => ({ of: scenario.id, text }));
  });
}

/** Those that stand in what was heard. */
export function leaked(heard: readonly string[], secrets: readonly Secret[]): readonly Secret[] {
  const all = heard.join("\n");
  return secrets.filter(({ text }) => all.includes(JSON.stringify(text).slice(1, -1)));
}
