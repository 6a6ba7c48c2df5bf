import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { act, newer, problemOf, sessionQuery, type LiveSession, type SessionAct } from "../api";
import { BoardSkeleton } from "../board/board-skeleton";
import { createDrawings } from "../board/drawings";
import { drawnHere } from "../board/kept-board";
import { setAssetPath } from "../board/set-asset-path";
import { DevicesPopover } from "../devices/devices-popover";
import { useRoomMedia } from "../devices/room-media";
import { RoomNotices } from "../devices/room-notices";
import { useSwitches } from "../devices/use-switches";
import { recall, remember } from "../parts/remembered";
import { watchSleep } from "../parts/watch-sleep";
import { KeepingDialog } from "../recording/keeping-dialog";
import { RecordingLine } from "../recording/recording-line";
import { SelfView } from "../recording/self-view";
import { useKeeping } from "../recording/use-keeping";
import { useRecording } from "../recording/use-recording";
import { Closing } from "./closing";
import { elapsedAt, momentLeft } from "./clock";
import { Coach } from "./coach";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { FinishDialog } from "./finish-dialog";
import { forgetWords } from "./kept-here";
import { LeaveDialog } from "./leave-dialog";
import { Strip } from "./strip";
import styles from "./room.module.css";
import { UnkeptDrawing } from "./unkept-drawing";
import { useBoardSaving } from "./use-board-saving";
import { useDraft } from "./use-draft";
import { useLastWords } from "./use-last-words";
import { useNews, type Wording } from "./use-news";
import { useOutbox } from "./use-outbox";
import { useSilence } from "./use-silence";
import { useSteadyClock } from "./use-steady-clock";
import { longestAnswer } from "../parts/level-words";
import { forgetSpeech } from "../voice/page-shelf";
import { useVoice } from "../voice/use-voice";
import { useVoiceKeys } from "../voice/use-voice-keys";
import { Workspace } from "./workspace";

/** Loaded in rounds that have a board only. */
const Board = lazy(async () => {
  setAssetPath();
  return { default: (await import("../board/board")).Board };
});

/** Where no room is beside the words for one's own picture: with a board it lies over that, and only where they take turns there is none. */
const dockedWhere = { board: "(max-width: 48rem)", talk: "(max-width: 75rem)", coached: "(max-width: 89rem)" } as const;

type Props = { readonly session: LiveSession; readonly refresh: () => Promise<void> };

