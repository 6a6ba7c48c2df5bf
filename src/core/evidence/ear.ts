import { aliasesOf, type Aliases } from "#core/board/aliases";
import { classifierOf, type Classifier } from "#core/classifier/classifier";
import type { Pack } from "#core/content/pack";
import type { Signal } from "#core/content/signal";
import type { Topic, TopicObligation } from "#core/content/topic";
import { compilePack, type CompiledPack } from "#core/evidence/compiled-pack";
import { cueMatcher, type CueMatcher } from "#core/evidence/cue-matcher";
import type { Meaning } from "#core/evidence/meaning";
import { ok, type Result } from "#core/problem";
import { soundAlikesOf, type Rereading } from "#core/speech/sound-alikes";
import { stemOf } from "#core/text/token";
import type { SignalId } from "#core/words";

/** The content, ready for listening. Made once, used for every turn. */
export type Ear = {
  readonly pack: Pack;
  readonly match: CueMatcher<Meaning>;
  readonly classifier: Classifier;
  /** Gives back the terms that a recogniser misheard. */
  readonly reread: Rereading;
  readonly signals: ReadonlyMap<SignalId, Signal>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly functionWords: ReadonlySet<string>;
  readonly genericVerbs: ReadonlySet<string>;
  /** Words that requirements are asked about with. */
  readonly requirements: ReadonlySet<string>;
  /** Stems of words that would be said of any system. */
  readonly virtues: ReadonlySet<string>;
  /** Stems of terms of the trade, and names of products: what a part of a system is called by. */
  readonly technical: ReadonlySet<string>;
  /** By which words what is drawn on a board is known. */
  readonly boardNames: Aliases;
  readonly obligation: (topic: string, obligation: string) => TopicObligation | undefined;
};

/** Compiles a pack and listens by it. A cue that cannot be compiled is refused by name. */
export function earOf(pack: Pack): Result<Ear> {
  const compiled = compilePack(pack);
  return compiled.ok ? ok(earOver(compiled.value)) : compiled;
}

export function earOver({ pack, cues, model }: CompiledPack): Ear {
  const topics = new Map(pack.topics.map((topic) => [topic.id, topic]));
  return {
    pack,
    match: cueMatcher(cues),
    classifier: classifierOf(model),
    reread: soundAlikesOf(pack.soundAlikes),
    signals: new Map(pack.signals.map((signal) => [signal.id, signal])),
    topics,
    functionWords: new Set(pack.lexicon.lists["function"] ?? []),
    genericVerbs: new Set(pack.lexicon.generic_verbs),
    requirements: new Set((pack.lexicon.lists["requirement"] ?? []).flatMap((word) => word.split(" "))),
    virtues: new Set((pack.lexicon.lists["virtue"] ?? []).map(stemOf)),
    technical: new Set([...(pack.lexicon.lists["technical"] ?? []).map(stemOf), ...(pack.lexicon.lists["product"] ?? [])]),
    boardNames: aliasesOf(pack.board),
    obligation: (topic, obligation) => topics.get(topic)?.obligations.find(({ id }) => id === obligation),
  };
}
