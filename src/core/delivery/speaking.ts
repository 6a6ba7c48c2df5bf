import type { SessionDelivery } from "#core/delivery/delivery-view";
import { fillersIn } from "#core/delivery/filler-count";
import { tokensOf } from "#core/text/token";
import type { Stretch } from "#core/voice/spoken";

/** An answer that came by voice, its stretches in order, on the session's clock. */
export type Utterance = { readonly turn: number; readonly text: string; readonly heard: string; readonly stretches: readonly Stretch[] };

/** Shorter silences part words and are no pauses: the usual threshold of phonetics, after Goldman-Eisler (1968). */
const shortestPauseMs = 250;
/** A longer silence is thinking and not speaking. */
export const longPauseMs = 2000;
/** Fewer words say nothing about a pace. */
const fewestWords = 20;

/** Words a minute while speaking; silences over two seconds are left out. */
export function paceOf(utterances: readonly Utterance[]): number | null {
  const words = utterances.reduce((sum, { text, stretches }) => sum + stretches.reduce((all, { start, end }) => all + tokensOf(text.slice(start, end)).length, 0), 0);
  const minutes = speakingMsOf(utterances) / 60_000;
  return words < fewestWords || minutes === 0 ? null : Math.round(words / minutes);
}

/** Fillers a minute of speaking, by what the recogniser heard. */
export function fillersOf(utterances: readonly Utterance[]): SessionDelivery["fillers"] {
  const minutes = speakingMsOf(utterances) / 60_000;
  const words = utterances.reduce((sum, { heard }) => sum + tokensOf(heard).length, 0);
  if (words < fewestWords || minutes === 0) return null;
  const count = utterances.reduce((sum, { heard }) => sum + fillersIn(heard), 0);
  return { count, perMinute: Math.round((count / minutes) * 10) / 10 };
}

/** The silences inside answers. */
export function pausesOf(utterances: readonly Utterance[]): SessionDelivery["pauses"] {
  if (utterances.length === 0) return null;
  const pauses = utterances.flatMap(({ turn, stretches }) => gapsOf(stretches).filter(({ ms }) => ms >= shortestPauseMs).map((gap) => ({ turn, ...gap })));
  const ordered = [...pauses].sort((one, other) => one.ms - other.ms);
  const longest = ordered.at(-1);
  if (longest === undefined) return null;
  return { count: pauses.length, medianMs: median(ordered.map(({ ms }) => ms)), longest: rounded(longest), long: pauses.filter(({ ms }) => ms > longPauseMs).length };
}

/** From the first word of an answer to its last. */
export const lengthMs = (stretches: readonly Stretch[]): number => (stretches.at(-1)?.to ?? 0) - (stretches[0]?.from ?? 0);

/** How long somebody spoke, without the long silences. */
export const speakingMs = (stretches: readonly Stretch[]): number => lengthMs(stretches) - gapsOf(stretches).reduce((silent, { ms }) => (ms > longPauseMs ? silent + ms : silent), 0);

const speakingMsOf = (utterances: readonly Utterance[]): number => utterances.reduce((sum, { stretches }) => sum + speakingMs(stretches), 0);

function gapsOf(stretches: readonly Stretch[]): readonly { readonly atMs: number; readonly ms: number }[] {
  return stretches.flatMap(({ from }, index) => {
    const before = stretches[index - 1];
    return before === undefined ? [] : [{ atMs: before.to, ms: from - before.to }];
  });
}

function median(ordered: readonly number[]): number {
  const middle = ordered.length / 2;
  return Math.round(((ordered[Math.ceil(middle) - 1] ?? 0) + (ordered[Math.floor(middle)] ?? 0)) / 2);
}

const rounded = ({ turn, atMs, ms }: { readonly turn: number; readonly atMs: number; readonly ms: number }) => ({ turn, atMs: Math.round(atMs), ms: Math.round(ms) });
