import type { Hit } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/ear";
import type { Token } from "#core/text/token";
import type { Stance } from "#core/words";

/** Where two stances overlap, the earlier here wins. */
const precedence: readonly Stance[] = ["question", "quoted-interviewer", "negated", "other-person", "past-experience", "hypothetical", "asserted"];

/**
 * The stance of every token of a sentence, in the way of ConText (Chapman et al.): a trigger opens a scope that runs to a
 * terminator or to the end of the sentence; what only looks like a trigger (a pseudo-trigger that covers it) opens none.
 *
 * @param text what the tokens' places lead into: a comma may end a scope
 */
export function stancesOf(hits: readonly Hit<Meaning>[], tokens: readonly Token[], text: string, isQuestion: boolean): readonly Stance[] {
  if (isQuestion) return tokens.map(() => "question" as const);
  const ofStance = hits.flatMap(({ means, from, to }) => (means.kind === "stance" ? [{ means, from, to }] : []));
  const stances: Stance[] = tokens.map(() => "asserted");
  if (ofStance.length === 0) return stances;
  const turnings = newStarts(tokens, text);

  for (const trigger of ofStance.filter(({ means }) => means.role === "trigger" || means.role === "after")) {
    const { stance } = trigger.means;
    const ofSame = ofStance.filter(({ means }) => means.stance === stance);
    if (ofSame.some(({ means, from, to }) => means.role === "pseudo" && from < trigger.to && to > trigger.from)) continue;
    const ends = ofSame.flatMap(({ means, from }) => (means.role === "terminator" && from >= trigger.to ? [from] : []));
    if (stance === "negated") ends.push(...turnings.filter((at) => at >= trigger.to));
    const end = Math.min(tokens.length, ...ends);
    const begin = trigger.means.role === "after" ? clauseStart(trigger.from, tokens, turnings) : beginOf(trigger, stance, tokens);
    for (let at = begin; at < (trigger.means.role === "after" ? trigger.to : end); at += 1) {
      const now = stances[at] ?? "asserted";
      if (precedence.indexOf(stance) < precedence.indexOf(now)) stances[at] = stance;
    }
  }
  return stances;
}

/** Where the clause of a token begins: after the last link, or with the last new subject. */
function clauseStart(at: number, tokens: readonly Token[], turnings: readonly number[]): number {
  const turned = turnings.findLast((start) => start <= at) ?? 0;
  let start = at;
  while (start > turned && !linking.has(tokens[start - 1]?.word ?? "")) start -= 1;
  return start;
}

const linking: ReadonlySet<string> = new Set(["because", "since", "so", "but", "while", "where", "which", "who", "that", "and", "as", "here", "now"]);

/** "We had a cache at my last company": said at the end, the past reaches back over its own clause. */
function beginOf(trigger: { readonly from: number; readonly to: number }, stance: Stance, tokens: readonly Token[]): number {
  if (stance !== "past-experience" || trigger.to < tokens.length) return trigger.from;
  let at = trigger.from;
  while (at > 0 && !linking.has(tokens[at - 1]?.word ?? "")) at -= 1;
  return at;
}

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
  const own = hits.find(({ means, from, to }) => means.kind === "stance" && means.stance === stance && means.role === "trigger" && from >= hit.from - lead && to > hit.from && to <= hit.to);
  return own === undefined ? stance : (stances[Math.min(own.from, hit.from) - 1] ?? "asserted");
}