/** The interview itself: the strip of time above, what is said, and below it where to say more. */
export function Room({ session, refresh }: Props) {
  const { id, status } = session;
  const isFinished = status === "finished";
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  /** They may have changed their mind while they waited. */
  const mayLeave = useRef(false);
  const steady = useSteadyClock(status === "open");
  const { camera } = useRoomMedia();
  const switches = useSwitches(status === "open");
  const recording = useRecording({ session, isWanted: switches.record });
  const keeping = useKeeping(recording.keep);
  const [isSelfViewShown, setSelfViewShown] = useState(() => recall("self-view-hidden") !== true);
  const showSelfView = (isShown: boolean): void => {
    setSelfViewShown(isShown);
    remember("self-view-hidden", !isShown);
  };

  const draft = useDraft(session);
  const board = useBoardSaving(isFinished);
  const outbox = useOutbox({
    id,
    beforeSaying: board.flush,
    onSaid: () => {
      draft.keepAgain();
      return refresh();
    },
    onReturned: (unsent, problem) => {
      draft.type([unsent.text, draft.text].filter((text) => /\S/.test(text)).join("\n\n"));
      setTrouble(`Not said: ${problem.message} ${problem.mend} Your words are back in the box.`);
      void refresh();
    },
  });
  const { tryNow, pending } = outbox;
  const [drawings] = useState(createDrawings);
  const [wasDrawnHere] = useState(() => drawnHere(id).length > 0);
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
    await board.flush();
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
    // What is written down meanwhile stands in the box: whether it counts is for them to say.
    if (lastWords.standing === "coming") return void (await lastWords.wait());
    if (!(await ask("finish"))) return;
    setAsked(false);
    // The room may be gone before it is drawn as one that is over.
    voice.discard();
    forgetSpeech(id).catch(console.error);
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    void queries.invalidateQueries({ queryKey: ["suggestion"] });
    await keeping.waitForIt();
    await board.flush();
    if (!board.isKept()) return;
    await navigate({ to: "/sessions/$id/report", params: { id } });
  }

  /** The clock does not run where nobody is. */
  async function stop(): Promise<boolean> {
    if (status === "open") return ask("pause");
    await board.flush();
    return true;
  }

  /** Where something that was said is not written down, they are asked. */
  async function leave(isWrittenDown: () => Promise<boolean>): Promise<void> {
    mayLeave.current = true;
    setLeaving(lastWords.standing !== "none");
    if (!(await stop())) return void setLeaving(false);
    const isDone = await isWrittenDown();
    if (!mayLeave.current) return;
    if (isDone) await goHome();
    else setLeaving(true);
  }

  async function leaveWithoutIt(): Promise<void> {
    mayLeave.current = false;
    if (await stop()) await goHome();
    else setLeaving(false);
  }

  async function goHome(): Promise<void> {
    setLeaving(false);
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    await keeping.waitForIt();
    await navigate({ to: "/" });
  }

  const momentLeftMs = momentLeft(session, steady);
  const voice = useVoice({
    session,
    switches,
    draft,
    isMoment: momentLeftMs > 0,
    isSayable: (text) => status === "open" && pending.length === 0 && text.length <= longestAnswer && /\S/.test(text),
    onSay: (text, spoken, rest) => {
      setTrouble(null);
      outbox.say(text, spoken);
      draft.clear();
      if (rest !== "") draft.type(rest);
    },
  });
  const lastWords = useLastWords(voice);
  useVoiceKeys(voice);
  useSilence({ session, draft: draft.text, isWaiting: pending.length > 0 || isLost || isAsked || isLeaving, isSounding: voice.isSounding, drawnAtMs: drawings.touchedAtMs, onSilence: () => void ask("silence") });
  useTypingGoesToComposer();
  // While the machine slept the interview went on, and the browser's clock may have stood still.
  useEffect(() => watchSleep(() => { void refresh(); }), [refresh]);

  useEffect(() => {
    if (!isFinished || pending.length > 0) return;
    forgetWords(id);
    forgetSpeech(id).catch(console.error);
    void queries.invalidateQueries({ queryKey: ["sessions"] });
    void queries.invalidateQueries({ queryKey: ["suggestion"] });
  }, [isFinished, id, pending.length, queries]);

  const elapsedMs = elapsedAt(session, steady);
  const onTheWay = pending.filter(({ key }) => !session.turns.some((turn) => turn.key === key));
  const [first] = onTheWay;
  const coming = session.model === null || first === undefined || outbox.isTroubled ? null : wording?.key === first.key ? wording.text : "";
  const talk = (
    <>
      <Conversation session={id} turns={session.turns} pending={onTheWay} isTroubled={outbox.isTroubled} coming={coming} isSpeaking={voice.interviewer.isSpeaking && voice.doubt === null} onCorrected={(heard) => { queries.setQueryData(sessionQuery(id).queryKey, (known) => newer(known, heard)); }} />
      {session.coached !== null && !isFinished ? <Coach open={session.coached} /> : null}
    </>
  );
  const below = (isBoardAlone: boolean) => isFinished ? (
    <>
      {board.unkept === null ? null : <UnkeptDrawing standing={board.unkept} onSave={board.save} onLetGo={board.letGo} />}
      <Closing session={session} />
    </>
  ) : (
    <Composer
      session={session}
      draft={draft}
      voice={voice}
      recording={recording.state}
      isSending={pending.length > 0}
      isLost={isLost || outbox.isTroubled}
      isTimeUp={elapsedMs >= session.budgetMs}
      momentLeftMs={momentLeftMs}
      trouble={trouble}
      isBoardAlone={isBoardAlone}
      onAct={(what) => void ask(what)}
      onFinish={() => {
        setAsked(true);
      }}
    />
  );
  const over = (
    <>
      <RoomNotices recordingNotice={recording.notice} isVoiceShown={voice.mode !== "type"} />
      {camera !== null && isSelfViewShown ? (
        <SelfView
          track={camera}
          first={{ x: session.coached === null || session.workspace === "board" ? 1 : 0, y: 1 }}
          name={session.workspace === "board" ? "self-view-board" : "self-view"}
          dockedWhere={session.workspace === "board" ? dockedWhere.board : session.coached === null ? dockedWhere.talk : dockedWhere.coached}
          onHide={() => {
            showSelfView(false);
          }}
        />
      ) : null}
    </>
  );
  return (
    <div className={styles.room}>
      <Strip
        session={session}
        elapsedMs={elapsedMs}
        onLeave={() => void leave(lastWords.wait)}
        recording={switches.record && !isFinished ? <RecordingLine recording={recording} steady={steady} /> : null}
        devices={<DevicesPopover switches={switches} recording={recording} selfView={{ isShown: isSelfViewShown, show: showSelfView }} />}
      />
      <main className={styles.middle}>
        {session.workspace === "board" ? null : over}
        {session.workspace === "board" ? (
          <Workspace
            talk={talk}
            over={over}
            below={below}
            board={(onHide) => (
              <Suspense fallback={<BoardSkeleton />}>
                <Board session={session} drawings={drawings} onHeld={board.hold} onStanding={board.onStanding} onHide={onHide} />
              </Suspense>
            )}
            isWaiting={wasDrawnHere}
          />
        ) : (
          talk
        )}
      </main>
      {session.workspace === "board" ? null : below(false)}
      {keeping.isShown ? <KeepingDialog recording={recording} onGoOn={keeping.goOn} /> : null}
      {isAsked && !isFinished ? (
        <FinishDialog
          hasDraft={/\S/.test(draft.text)}
          lastWords={lastWords}
          isSending={pending.length > 0}
          trouble={trouble}
          onAgain={() => void lastWords.tryAgain()}
          onFinish={() => void finish()}
          onClose={() => {
            lastWords.goOn();
            setAsked(false);
          }}
        />
      ) : null}
      {isLeaving && !isFinished ? (
        <LeaveDialog
          lastWords={lastWords}
          onAgain={() => void leave(lastWords.tryAgain)}
          onLeave={() => void leaveWithoutIt()}
          onStay={() => {
            mayLeave.current = false;
            lastWords.goOn();
            setLeaving(false);
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
