import type { TimedWord } from "#core/voice/timed-word";
import type { Recogniser, RecogniserEvents, RecogniserTrouble } from "./recogniser";

/** One recogniser listens; those that listened before it still write down what they heard, and only then are closed. */
export type RecogniserRelay = {
  /** The one that listens. */
  readonly current: () => Recogniser | null;
  /** Lets another one listen; the one before is stopped, and drained. */
  readonly listenWith: (make: ((events: RecogniserEvents) => Recogniser | null) | null) => void;
  /** Takes up what was said before this page. */
  readonly takeUp: (make: (events: RecogniserEvents) => Recogniser) => void;
  /** Tries again what is told not to be written down; what nobody is told of is sent to nobody. */
  readonly again: () => void;
  /** Lets go of that. */
  readonly letGo: () => void;
  /** Puts on the browser's disk what is not written down yet. */
  readonly shelve: () => void;
  /** Lets go of all that could not be written down. */
  readonly discard: () => void;
  /** Nothing more is heard of any of them. */
  readonly close: () => void;
};

/** What was said before this page stands apart: the service may be well by now. `onEarlier`: its words. `onLeft`: how it stands; null where there is none. */
export type RelayEvents = RecogniserEvents & { readonly onEarlier: (words: readonly TimedWord[]) => void; readonly onLeft: (left: LeftSpeech | null) => void };

/** Speech that is left of before this page. `trouble`: null while it is being written down. */
export type LeftSpeech = { readonly trouble: RecogniserTrouble | null; readonly isShelved: boolean };

/** What is told of both: what can be tried again comes first, and of that what befell the speech of this page. */
export const toldOf = (trouble: RecogniserTrouble | null, left: LeftSpeech | null): RecogniserTrouble | null => gravest([trouble, left?.trouble ?? null]);

type Member = { readonly isLeft: boolean; recogniser: Recogniser | null; pending: number; shelved: number; partial: string; trouble: RecogniserTrouble | null };

export function recogniserRelay(events: RelayEvents): RecogniserRelay {
  /** In the order in which they came. */
  let members: readonly Member[] = [];
  let listening: Member | null = null;

  function tell(): void {
    for (const member of members) if (member !== listening && isDone(member)) drop(member);
    const left = members.filter(({ isLeft }) => isLeft);
    const live = inOrder().filter(({ isLeft }) => !isLeft);
    events.onPartial(members.map(({ partial }) => partial).filter((partial) => partial !== "").join(" "));
    events.onPending(sumOf(live.map(({ pending }) => pending)));
    events.onShelved(sumOf(live.map(({ shelved }) => shelved)));
    events.onTrouble(gravest(live.map(({ trouble }) => trouble)));
    events.onLeft(left.length === 0 ? null : { trouble: gravest(left.map(({ trouble }) => trouble)), isShelved: left.every(({ pending, shelved }) => shelved >= pending) });
  }

  /** What befell the one that listens comes first, and what is left of before comes last. */
  const inOrder = (): readonly Member[] => [...members].sort((one, other) => Number(other === listening) - Number(one === listening) || Number(one.isLeft) - Number(other.isLeft));

  /** The one whose trouble is told. */
  function troubled(): Recogniser | null {
    const all = inOrder();
    const told = gravest(all.map(({ trouble }) => trouble));
    return told === null ? null : (all.find(({ trouble }) => trouble === told)?.recogniser ?? null);
  }

  function add(isLeft: boolean): Member {
    const member: Member = { isLeft, recogniser: null, pending: 0, shelved: 0, partial: "", trouble: null };
    members = [...members, member];
    return member;
  }

  function drop(member: Member): void {
    members = members.filter((one) => one !== member);
    member.recogniser?.close();
  }

  function eventsOf(member: Member): RecogniserEvents {
    const isHere = (): boolean => members.includes(member);
    return {
      onPartial(text) {
        member.partial = text;
        if (isHere()) tell();
      },
      onFinal(words) {
        if (!isHere()) return;
        member.partial = "";
        events.onFinal(words);
      },
      onPending(count) {
        member.pending = count;
        if (isHere()) tell();
      },
      onShelved(count) {
        member.shelved = count;
        if (isHere()) tell();
      },
      onTrouble(trouble) {
        member.trouble = trouble;
        if (isHere()) tell();
      },
    };
  }

  return {
    current: () => listening?.recogniser ?? null,
    listenWith(make) {
      const before = listening;
      before?.recogniser?.stop();
      listening = null;
      if (make !== null) {
        const member = add(false);
        listening = member;
        member.recogniser = make(eventsOf(member));
      }
      tell();
    },
    takeUp(make) {
      const member = add(true);
      member.recogniser = make({
        ...eventsOf(member),
        onFinal(words) {
          if (members.includes(member)) events.onEarlier(words);
        },
      });
    },
    again() {
      troubled()?.again();
    },
    letGo() {
      troubled()?.discard();
    },
    shelve() {
      for (const { recogniser } of members) recogniser?.shelve();
    },
    discard() {
      for (const { recogniser } of members) recogniser?.discard();
    },
    close() {
      const all = members;
      members = [];
      listening = null;
      for (const { recogniser } of all) recogniser?.close();
    },
  };
}

/** Whether nothing more will come of it: all is written down, or it will not work again. */
const isDone = ({ pending, partial, trouble }: Member): boolean => (trouble?.isOver ?? false) || (trouble === null && pending === 0 && partial === "");

const gravest = (troubles: readonly (RecogniserTrouble | null)[]): RecogniserTrouble | null => {
  const all = troubles.filter((trouble) => trouble !== null);
  return all.find(({ hasKept }) => hasKept) ?? all[0] ?? null;
};

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
