import { emptyModel } from "#core/classifier/model";
import { BoardWords } from "#core/content/board";
import { Drill, Levels, Lexicon, Manners, Rubric, type Pack } from "#core/content/pack";
import { Scenario } from "#core/content/scenario";
import { Signal } from "#core/content/signal";
import { Topic } from "#core/content/topic";
import { DimensionId } from "#core/words";

/** The smallest content that carries an interview: two scenarios, one topic, two signals. Tests of the server need no more. */

const scenarioParts = {
  minutes: [15, 30],
  tags: ["test"],
  nouns: ["gate", "queue", "visitor"],
  must_cover: [
    { topic: "change", obligation: "own-part", level: "senior", probe: "What was your own part in it?" },
    { topic: "change", obligation: "outcome", level: "senior", probe: "What came of it?" },
  ],
  twists: [
    { id: "twice", breaks: "one gate", prompt: "There are two gates now. What changes?", good: "a second counter", over_reaction: "a cluster" },
    { id: "rain", breaks: "fair weather", prompt: "It rains. What changes?", good: "nothing", over_reaction: "a roof" },
  ],
  strong_moments: ["counts before building", "says what a miscount costs"],
} as const;

const gate = Scenario.parse({
  ...scenarioParts,
  id: "garden-gate", round: "system-design", title: "Garden gate", summary: "Counting visitors.", prompt: "Design the gate of a garden that counts its visitors.",
  company: { name: "A garden", team: "two people", budget: "small", deadline: "spring", history: "none" },
  facts: ["visitors", "gates", "hours", "errors", "power", "weather"].map((id) => ({ id, label: id, asked_by: [`how many ${id}`], answer: "Forty.", settles: "scale" })),
  numbers: ["daily", "hourly"].map((id) => ({ id, label: id, value: 40, unit: "/d", derivation: "counted" })),
  families: ["counter", "camera"].map((id) => ({ id, title: id, idea: id, wins_when: "always" })),
  one_way_doors: [{ id: "door", title: "Door", why: "It only opens outwards.", cues: ["one way gate"] }],
  dives: ["Gate", "Queue"].map((title) => ({ topic: "change", title, chain: ["What?", "What then?", "What if?"] })),
  not_needed: { line: "No database.", topics: ["change"] },
  size: "tiny",
});

const change = Scenario.parse({
  ...scenarioParts,
  id: "led-a-change", round: "behavioural", title: "A change that you led", summary: "A change you led.", prompt: "Tell me about a change that you led.",
  opens: ["change"], contrasts: ["And one that failed?", "And one that you stopped?"], good_shapes: ["told in order"],
});

const obligation = (id: string, cue: string, probe: string) => ({ id, title: id, weight: 2, level: "senior", probe, cues: [cue], claimed: [cue, cue], open: ["Nothing here."] });

const topic = Topic.parse({
  id: "change", title: "The change", rounds: ["behavioural", "system-design"], named_by: ["change"], opens: ["A change.", "The change."], leaves_shut: ["Nothing.", "No."],
  obligations: [obligation("own-part", "i wrote", "What was your own part in it?"), obligation("outcome", "as a result", "What came of it?"), obligation("objection", "they feared", "Who was against it?")],
});

const signal = (id: string, cue: string) =>
  Signal.parse({
    id, polarity: 1, title: id, missing: id, rounds: ["behavioural", "system-design"], dimensions: ["ownership-accountability"], reads: { named: 1.5, claimed: 2, grounded: 3, defended: 3.5 },
    cues: [cue], heard: [cue, cue], not_heard: ["Nothing.", "No."], stronger: { senior: "____", staff: "____" }, tip: "Say it.", drill: "say-it",
  });

const phases = (round: "behavioural" | "system-design", minutes: 15 | 30) => ({
  round, minutes,
  phases: [{ id: round === "behavioural" ? "story" : "design", title: "The body", minutes: minutes - 1 }, { id: "close", title: "Close", minutes: 1 }],
});

const none: readonly string[] = [];

