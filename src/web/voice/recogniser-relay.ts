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
  /** Tries again what could not be written down. */
  readonly again: () => void;
  /** Puts on the browser's disk what is not written down yet. */
  readonly shelve: () => void;
  /** Lets go of what could not be written down. */
  readonly discard: () => void;
  /** Nothing more is heard of any of them. */
  readonly close: () => void;
};

/** `onEarlier`: the words of what was said before this page. */
export type RelayEvents = RecogniserEvents & { readonly onEarlier: (words: readonly TimedWord[]) => void };

type Member = { recogniser: Recogniser | null; pending: number; shelved: number; partial: string; trouble: RecogniserTrouble | null };

export function recogniserRelay(events: RelayEvents): RecogniserRelay {
  /** In the order in which they came. */
  let members: readonly Member[] = [];
  let listening: Member | null = null;

  function tell(): void {
    for (const member of members) if (member !== listening && isDone(member)) drop(member);
    events.onPartial(members.map(({ partial }) => partial).filter((partial) => partial !== "").join(" "));
    events.onPending(members.reduce((sum, { pending }) => sum + pending, 0));
    events.onShelved(members.reduce((sum, { shelved }) => sum + shelved, 0));
    events.onTrouble(gravest());
  }

  /** What can be tried again comes first, and of that what befell the one that listens. */
  function gravest(): RecogniserTrouble | null {
    const all = (listening === null ? members : [listening, ...members]).map(({ trouble }) => trouble).filter((trouble) => trouble !== null);
    return all.find(({ hasKept }) => hasKept) ?? all[0] ?? null;
  }

  function add(): Member {
    const member: Member = { recogniser: null, pending: 0, shelved: 0, partial: "", trouble: null };
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
        const member = add();
        listening = member;
        member.recogniser = make(eventsOf(member));
      }
      tell();
    },
    takeUp(make) {
      const member = add();
      member.recogniser = make({
        ...eventsOf(member),
        onFinal(words) {
          if (members.includes(member)) events.onEarlier(words);
        },
      });
    },
    again() {
      for (const { recogniser } of members) recogniser?.again();
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
