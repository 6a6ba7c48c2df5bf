import type { Claim } from "#core/arithmetic/claim";
import type { Setting } from "#core/arithmetic/reading";

/** What the words round a claim say about parts and factors. */

const kept = /\b(?:hits?|cached?|caches|absorb\w*|served from|dedup\w*|filter\w*|reject\w*|discard\w*|skip\w*|shed\w*|block\w*|cdn|edge|offload\w*|catch\w*)\b/i;
const behindIt = /\b(?:still|miss\w*|reach\w*|through|database|db|origins?|backend|behind|left|remain\w*|rest|downstream|primary|postgres|mysql|fall\w*|pass\w*|survive\w*)\b/i;
const goesWell = /\b(?:success\w*|succeed\w*|accepted|delivered|healthy)\b/i;
const goesBadly = /\b(?:fail\w*|errors?|lost|lose|rejected|undelivered)\b/i;
const shrinks = /\b(?:compress\w*|shrink\w*|reduc\w*|smaller|down to|codec|dedup\w*|downsampl\w*|pack\w*|squee[sz]\w*)\b/i;
const speeds = /\b(?:faster|speed\w*|quicker)\b/i;
const uptime = /\b(?:uptime|(?:was|were|be) down|availab\w*|downtime|nines?|outage|unavailab\w*|sla|slo|in series|serial|reliab\w*)\b/i;

export function settingOf({ result, before, known, weights: { costs } }: Claim): Setting {
  const fresh = known.filter(({ standing }) => standing === "fresh");
  const said = [...new Set(fresh.map(({ fact }) => fact.sentence))].join(" ");
  const claimed = `${before} ${result.after}`;
  const own = result.sentence.indexOf(before);
  const [head = "", ...tail] = before.split(/\b(?=so\b|that's\b|then\b|which\b|thus\b|hence\b|therefore\b|leaving\b)/i);
  const inputs = said.includes(result.sentence) ? said.replace(result.sentence, result.sentence.slice(0, Math.max(0, own) + head.length)) : `${said} ${head}`;
  const isServed = /\b(?:hits?|served from|absorb\w*)\b/i.test(`${tail.join(" ")} ${result.after}`) && !behindIt.test(claimed);
  return { costs, isRest: (!isServed && kept.test(inputs) && behindIt.test(claimed)) || (goesWell.test(inputs) && goesBadly.test(`${result.figure.text} ${claimed}`) && !goesBadly.test(inputs)), isShrinking: shrinks.test(inputs) || shrinks.test(before) || (result.figure.stuff === "time" && speeds.test(`${inputs} ${before}`)), isUptime: fresh.some(({ fact: { figure } }) => figure.factor === "part" && (figure.low ?? 0) >= 0.99 && (figure.high ?? 1) < 1 && !/%|cent/.test(figure.text)) || uptime.test(said) || uptime.test(result.sentence), isMiss: /\bmiss(?:es|ing)?\b/i.test(inputs) && !/\bhit/i.test(inputs) };
}
