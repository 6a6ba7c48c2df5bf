import { useCallback, useEffect, useRef, useState } from "react";
import type { LiveSession } from "../api";
import { keepDraft } from "../api";
import { longestAnswer } from "../parts/level-words";
import { chooseDraft, isOtherThan } from "./choose-draft";
import { draftsHere, dropDrafts, keepDraftHere, type Draft } from "./kept-here";

/** Typing is kept here at once, and on the server after so long without a key, in milliseconds. */
const restMs = 400;
/** When the server could not be reached, it is tried again after so long. */
const againMs = 3000;

/** `here`: in this browser only, as yet. */
export type KeptWhere = "nothing" | "keeping" | "kept" | "here";

export type DraftKeeper = {
  readonly text: string;
  readonly where: KeptWhere;
  /** What was typed elsewhere and differs. */
  readonly other: Draft | null;
  readonly type: (text: string) => void;
  /** Empties it without another word: it was said. */
  readonly clear: () => void;
  /** An answer has arrived, and took with it whatever draft the server had: what was typed since is kept there again. */
  readonly keepAgain: () => void;
  readonly useOther: () => void;
  readonly keepMine: () => void;
};

const lastSaid = ({ turns }: LiveSession): Draft | null => turns.findLast(({ speaker }) => speaker === "candidate") ?? null;

/** The unsent answer: typed here, kept in the browser at every key and on the server a moment later. */
export function useDraft(session: LiveSession): DraftKeeper {
  const { id } = session;
  const [first] = useState(() => chooseDraft({ ...draftsHere(id), server: session.draft, said: lastSaid(session) }));
  const [text, setText] = useState(first.text);
  const [other, setOther] = useState(first.other);
  const [where, setWhere] = useState<KeptWhere>(first.text === "" ? "nothing" : "kept");
  /** What the server has of this tab, as far as is known; what it had before is known, too. */
  const onServer = useRef(session.draft?.text ?? "");
  const seen = useRef(new Set<string>(session.draft === null ? [] : [session.draft.text]));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flight = useRef<AbortController>(undefined);
  const current = useRef(text);

  const keep = useCallback(
    async function put(): Promise<void> {
      const words = current.current;
      if (words === onServer.current || words.length > longestAnswer) return;
      flight.current?.abort();
      const own = new AbortController();
      flight.current = own;
      try {
        seen.current.add(words);
        await keepDraft(id, words, own.signal);
        onServer.current = words;
        if (current.current === words) setWhere(words === "" ? "nothing" : "kept");
      } catch (error) {
        if (own.signal.aborted) return;
        if (!(error instanceof Error)) throw error;
        setWhere("here");
        timer.current = setTimeout(() => void put(), againMs);
      }
    },
    [id],
  );

  const set = useCallback(
    (words: string) => {
      current.current = words;
      setText(words);
      const isHere = keepDraftHere(id, { text: words, at: Date.now() });
      setWhere(isHere ? "keeping" : "nothing");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), restMs);
    },
    [id, keep],
  );

  const clear = useCallback(() => {
    clearTimeout(timer.current);
    flight.current?.abort();
    current.current = "";
    onServer.current = "";
    setText("");
    setWhere("nothing");
    keepDraftHere(id, { text: "", at: Date.now() });
  }, [id]);

  const keepAgain = useCallback(() => {
    onServer.current = "";
    clearTimeout(timer.current);
    void keep();
  }, [keep]);

  // Hidden tabs may be put to sleep at any moment: what rests a while is kept now.
  useEffect(() => {
    const now = (): void => {
      if (document.visibilityState !== "hidden") return;
      clearTimeout(timer.current);
      void keep();
    };
    document.addEventListener("visibilitychange", now);
    return () => {
      document.removeEventListener("visibilitychange", now);
      clearTimeout(timer.current);
    };
  }, [keep]);

  // The server may have heard of other words meanwhile: those of another tab.
  const { draft } = session;
  useEffect(() => {
    if (draft === null || seen.current.has(draft.text)) return;
    seen.current.add(draft.text);
    onServer.current = draft.text;
    if (isOtherThan(draft.text, current.current)) setOther(draft);
  }, [draft]);

  const wasSaid = other !== null && session.turns.some((turn) => turn.text === other.text);
  return {
    text,
    where,
    other: wasSaid || other?.text === text ? null : other,
    type: set,
    clear,
    keepAgain,
    useOther() {
      if (other === null) return;
      setOther(/\S/.test(text) ? { text, at: Date.now() } : null);
      set(other.text);
    },
    keepMine() {
      if (other !== null) dropDrafts(id, other.text);
      setOther(null);
    },
  };
}
