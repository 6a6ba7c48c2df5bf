import type { Quantity } from "#core/arithmetic/quantity";
import { quantitiesIn } from "#core/arithmetic/read-quantities";
import { sentencesOf, type Span } from "#core/text/sentence";
import type { Turn } from "#core/transcript/transcript";

/** A figure said to follow from others: its inputs, and the place of the whole statement. */
export type NumberClaim = { readonly turn: number; readonly span: Span; readonly inputs: readonly Quantity[]; readonly result: Quantity; readonly isDaily: boolean };

const multiplies = /^[\s,]*(?:times|multiplied by|x|×|\*|by|with|and)?[\s,]*(?:about|roughly|an average of|on average)?[\s,]*$/i;
const saysTimes = /times|multiplied|×|\*|\bx\b|\bby\b/i;
const distributes = /^[\s,]*(?:each|apiece|per (?:user|person|post|customer|device|tenant|host|file|message|day)|a (?:user|person|day))?[\s,]*$/i;
const equals = /^[\s\p{L},]*?(?:=|≈|→|->|\b(?:is|are|that's|that is|thats|gives|makes|equals|comes to|works out to|works out at|so|which is|means|or)\b)[\s,]*(?:that's|it's|that is|we have|we get|i get|we are at|about|roughly|around|approximately|some|nearly|almost|just over|just under|close to|~|≈|only)*[\s,~≈]*$/iu;
const daily = /\b(daily|a day|per day|each day|every day|dau|\/day)\b/i;

/** Every statement of a turn in which one figure is said to follow from those before it. Where no relation is clear, there is none. */
export function numberClaimsIn(turns: readonly Turn[]): readonly NumberClaim[] {
  return turns.flatMap(({ speaker, text }, turn) => (speaker === "candidate" ? claimsInTurn(text, turn) : []));
}

function claimsInTurn(text: string, turn: number): readonly NumberClaim[] {
  const quantities = quantitiesIn(text).filter(({ value }) => value !== null);
  return sentencesOf(text).flatMap((sentence) => {
    const said = quantities.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const claims: NumberClaim[] = [];
    let inputs: Quantity[] = [];
    let isProduct = false;
    for (const [index, quantity] of said.entries()) {
      const before = said[index - 1];
      const between = before === undefined ? null : text.slice(before.end, quantity.start);
      if (before === undefined || between === null) {
        inputs = [quantity];
        continue;
      }
      if (saysTimes.test(between) && multiplies.test(between)) {
        inputs = [...inputs, quantity];
        isProduct = true;
      } else if (equals.test(between) && between.length < 60) {
        if (isProduct || inputs.length === 1) claims.push({ turn, span: { start: inputs[0]?.start ?? quantity.start, end: quantity.end }, inputs, result: quantity, isDaily: daily.test(text.slice(sentence.start, quantity.end)) });
        inputs = [quantity];
        isProduct = false;
      } else if (distributes.test(between) && quantity.noun !== "" && isEach(text, quantity.end)) {
        inputs = [...inputs, quantity];
        isProduct = true;
      } else {
        inputs = [quantity];
        isProduct = false;
      }
    }
    return claims;
  });
}

const isEach = (text: string, from: number): boolean => /^\s*(each|apiece|per (user|person|post|customer|device|day)|a (user|person|day))\b/i.test(text.slice(from, from + 20));
