import { z } from "zod";
import type { Heard, HeardWord } from "#core/voice/voice-view";

/** How exactly a service tells when each word was said. */
export type Timing = "words" | "segments" | "none";

/* Servers leave out, null or misspell what they do not know; only the text must be there. Times are seconds. */

/** No recording is longer than this, and what a service tells beyond it would overflow. */
const longestS = 1e6;
const Seconds = z.number().transform((seconds) => Math.min(longestS, Math.max(0, seconds)));

const Word = z.looseObject({ word: z.string(), start: Seconds, end: Seconds, probability: z.number().nullish().catch(null) });
type Word = z.infer<typeof Word>;

const Segment = z.looseObject({
  text: z.string(),
  start: Seconds,
  end: Seconds,
  avg_logprob: z.number().nullish().catch(null),
  no_speech_prob: z.number().nullish().catch(null),
  words: z.array(Word).nullish().catch(null),
});
type Segment = z.infer<typeof Segment>;

const Reply = z.looseObject({ text: z.string(), segments: z.array(Segment).nullish().catch(null), words: z.array(Word).nullish().catch(null) });
type Reply = z.infer<typeof Reply>;

/**
 * What a transcription holds: the words with their times where the service gives them, else each segment's words spread over its time
 * by their length, else all words over the whole recording.
 *
 * @param reply as `POST /audio/transcriptions` answers, plain or verbose
 * @returns null where it is no transcription
 */
export function heardIn(reply: unknown, durationMs: number): { readonly heard: Heard; readonly timing: Timing } | null {
  const parsed = Reply.safeParse(reply);
  if (!parsed.success) return null;
  const { data } = parsed;
  const segments = data.segments ?? [];
  const kept = segments.filter((segment) => !isSilence(segment));
  const text = tidy(kept.length === segments.length ? data.text : kept.map((segment) => segment.text).join(" "));
  const words = text === "" ? [] : inOrder(wordsIn(data, segments, kept) ?? spread({ text, fromMs: 0, toMs: durationMs, confidence: null }), durationMs);
  return { heard: { text, words, confidence: mean(words.flatMap(({ confidence }) => confidence ?? [])) }, timing: timingOf(data) };
}

/**
 * Silence in which the model heard something: it holds that nobody speaks, and is not sure of its words either.
 * Source: `no_speech_threshold` and `logprob_threshold` in openai/whisper, whisper/transcribe.py
 */
const isSilence = ({ no_speech_prob, avg_logprob }: Segment): boolean => (no_speech_prob ?? 0) > 0.6 && (avg_logprob ?? 0) <= -1;

function wordsIn({ words }: Reply, segments: readonly Segment[], kept: readonly Segment[]): readonly HeardWord[] | null {
  if (kept.some((segment) => (segment.words ?? []).length > 0)) return kept.flatMap((segment) => whole(segment.words ?? []).map((word) => timed(word, sureness(segment))));
  if (words !== null && words !== undefined && words.length > 0) {
    const placed = whole(words).map((word) => ({ word, segment: segments.find(({ start, end }) => start <= middle(word) && middle(word) <= end) }));
    return placed.filter(({ segment }) => segment === undefined || !isSilence(segment)).map(({ word, segment }) => timed(word, segment === undefined ? null : sureness(segment)));
  }
  if (kept.length > 0) return kept.flatMap((segment) => spread({ text: tidy(segment.text), fromMs: segment.start * 1000, toMs: segment.end * 1000, confidence: sureness(segment) }));
  return null;
}

const middle = ({ start, end }: Word): number => (start + end) / 2;

const timed = ({ word, start, end, probability }: Word, otherwise: number | null): HeardWord => ({ text: tidy(word), fromMs: start * 1000, toMs: end * 1000, confidence: probability ?? otherwise });

/** The mean probability of a segment's tokens. */
const sureness = ({ avg_logprob }: Segment): number | null => (avg_logprob === null || avg_logprob === undefined ? null : Math.exp(avg_logprob));

/**
 * Some servers give pieces of words: " idem", "potent", ",". There a space begins each word, and a piece without one belongs to the word
 * before, which is as sure as its least sure piece.
 */
function whole(pieces: readonly Word[]): readonly Word[] {
  if (!pieces.some(({ word }) => /^\s/.test(word))) return pieces;
  const words: Word[] = [];
  for (const piece of pieces) {
    const last = words.at(-1);
    if (last === undefined || /^\s/.test(piece.word)) words.push(piece);
    else words[words.length - 1] = { ...last, word: last.word + piece.word, end: piece.end, probability: least(last.probability, piece.probability) };
  }
  return words;
}

const least = (one: number | null | undefined, other: number | null | undefined): number | null => (typeof one === "number" && typeof other === "number" ? Math.min(one, other) : (one ?? other ?? null));

type Stretch = { readonly text: string; readonly fromMs: number; readonly toMs: number; readonly confidence: number | null };

/** The words of a text over its time, each as long as its letters. */
function spread({ text, fromMs, toMs, confidence }: Stretch): readonly HeardWord[] {
  const words = text.split(" ").filter((word) => word !== "");
  const perLetter = (toMs - fromMs) / words.reduce((sum, word) => sum + word.length, 0);
  let at = fromMs;
  return words.map((word) => {
    const begins = at;
    at += word.length * perLetter;
    return { text: word, fromMs: begins, toMs: at, confidence };
  });
}

/** Whole milliseconds within the recording that never run backwards, whatever the service said; what holds no sign is no word. */
function inOrder(words: readonly HeardWord[], durationMs: number): HeardWord[] {
  let earliest = 0;
  return words
    .filter(({ text }) => text !== "")
    .map(({ text, fromMs, toMs, confidence }) => {
      const from = Math.min(durationMs, Math.max(earliest, Math.round(fromMs)));
      earliest = from;
      return { text, fromMs: from, toMs: Math.min(durationMs, Math.max(from, Math.round(toMs))), confidence: confidence === null ? null : rounded(Math.min(1, Math.max(0, confidence))) };
    });
}

const timingOf = ({ words, segments }: Reply): Timing => {
  if (Array.isArray(words) || segments?.some((segment) => Array.isArray(segment.words)) === true) return "words";
  return Array.isArray(segments) ? "segments" : "none";
};

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length));

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** One line: recognisers put breaks between segments. */
// eslint-disable-next-line no-control-regex -- nothing of this kind was said
const tidy = (text: string): string => text.replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, " ").trim();
