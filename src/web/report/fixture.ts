import type { Assessment, DimensionReading, Evidence } from "#core/assessment/assessment";
import type { Reference, SessionView } from "#core/session/view";
import type { DimensionId, Level, SignalId } from "#core/words";

/** A small session with its assessment, for tests: a design of a mailbox, three answers long. */

const said = [
  "Design a mailbox for parcels.",
  "How many parcels a day do we expect? I would keep one row for each parcel, because they are looked up by number.",
  "What does that cost you?",
  "It costs reads: every lookup by street scans the table. 2,000 a day is 40 a second at most. A queue would be nice.",
  "What happens when a courier is offline?",
  "The courier's device keeps the scans and sends them later, and the row says when it was last heard of.",
] as const;

export const turnsOf = (texts: readonly string[]): SessionView["turns"] =>
  texts.map((text, index) => ({ index, speaker: index % 2 === 0 ? "interviewer" : "candidate", text, at: 1_000 + index * 60_000, atMs: index * 60_000, move: null, key: null, original: null, spoken: null, voiced: null }));

export function sessionOf(over: Partial<SessionView> = {}): SessionView {
  return {
    id: "s1",
    round: "system-design",
    scenario: "parcel-mailbox",
    title: "A mailbox for parcels",
    prompt: said[0],
    target: "senior",
    minutes: 15,
    way: "interview",
    pressure: "neutral",
    content: "1.0.0",
    status: "finished",
    startedAt: 1_000,
    finishedAt: 800_000,
    finishedBy: "candidate",
    elapsedMs: 780_000,
    budgetMs: 900_000,
    now: 800_000,
    phases: [
      { id: "scope", title: "Scope", startMs: 0, endMs: 180_000 },
      { id: "design", title: "Design", startMs: 180_000, endMs: 900_000 },
    ],
    phase: "design",
    spent: [
      { id: "scope", ms: 245_000 },
      { id: "design", ms: 535_000 },
    ],
    turns: turnsOf(said),
    draft: null,
    momentUntil: null,
    hints: 0,
    coached: null,
    selfReading: { level: "senior", wouldFix: "" },
    disputes: [],
    model: null,
    confirmed: [],
    cutIn: { afterMs: 150_000, afterWords: 350, left: 3 },
    workspace: null,
    drawn: 0,
    version: 9,
    ...over,
  };
}

/** A piece at the first place of that turn where the words stand. */
export function pieceAt(turn: number, quote: string, over: Partial<Evidence> = {}, texts: readonly string[] = said): Evidence {
  const start = texts[turn]?.indexOf(quote) ?? -1;
  if (start < 0) throw new Error(`Turn ${String(turn)} does not say: ${quote}`);
  return { id: `e${String(turn)}`, signal: "tradeoff-named", polarity: 1, stance: "asserted", strength: "grounded", turn, start, end: start + quote.length, quote, by: "built-in", confirmed: true, ...over };
}

export const pieces = {
  asked: pieceAt(1, "How many parcels a day do we expect?", { id: "e1", signal: "requirement-clarified", strength: "claimed" }),
  decided: pieceAt(1, "I would keep one row for each parcel, because they are looked up by number.", { id: "e2", signal: "decision-justified" }),
  price: pieceAt(3, "It costs reads: every lookup by street scans the table.", { id: "e3", signal: "tradeoff-named", strength: "defended" }),
  bare: pieceAt(3, "A queue would be nice.", { id: "e4", signal: "claim-unsupported", polarity: -1, strength: "named" }),
} as const;

const ids = ["technical-depth", "architectural-thinking", "leadership-influence", "pragmatism", "ownership-accountability", "communication-clarity"] as const satisfies readonly DimensionId[];

export function dimensionOf(id: DimensionId, over: Partial<DimensionReading> = {}): DimensionReading {
  return { id, band: "senior", value: 3, low: 2.6, high: 3.4, thin: false, evidence: ["e3"], against: [], missing: ["failure-handled"], why: "It rests on one piece.", ...over };
}

