import { describe, expect, it } from "vitest";
import type { Result } from "#core/problem";
import { StartSession } from "#core/session/request";
import { interviewer, pack } from "./shipped-content";

/** Which facts of a scenario a question is answered with, however a person asks. The wordings are written for this file. */

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const began = 1_700_000_000_000;

/** The facts that the first words of a sitting are answered with. */
function factsFor(scenario: string, text: string): readonly string[] {
  const events = must(interviewer.start(StartSession.parse({ round: "system-design", scenario, minutes: 30, pressure: "neutral" }), began, 1));
  const run = must(interviewer.fold(events));
  const after = must(interviewer.decide(run, { type: "answer", key: "1", text }, began + 20_000)).reduce(interviewer.evolve, run);
  return interviewer.moveAfter(after, "1")?.facts ?? [];
}

const asked: Readonly<Record<string, readonly (readonly [fact: string, question: string])[]>> = {
  "notification-system": [
    ["who", "Who are the recipients, and which teams are sending?"],
    ["who", "Where do the notifications originate?"],
    ["who", "Who is sending these messages?"],
    ["kinds", "Which channels do we support?"],
    ["kinds", "What sorts of messages go out?"],
    ["kinds", "Does a sign-in code take precedence over marketing?"],
    ["users", "How many people get messages each day?"],
    ["users", "What's the daily volume of notifications?"],
    ["users", "How much traffic should I expect?"],
    ["peaks", "What does the busiest moment of the day look like?"],
    ["peaks", "How quickly does a campaign have to go out?"],
    ["peaks", "Does the load come evenly or in spikes?"],
    ["peaks", "How often does marketing run a campaign?"],
    ["latency", "How fast must a sign-in code arrive?"],
    ["latency", "Within how many seconds must a sign-in code reach the phone?"],
    ["latency", "In how much time should a courier update be delivered?"],
    ["latency", "What's the longest a code may take?"],
    ["latency", "How many seconds do we have to deliver a code?"],
    ["latency", "By when does a code have to be on the phone?"],
    ["latency", "Is there a time limit for a code to be delivered?"],
    ["latency", "How long until a one-time code is useless?"],
    ["duplicates", "Is it a problem when somebody gets the same message two times?"],
    ["duplicates", "May we drop a message?"],
    ["duplicates", "Do we need exactly-once delivery?"],
    ["availability", "What uptime do we promise for codes?"],
    ["availability", "How bad is it if the service goes down for an hour?"],
    ["availability", "How much downtime can we tolerate?"],
    ["providers", "What does the text message provider allow?"],
    ["providers", "What the text message provider allows?"],
    ["providers", "How many text messages a second does the provider accept?"],
    ["providers", "What's the limit of the SMS gateway?"],
    ["providers", "Which companies deliver the text messages for us?"],
    ["providers", "How reliable is the text message provider?"],
    ["providers", "At what rate can we send text messages?"],
    ["preferences", "Can people switch notifications off?"],
    ["preferences", "Are there hours in which we must not send anything?"],
    ["preferences", "Can a customer opt out of marketing?"],
    ["cost", "What the budget is?"],
    ["cost", "What does a text message cost us?"],
    ["cost", "How much may we spend a month?"],
    ["team", "How many engineers are there?"],
    ["team", "Who would be operating it?"],
    ["team", "How big is the team?"],
    ["deadline", "When does it have to be live?"],
    ["deadline", "How many months do we have?"],
    ["deadline", "By when should it be finished?"],
    ["exists", "How do teams send their messages today?"],
    ["exists", "Is there a system in place already?"],
    ["exists", "What are we replacing?"],
    ["history", "Has anything gone wrong so far?"],
    ["history", "Why are we building this now?"],
    ["history", "Were there any incidents in the past?"],
    ["scope", "What can I leave out?"],
    ["scope", "Which features do I have to cover?"],
    ["scope", "Is writing the texts part of this?"],
    ["retention", "How long do we keep a record of what was sent?"],
    ["retention", "For how many days must support see old messages?"],
    ["retention", "Do we have to store sent messages?"],
    ["regions", "In how many countries are the customers?"],
    ["regions", "How many languages are there?"],
    ["regions", "Do we run in more than one region?"],
    ["growth", "How fast is it growing?"],
    ["growth", "Will there be more people next year?"],
    ["growth", "How much bigger will this be in two years?"],
  ],
  "rate-limiter": [
    ["who", "Who calls our API?"],
    ["load", "How many requests per second reach us?"],
    ["load", "What's the traffic at peak?"],
    ["keys", "How many clients do we have?"],
    ["latency", "How many milliseconds may the check add?"],
    ["latency", "How fast must the decision be?"],
    ["accuracy", "How exact must the count be?"],
    ["accuracy", "Is it fine if a few calls too many get through?"],
    ["down", "What should happen when the limiter is unreachable?"],
    ["down", "Do we let calls through if the store is down?"],
    ["regions", "In how many regions do we run?"],
    ["rules", "How often do the limits change?"],
    ["rules", "How soon must a changed limit take effect?"],
    ["exists", "What do we have today?"],
    ["cost", "What may it cost?"],
    ["team", "How many people build it?"],
    ["client", "What does a client see when it is rejected?"],
    ["history", "What went wrong last time?"],
    ["scope", "What is out of scope?"],
  ],
  "file-sync": [
    ["sizes", "How large are the files?"],
    ["reads", "How often is a file downloaded?"],
    ["speed", "How fast must a change reach the other devices?"],
    ["speed", "Within how many seconds should a change show up on another device?"],
    ["conflict", "What if two people change the same file?"],
    ["conflict", "How often do two people edit the same drawing at once?"],
    ["offline", "Does it have to work without a connection?"],
    ["durability", "May a file ever be lost?"],
    ["versions", "How long do we keep old versions?"],
    ["sharing", "How are folders shared?"],
    ["duplicates", "How many of the files are the same?"],
    ["users", "How many people use it each day?"],
    ["deadline", "How many months do we have?"],
    ["cost", "How much money is there a month?"],
    ["exists", "What is there today?"],
    ["history", "Did we ever lose files?"],
    ["regions", "Where do the customers live?"],
    ["growth", "How fast does the data grow?"],
  ],
  "social-feed": [
    ["users", "How many people use the app each day?"],
    ["reads-and-writes", "How many posts are made a day?"],
    ["following", "How many followers does a club have?"],
    ["latency", "Within how many milliseconds must the feed load?"],
    ["latency", "How quickly must the first screen be there?"],
    ["freshness", "Within how many seconds must a post reach the followers?"],
    ["freshness", "How late may a post arrive?"],
    ["deleting", "How soon must a deleted post be gone?"],
    ["media", "How large is a picture?"],
    ["order", "In what order are the posts shown?"],
    ["privacy", "Can people block each other?"],
    ["retention", "How far back do people scroll?"],
    ["growth", "How much will it grow?"],
  ],
  "internal-tool": [
    ["users", "How many people work there?"],
    ["load", "How many requests a second are there?"],
    ["things", "How many things can be booked?"],
    ["conflict", "May two people book the same boat?"],
    ["latency", "How fast must a page load?"],
    ["latency", "Within how many seconds must a page be there?"],
    ["availability", "How bad is it when the tool is down?"],
    ["buy", "Could we buy something instead?"],
    ["security", "How do people sign in?"],
    ["retention", "For how long are bookings kept?"],
    ["places", "Does anybody use it in the field?"],
    ["deadline", "By when must it be ready?"],
  ],
};

