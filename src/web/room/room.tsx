import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { act, newer, problemOf, sessionQuery, type LiveSession, type SessionAct } from "../api";
import { setAssetPath } from "../board/set-asset-path";
import { BoardSkeleton } from "../board/board-skeleton";
import { createDrawings } from "../board/drawings";
import { drawnHere } from "../board/kept-board";
import { Closing } from "./closing";
import { elapsedAt, momentLeft } from "./clock";
import { Coach } from "./coach";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { FinishDialog } from "./finish-dialog";
import { forgetSession } from "./kept-here";
import { Strip } from "./strip";
import styles from "./room.module.css";
import { useDraft } from "./use-draft";
import { useNews, type Wording } from "./use-news";
import { useOutbox } from "./use-outbox";
import { useSilence } from "./use-silence";
import { useSteadyClock } from "./use-steady-clock";
import { Workspace } from "./workspace";

/** Loaded in rounds that have a board only. */
const Board = lazy(async () => {
  setAssetPath();
  return { default: (await import("../board/board")).Board };
});

type Props = { readonly session: LiveSession; readonly refresh: () => Promise<void> };

/** The interview itself: the strip of time above, what is said, and below it where to say more. */
export function Room({ session, refresh }: Props) {
  const { id, status } = session;
  const isFinished = status === "finished";
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const steady = useSteadyClock(status === "open");

  const draft = useDraft(session);
  const outbox = useOutbox({
    id,
    onSaid: refresh,
    onReturned: (unsent, problem) => {
      draft.type([unsent.text, draft.text].filter((text) => /\S/.test(text)).join("\n\n"));
      setTrouble(`Not said: ${problem.message} ${problem.mend} Your words are back in the box.`);
      void refresh();
    },
  });
  const { tryNow, pending } = outbox;
  const [drawings] = useState(createDrawings);
  const flushBoard = useRef<(() => Promise<void>) | null>(null);
  const keepFlush = useCallback((flush: (() => Promise<void>) | null) => {
    flushBoard.current = flush;
  }, []);
  const [wording, setWording] = useState<Wording | null>(null);
  const isLost = useNews({
    id,
    version: session.version,
    isWanted: !isFinished,
    onNews: useCallback(() => {
      tryNow();
      void refresh();
    }, [tryNow, refresh]),
    onWording: setWording,
    onDrawn: drawings.tell,
  });

  async function ask(what: SessionAct): Promise<boolean> {
    try {
      const heard = await act(id, what);
      queries.setQueryData(sessionQuery(id).queryKey, (known) => newer(known, heard));
      setTrouble(null);
      return true;
    } catch (error) {
      const { message, mend } = problemOf(error);
      setTrouble(`${message} ${mend}`);
      return false;
    }
  }

  async function finish(): Promise<void> {
    await flushBoard.current?.();
    if (!(await ask("finish"))) return;
    setAsked(false);
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    void queries.invalidateQueries({ queryKey: ["suggestion"] });
    await navigate({ to: "/sessions/$id/report", params: { id } });
  }

  async function leave(): Promise<void> {
    if (status === "open" && !(await ask("pause"))) return;
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    await navigate({ to: "/" });
  }

  useSilence({ session, draft: draft.text, isWaiting: pending.length > 0 || isLost, onSilence: () => void ask("silence") });
  useTypingGoesToComposer();

  useEffect(() => {
    if (!isFinished || pending.length > 0) return;
    forgetSession(id);
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    void queries.invalidateQueries({ queryKey: ["suggestion"] });
  }, [isFinished, id, pending.length, queries]);

  const elapsedMs = elapsedAt(session, steady);
  const onTheWay = pending.filter(({ key }) => !session.turns.some((turn) => turn.key === key));
  const [first] = onTheWay;
  const coming = session.model === null || first === undefined || outbox.isTroubled ? null : wording?.key === first.key ? wording.text : "";
  const talk = (
    <>
      <Conversation turns={session.turns} pending={onTheWay} isTroubled={outbox.isTroubled} coming={coming} />
      {session.coached !== null && !isFinished ? <Coach open={session.coached} /> : null}
    </>
  );
  return (
    <div className={styles.room}>
      <Strip session={session} elapsedMs={elapsedMs} onLeave={() => void leave()} />
      <main className={styles.middle}>
        {session.workspace === "board" ? (
          <Workspace
            talk={talk}
            board={(onHide) => (
              <Suspense fallback={<BoardSkeleton />}>
                <Board session={session} drawings={drawings} onFlush={keepFlush} onHide={onHide} />
              </Suspense>
            )}
            isWaiting={drawnHere(id).length > 0}
          />
        ) : (
          talk
        )}
      </main>
      {isFinished ? (
        <Closing session={session} />
      ) : (
        <Composer
          session={session}
          draft={draft}
          isSending={pending.length > 0}
          isLost={isLost || outbox.isTroubled}
          isTimeUp={elapsedMs >= session.budgetMs}
          momentLeftMs={momentLeft(session, steady)}
          trouble={trouble}
          onSay={() => {
            setTrouble(null);
            outbox.say(draft.text);
            draft.clear();
          }}
          onAct={(what) => void ask(what)}
          onFinish={() => {
            setAsked(true);
          }}
        />
      )}
      {isAsked && !isFinished ? (
        <FinishDialog
          hasDraft={/\S/.test(draft.text)}
          isSending={pending.length > 0}
          trouble={trouble}
          onFinish={() => void finish()}
          onClose={() => {
            setAsked(false);
          }}
        />
      ) : null}
    </div>
  );
}

/** Whoever begins to type begins to answer, wherever the focus rests. */
function useTypingGoesToComposer(): void {
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      const isOnPage = target === document.body || (target instanceof HTMLElement && target.tagName === "H1");
      if (!isOnPage || key.length !== 1 || key === "?" || key === " " || ctrlKey || metaKey || altKey) return;
      document.querySelector<HTMLElement>("[data-composer]")?.focus();
    };
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("keydown", onKey);
    };
  }, []);
}