export function assessmentOf(over: Partial<Assessment> = {}): Assessment {
  return {
    version: 1,
    content: "1.0.0",
    id: "s1",
    round: "system-design",
    scenario: "parcel-mailbox",
    target: "senior",
    extractor: "built-in",
    overall: { altitude: { level: "senior", value: 2.8, low: 2.3, high: 3.3 }, bar: "at", enough: true, summary: "This session reads most like senior." },
    dimensions: [
      dimensionOf("technical-depth", { against: ["e4"] }),
      dimensionOf("architectural-thinking", { evidence: ["e2", "e3"], band: "mid", value: 2.4, low: 2, high: 2.9 }),
      dimensionOf("leadership-influence", { band: null, value: null, low: null, high: null, evidence: [], missing: [], why: "This kind of interview gives no chance to show it." }),
      dimensionOf("pragmatism", { evidence: ["e2"] }),
      dimensionOf("ownership-accountability", { band: null, value: null, low: null, high: null, evidence: [], why: "Nothing you said spoke to it." }),
      dimensionOf("communication-clarity", { evidence: ["e1"], thin: true, low: 1.5, high: 3.2 }),
    ],
    evidence: [pieces.asked, pieces.decided, pieces.price, pieces.bare],
    statements: [{ turn: 1, start: 0, end: 24, quote: "A sentence of some height", level: 3.4, moved: ["some height"] }],
    obligations: [
      { id: "o1", topic: "table", kind: "lookup", openedBy: "e2", asked: true, state: "defended", evidence: ["e3"], probe: "How is it looked up?", title: "how a row is found", topicTitle: "Tables", weight: 3 },
      { id: "o2", topic: "queue", kind: "delivery", openedBy: "e4", asked: false, state: "named", evidence: [], probe: "What if it comes twice?", title: "a message that comes twice", topicTitle: "Queues", weight: 2 },
      { id: "o3", topic: "queue", kind: "order", openedBy: "e4", asked: false, state: "unasked", evidence: [], probe: "In what order?", title: "the order of messages", topicTitle: "Queues", weight: 1 },
      { id: "o4", topic: "courier", kind: "offline", openedBy: null, asked: true, state: "waived", evidence: [], probe: "What if it is offline?", title: "a courier without a network", topicTitle: "Couriers", weight: 2 },
    ],
    mistakes: [{ id: "undersold-tradeoffs", title: "Trade-offs undersold", evidence: ["e4"], why: "One part came with no price.", advice: "Say what each choice gives up." }],
    arithmetic: [
      { turn: 3, start: 56, end: 93, quote: "2,000 a day is 40 a second at most", stated: 40, computed: 0.0231, unit: "/s", factor: 1728, verdict: "wrong", inheritedFrom: null, used: true, diagnosis: "a day has 86,400 seconds", working: "2,000 ÷ 86,400 s = 0.023/s" },
    ],
    decisions: [{ choice: "e2", reason: "e2", price: "e3", alternative: null }],
    tips: [{ dimension: "architectural-thinking", text: "Name what fails first.", evidence: ["e2"], drill: "first-to-fail", drillTitle: "First to fail" }],
    moments: [
      { evidence: "e3", dimension: "technical-depth", polarity: 1, why: "The strongest thing heard for technical depth." },
      { evidence: "e4", dimension: "technical-depth", polarity: -1, why: "What held technical depth back most." },
    ],
    firstFix: { signal: "failure-handled", dimension: "architectural-thinking", text: "Name what fails first.", effect: 0.4, evidence: "e2" },
    strongerMoves: [{ evidence: "e2", place: { turn: 1, start: 37, end: 70 }, quote: "I would keep one row for each par", missing: "what your choice cost", senior: "The price is ____, which we can pay because ____.", staff: "Over two years that costs ____." }],
    nextProbe: null,
    unclear: [{ turn: 5, start: 0, end: 34, quote: "The courier's device keeps the sca", about: "whether the scans survive a restart" }],
    ...over,
  };
}

const levels: Readonly<Record<Level, string>> = { junior: "Needs help to begin.", mid: "Solves what is set.", senior: "Decides, and says the price.", staff: "Sets the direction." };

const signals = [
  ["requirement-clarified", "Settles what is needed", 1],
  ["decision-justified", "Ties a choice to a reason", 1],
  ["tradeoff-named", "Says what a choice costs", 1],
  ["failure-handled", "Names a failure and what follows", 1],
  ["claim-unsupported", "A name with no reason", -1],
] as const satisfies readonly (readonly [SignalId, string, 1 | -1])[];

export const reference: Reference = {
  content: "1.0.0",
  dimensions: ids.map((id) => ({ id, title: titleOf(id), about: `What ${id} is.`, rounds: ["system-design"], levels })),
  signals: signals.map(([id, title, polarity]) => ({ id, title, missing: id === "failure-handled" ? "what fails and what follows" : title.toLowerCase(), polarity, rounds: ["system-design"], dimensions: ["technical-depth"] })),
  mistakes: [],
  drills: [{ id: "first-to-fail", title: "First to fail", minutes: 3, exercise: "Name the part that breaks first, three times.", good: "Each has a figure." }],
  ladders: [],
  delivery: [],
  bands: { mid: 1.7, senior: 2.6, staff: 3.4 },
  doubts: [],
};

function titleOf(id: DimensionId): string {
  const [first = "", ...rest] = id.split("-");
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(" ");
}

/** A session of so many turns, each answer with that many pieces of evidence. */
export function longTalk(turns: number, each: number): { readonly session: SessionView; readonly assessment: Assessment } {
  const words = ["It costs reads here.", "I would keep it small.", "A row is enough for that."];
  const texts = Array.from({ length: turns }, (_, index) => (index % 2 === 0 ? `Question ${String(index)}?` : words.join(" ")));
  const evidence = texts.flatMap((_, turn) => (turn % 2 === 0 ? [] : words.slice(0, each).map((quote, nth) => pieceAt(turn, quote, { id: `e${String(turn)}x${String(nth)}` }, texts))));
  const dimensions = ids.map((id) => dimensionOf(id, { evidence: evidence.map((piece) => piece.id) }));
  return { session: sessionOf({ turns: turnsOf(texts) }), assessment: assessmentOf({ evidence, dimensions, moments: [], firstFix: null, mistakes: [], arithmetic: [], decisions: [], tips: [], strongerMoves: [], unclear: [], obligations: [] }) };
}
