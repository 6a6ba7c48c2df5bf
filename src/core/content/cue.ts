import { z } from "zod";

/**
 * A phrase or pattern over words, compiled once and matched in linear time (`evidence/cues.ts`):
 * `word` any form of it · `=word` this form only · `(a|b c)` either · `x?` or `(…)?` optional · `..` up to four words
 * between, `...` up to eight · `<number>` `<duration>` `<size>` `<rate>` `<count>` `<money>` `<ratio>` a quantity ·
 * `@name` a word list of content/lexicon.yaml.
 */
export const Cue = z.string().min(1).max(1000);