describe.each(Object.entries(asked))("%s", (scenario, questions) => {
  it.each(questions)("tells “%s” when asked: %s", (fact, question) => {
    expect(factsFor(scenario, question)).toContain(fact);
  });
});

describe("several in one turn", () => {
  it.each([
    ["notification-system", "How many people get messages a day? How fast must a sign-in code arrive? What the text message provider allows, and what the budget is? What happens today?", ["users", "latency", "providers", "cost", "exists"]],
    ["notification-system", "What the text message provider allows, and what the budget is?", ["providers", "cost"]],
    ["notification-system", "How many messages do we send a day, how fast must a sign-in code arrive, what does the text message provider allow, and what is the budget?", ["users", "latency", "providers", "cost"]],
  ])("%s: %s", (scenario, text, facts) => {
    expect(factsFor(scenario, text)).toEqual(facts);
  });
});

describe("what is on no card, or on another one", () => {
  it.each([
    ["notification-system", "Which programming language do the teams use?", []],
    ["notification-system", "What is the weather like?", []],
    ["notification-system", "Which cloud are we on?", []],
    ["notification-system", "Which database should I use?", []],
    ["notification-system", "When does a device go offline?", []],
    ["notification-system", "How many people are on the team?", ["team"]],
    ["notification-system", "By when does a code have to be on the phone?", ["latency"]],
    ["notification-system", "Is there a time limit for a code to be delivered?", ["latency"]],
    ["notification-system", "Can a customer opt out of marketing?", ["preferences"]],
    ["rate-limiter", "How many milliseconds may the check add?", ["latency"]],
    ["notification-system", "How long do we keep sent messages?", ["retention"]],
    ["notification-system", "How long do we have to build it?", ["deadline"]],
    ["notification-system", "How quickly does a campaign have to go out?", ["peaks"]],
    ["social-feed", "How soon must a deleted post be gone?", ["deleting"]],
    ["file-sync", "How many engineers are there?", ["team"]],
  ])("%s: %s", (scenario, text, facts) => {
    expect(factsFor(scenario, text)).toEqual(facts);
  });
});

describe("facts told together", () => {
  const told = pack.scenarios.flatMap((scenario) => (scenario.round === "system-design" ? scenario.facts.map(({ id, answer }) => [scenario.id, id, answer] as const) : []));

  it.each(told)("%s: %s names what it is about", (_, __, answer) => {
    expect(answer).not.toMatch(/^(?:It|Its|They|Their|Them|That|This|Those|These|He|She|His|Her)\b/);
    expect(answer).not.toMatch(/^(?:Each|Some|Most|None|Both|Many|Few|Others)(?: of (?:them|these|those))? (?:is|are|has|have|can|may|must|will|opens?|comes?|uses?|takes?|makes?)\b/);
    expect(answer.split(/[.;]/)[0]).not.toMatch(/\b(?:there|to them|of them)$/);
  });
});