export const testPack: Pack = {
  version: "1.0.0",
  scenarios: [gate, change],
  topics: [topic],
  signals: [signal("ownership-personal", "i wrote"), signal("outcome-quantified", "as a result")],
  rubrics: DimensionId.options.map((id) => Rubric.parse({ id, title: id, about: id, rounds: ["behavioural", "system-design"], levels: { junior: "a", mid: "b", senior: "c", staff: "d" } })),
  mistakes: [],
  drills: [Drill.parse({ id: "say-it", title: "Say it", minutes: 5, exercise: "Say it.", good: "It is said." })],
  contradictions: [],
  soundAlikes: { strong: ["api"], weak: ["key"], spelled: [], entries: [] },
  board: BoardWords.parse({
    kinds: [{ id: "gate", topic: "table", words: ["table"], labels: ["Table"] }], neutral: [], most_opened: 12,
    probes: { unspoken: ["What does “{label}” do?"], unconnected: ["Who talks to “{label}”?"], unlabelled: ["What is beside “{label}”?"], unlabelled_alone: ["What is it?"] }, tie: ["“{label}”: {probe}"],
  }),
  lexicon: Lexicon.parse({
    lists: { function: ["the", "a", "it", "i"], requirement: ["must"] }, stances: [], causes: ["because"], prices: ["cost"], incidents: ["outage"], hedges: none, plans: none, parks: none,
    unknowns: ["i don't know"], methods: none, moments: ["give me a moment"], checks: none, repeats: none, unclears: none, injections: none, judging: none, generic_verbs: ["need"],
  }),
  manners: Manners.parse({
    worded: { most: 3, share: 0.6, words: 40, judging: ["great"], asking: ["tell"], everyday: ["see"] },
    phases: [phases("behavioural", 15), phases("behavioural", 30), phases("system-design", 15), phases("system-design", 30)],
    fatigue_per_probe: 0.3, chain_bonus: 1.5, chain_depth: 3, told: 0.25, told_worth: 0.3, all_but_told: 0.15, further_worth: 0.75, unsupposed_worth: 0.2, standing: { once: 0.7, again: 0.15, taken: 0.3, hedged: 0.6, conditional: 0.3, withdrawn: 0.15 }, missed: { base: 0.1, gain: 3.5, weight: 2.5, statements: 8 }, least_value: 0.5, silence_ms: 30_000, moment_ms: 90_000, cut_in: { ms: 150_000, words: 350, most: 3, patience: { warm: 1.2, neutral: 1, tough: 0.7 } }, boards: ["system-design"], deep_dives: { "15": 1, "30": 2 },
    wording: {
      tie: ["You said “{quote}”. {probe}"], untied: ["{probe}"], listen: ["Go on."], "cut-in": ["Sorry to break in."], moment: ["Take your time."], silence: ["Think aloud with me."], "silence-later": ["Take your time."], delegate: ["What would you assume?"], decided: ["As before: “{quote}”."],
      undecided: ["Your choice stands."], check: ["Go on."], again: ["{question}"], doubt: ["Did you say {words}?"], plainer: ["In other words: {probe}"], "plainer-about": ["{title}. {probe}"], "plainer-open": ["{summary}"], injection: ["Let's stay with it.", "Let's stay with your story."], unknown: ["How would you find out?"], "unknown-story": ["Something smaller?"], square: ["“{one}” and “{other}”? {probe}"], time: ["{minutes} minutes left."],
      "time-story": ["{minutes} minutes left."], return: ["Back to “{quote}”?"], contrast: ["A different angle: {probe}"], close: ["That's our time."], "close-early": ["I have what I need."], last: ["Anything to add?"], push: ["“{quote}”: why not the other way?"], "hint-1": ["{title}."], "hint-2": ["{twist}"],
      "hint-3": ["“{example}”?"], more: ["What else?", "And then?"], "more-story": ["What was hard?", "And then?"],
    },
  }),
  levels: Levels.parse({
    version: "1.0.0", bands: { mid: 1.5, senior: 2.5, staff: 3.5 }, enough: { words: 10, pieces: 1, leaning: 3, fresh: 0 }, classifier: { veto: 0.3, far: 0.5, clear: 0.5, second: 0.2 }, altitude: { middle: 2.5, gain: 1, clear: 0.3, prior: 0.3, steady: 1, elsewhere: 0.35, share: 0 }, range: { base: 0.3, per_missing_piece: 0.25, thin: 1.4 }, blend: { best: 0.2, second: 0.6, third: 0.2 }, repeated: 0.35, single: 2, undefended: 0.35, echo: { question: 0.4, prompt: 0.7 }, judged: { terms: 2, share: 0.5, grammar: 0.13, words: 9, signs: 0.06 }, budget: { obligations: 3, signals: 4, unbound: 2, reason: 2 },
    faint: { said: 0.5, statement: 0.05, honest: 0.05, recited: 0.1, topic: 0.05, piece: 0.1 },
    overall: { lowest: 0.4, mean: 0.6, whole: 0 },
    headline: { "system-design": ["ownership-accountability"], behavioural: ["ownership-accountability"], leadership: ["ownership-accountability"], coding: ["technical-depth"], "code-review": ["technical-depth"], incident: ["technical-depth"], reverse: ["communication-clarity"] },
    bar: { close: 0.9, at: 0.5, above: 0.5 }, asked_and_open: 0.3, hint: { category: 0.75, direction: 0.4, partial: 0 }, defended_for_senior: { short: 1, long: 2 }, over_engineered: 1.4, over_long_words: 350, arithmetic: { right: 1.25, rounded: 3, costs: { trace: 0.2, slight: 0.4, some: 0.9, clear: 1.5, strong: 2.2, never: 4 }, believed: { right: 2.8, wrong: 2.2, told: 1.8 }, near: { usual: 1.12, left_out: 1.07, unit: 1.04, same: 1.03 }, farthest: { usual: 2000000, odd: 20000 }, complete: 0.5, bound: 6, provision: 5 },
  }),
  model: emptyModel,
  delivery: [{ id: "pace", title: "Pace", about: "Words a minute.", unit: "words a minute", usual: null, may_not_matter: "Seldom." }],
  ladders: [{ company: "A garden", titles: [{ title: "Head gardener", level: "senior" }] }],
};
