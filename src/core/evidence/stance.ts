import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/meaning";
import { firstAtLeast, overlapping } from "#core/evidence/overlap";
import type { Token } from "#core/text/token";
import type { Stance } from "#core/words";

/** Where two stances overlap, the later here wins. */
const precedence: readonly Stance[] = ["hypothetical", "past-experience", "other-person", "negated", "quoted-interviewer", "question"];

type Trigger = { readonly means: Extract<Meaning, { kind: "stance" }>; readonly from: number; readonly to: number };

/**
 * The stance of every token of a sentence, in the way of ConText (Chapman et al.): a trigger opens a scope that runs to a
 * terminator or to the end of the sentence; what only looks like a trigger (a pseudo-trigger that covers it) opens none.
 *
 * @param text what the tokens' places lead into: a comma may end a scope
 */
export function stancesOf(hits: readonly Hit<Meaning>[], tokens: readonly Token[], text: string, isQuestion: boolean): readonly Stance[] {
  if (isQuestion) return tokens.map(() => "question" as const);
  const ofStance: Trigger[] = [];
  for (const { means, from, to } of hits) if (means.kind === "stance") ofStance.push({ means, from, to });
  const stances: Stance[] = tokens.map(() => "asserted");
  if (ofStance.length === 0) return stances;
  const turnings = newStarts(tokens, text);

  for (const stance of precedence) {
    const ofSame = ofStance.filter(({ means }) => means.stance === stance);
    if (ofSame.length === 0) continue;
    const { ahead, behind } = scopesOf(ofSame, tokens, turnings);
    for (const scopes of [ahead, behind]) {
      let filled = 0;
      for (const { begin, end } of scopes) {
        for (let at = Math.max(begin, filled); at < end; at += 1) stances[at] = stance;
        filled = Math.max(filled, end);
      }
    }
  }
  return stances;
}

type Scope = { readonly begin: number; readonly end: number };

/** The scopes of the triggers of one stance: those that reach ahead, and those that reach back; each in the order in which they begin. */
function scopesOf(ofSame: readonly Trigger[], tokens: readonly Token[], turnings: readonly number[]): { readonly ahead: readonly Scope[]; readonly behind: readonly Scope[] } {
  const stance = ofSame[0]?.means.stance;
  const pseudo = ofSame.filter(({ means }) => means.role === "pseudo");
  const stops = ofSame.flatMap(({ means, from }) => (means.role === "terminator" ? [from] : [])).concat(stance === "negated" ? turnings : []).sort((one, other) => one - other);
  const clauseStarts = ofSame.some(({ means }) => means.role === "after") ? clauseStartsOf(tokens, turnings) : [];
  const ahead: Scope[] = [];
  const behind: Scope[] = [];
  for (const { means, from, to } of ofSame) {
    if ((means.role !== "trigger" && means.role !== "after") || overlapping(pseudo, { from, to }).length > 0) continue;
    if (means.role === "after") behind.push({ begin: clauseStarts[from] ?? 0, end: to });
    else if (stance === "past-experience" && to === tokens.length) behind.push({ begin: afterLink(from, tokens), end: to });
    else ahead.push({ begin: from, end: stops[firstAtLeast(stops.length, (at) => stops[at] ?? 0, to)] ?? tokens.length });
  }
  return { ahead, behind: behind.sort((one, other) => one.begin - other.begin) };
}

/** By token, where its clause begins: after the last link, or with the last new subject. */
function clauseStartsOf(tokens: readonly Token[], turnings: readonly number[]): readonly number[] {
  const turned = new Set(turnings);
  let start = 0;
  return tokens.map((_, at) => {
    if (turned.has(at) || linking.has(tokens[at - 1]?.word ?? "")) start = at;
    return start;
  });
}

/** "We had a cache at my last company": said at the end, the past reaches back over its own clause. */
function afterLink(from: number, tokens: readonly Token[]): number {
  let at = from;
  while (at > 0 && !linking.has(tokens[at - 1]?.word ?? "")) at -= 1;
  return at;
}

const linking: ReadonlySet<string> = new Set(["because", "since", "so", "but", "while", "where", "which", "who", "that", "and", "as", "here", "now"]);

const conditions: ReadonlySet<string> = new Set(["if", "when", "once", "while", "until", "unless", "where", "as"]);
const subjects: ReadonlySet<string> = new Set(
  "i id ive ill im we wed weve well you youd it its they theyd he she there that this these those each every everyone everybody nobody so then instead one just otherwise now here".split(" "),
);

/**
 * The tokens at which something new begins after a comma or semicolon, so that a negation before it does not reach over: a subject of its
 * own, or, after a condition, whatever is said to follow ("when the counters don't answer, the gateway counts").
 */
function newStarts(tokens: readonly Token[], text: string): readonly number[] {
  const starts: number[] = [];
  let afterCondition = conditions.has(tokens[0]?.word ?? "");
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (before === undefined || token === undefined || isOneSpace(text, before.end, token.start)) continue;
    const gap = text.slice(before.end, token.start);
    if (!/[,;:—–]/.test(gap)) continue;
    if (afterCondition || gap.includes(";") || subjects.has(token.word)) starts.push(at);
    afterCondition = conditions.has(token.word);
  }
  return starts;
}

const isOneSpace = (text: string, from: number, to: number): boolean => to - from === 1 && text.charAt(from) === " ";

/** The stance in which a stretch of tokens is said: the one that holds at its last word. */
export const stanceAt = (stances: readonly Stance[], hit: { readonly from: number; readonly to: number }): Stance => stances[hit.to - 1] ?? "asserted";

/** Stances that a cue's own words may carry: "never expires", "she led it alone". */
const carried: ReadonlySet<Stance> = new Set(["negated", "other-person", "hypothetical"]);

/**
 * The stance round a hit. A trigger whose words the cue itself holds is its meaning, not its scope.
 *
 * @param lead how many words before the hit such a trigger may begin: "I'd not hold them" against "no cache"
 */
export function stanceRound({ stances, hits }: { readonly stances: readonly Stance[]; readonly hits: readonly Hit<Meaning>[] }, hit: { readonly from: number; readonly to: number }, lead = 1): Stance {
  const stance = stanceAt(stances, hit);
  if (!carried.has(stance)) return stance;
  const own = overlapping(hits, hit).find(({ means, from, to }) => means.kind === "stance" && means.stance === stance && means.role === "trigger" && from >= hit.from - lead && to <= hit.to);
  return own === undefined ? stance : (stances[Math.min(own.from, hit.from) - 1] ?? "asserted");
}
