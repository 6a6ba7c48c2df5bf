import { AudioLines, Hourglass, Lightbulb, Pause, Play, Square } from "lucide-react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import type { LiveSession, SessionAct } from "../api";
import { Button } from "../parts/button";
import { classNames } from "../parts/class-names";
import { longestAnswer } from "../parts/level-words";
import { Notice } from "../parts/notice";
import { SteadyLabel } from "../parts/steady-label";
import { useMedia } from "../parts/use-media";
import { clockOf } from "../parts/when";
import type { RoomRecording } from "../recording/use-recording";
import { HearingTrouble } from "../voice/hearing-trouble";
import type { RoomVoice } from "../voice/room-voice";
import { VoiceBar } from "../voice/voice-bar";
import { VoiceDialog } from "../voice/voice-dialog";
import styles from "./composer.module.css";
import { QuestionFold } from "./question-fold";
import type { DraftKeeper, KeptWhere } from "./use-draft";

type Props = {
  readonly session: LiveSession;
  readonly draft: DraftKeeper;
  readonly voice: RoomVoice;
  readonly recording: RoomRecording["state"];
  readonly isSending: boolean;
  readonly isLost: boolean;
  readonly isTimeUp: boolean;
  readonly momentLeftMs: number;
  readonly trouble: string | null;
  /** The board has the place of the conversation: what was asked stands here, and as little else as will do. */
  readonly isBoardAlone: boolean;
  readonly onAct: (what: SessionAct) => void;
  readonly onFinish: () => void;
};

const kept = { nothing: "", keeping: "", kept: "Draft kept", here: "Draft kept in this browser" } as const satisfies Record<KeptWhere, string>;

const askingForMoment = "Give me a moment";
const resuming = "Resume";

/** A phone on its side: what is said needs the height. */
const low = "(max-height: 30rem)";

/** Where an answer is written and said, and what else one can do in the room. */
export function Composer({ session, draft, voice, recording, isSending, isLost, isTimeUp, momentLeftMs, trouble, isBoardAlone, onAct, onFinish }: Props) {
  const box = useId();
  const [isVoiceOpen, setVoiceOpen] = useState(false);
  const isLow = useMedia(low);
  const isCompact = isBoardAlone || isLow;
  const isPaused = session.status === "paused";
  const tooLong = draft.text.length - longestAnswer;
  const isComing = voice.hearing.trouble === null && (voice.isSaying || voice.talking.isPressed || voice.hearing.state === "writing");
  const isSayable = !isPaused && !isSending && tooLong <= 0 && (isComing || /\S/.test(voice.text));
  const isHeard = voice.mode !== "type" && (voice.ways.taken !== null || !voice.ways.isKnown);
  const written = useRef<HTMLTextAreaElement>(null);
  // The newest of what is heard stays in sight where the box does not grow with it.
  useLayoutEffect(() => {
    const element = written.current;
    if (element !== null && isCompact && document.activeElement !== element) element.scrollTop = element.scrollHeight;
  }, [isCompact, voice.text]);
  const say = (): void => {
    if (isSayable) voice.say();
  };

  const question = session.turns.findLast(({ speaker }) => speaker === "interviewer")?.text ?? "";
  const status = statusLine({ isLost, trouble, tooLong, isPaused, isTimeUp, where: draft.where, isSending, model: session.model });
  return (
    <section aria-label="Your answer" className={classNames(styles.composer, isCompact && styles.compact, session.coached !== null && session.workspace === null && styles.beside)}>
      <div className={styles.column}>
        {draft.other === null ? null : (
          <Notice
            title="You also typed something else, in another tab or earlier"
            actions={
              <>
                <Button size="small" onClick={draft.useOther}>
                  Use the other draft
                </Button>
                <Button size="small" tone="plain" onClick={draft.keepMine}>
                  Keep this one
                </Button>
              </>
            }
          >
            <q>{shortened(draft.other.text)}</q>
          </Notice>
        )}
        {isBoardAlone ? (
          <div aria-live="polite">
            <QuestionFold key={question} question={question} />
          </div>
        ) : null}
        {voice.mode === "type" && voice.told?.hasKept === true ? <HearingTrouble voice={voice} /> : null}
        {voice.mode === "type" ? null : <VoiceBar voice={voice} isCompact={isCompact} onSettings={() => { setVoiceOpen(true); }} />}
        <label htmlFor={box} className="visually-hidden">
          Your answer
        </label>
        <textarea
          ref={written}
          id={box}
          data-composer
          className={classNames(styles.box, voice.mode !== "type" && styles.low)}
          value={voice.text}
          rows={isCompact ? 1 : voice.mode === "type" ? 3 : 2}
          placeholder={isPaused ? "Paused. What you type is kept." : isHeard ? "Speak, or type" : "Type your answer"}
          aria-describedby={`${box}-status`}
          onChange={(event) => {
            voice.type(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            say();
          }}
        />
        <div className={styles.controls}>
          <div className={styles.acts}>
            <Button tone="plain" size="small" icon={<Hourglass aria-hidden />} disabled={isPaused || momentLeftMs > 0 || isTimeUp} onClick={() => { onAct("moment"); }}>
              <SteadyLabel words={momentLeftMs > 0 ? `Quiet for ${clockOf(momentLeftMs)}` : askingForMoment} longest={askingForMoment} />
            </Button>
            {/* One button, so that the focus stays on it. */}
            <Button tone={isPaused ? "primary" : "plain"} size="small" icon={isPaused ? <Play aria-hidden /> : <Pause aria-hidden />} onClick={() => { onAct(isPaused ? "resume" : "pause"); }}>
              <SteadyLabel words={isPaused ? resuming : "Pause"} longest={resuming} />
            </Button>
            {voice.mode === "type" ? (
              <Button tone="plain" size="small" icon={<AudioLines aria-hidden />} onClick={() => { setVoiceOpen(true); }}>
                Voice
              </Button>
            ) : null}
            <Button tone="plain" size="small" icon={<Square aria-hidden />} onClick={onFinish}>
              Finish
            </Button>
            {/* The last: it grows with its count. */}
            {session.way === "coached" ? (
              <Button tone="plain" size="small" icon={<Lightbulb aria-hidden />} disabled={isPaused || isTimeUp} onClick={() => { onAct("hint"); }}>
                Hint
                {session.hints > 0 ? (
                  <span className={styles.count} data-figures>
                    {" "}
                    ({session.hints} so far)
                  </span>
                ) : null}
              </Button>
            ) : null}
          </div>
          <div className={styles.say}>
            <Button tone="primary" disabled={!isSayable} busy={voice.isSaying} onClick={say}>
              Say it
            </Button>
          </div>
        </div>
        <p id={`${box}-status`} role="status" className={styles.status} data-mild={(isCompact && status.isMild && (isBoardAlone || isPaused)) || undefined} data-figures>
          {status.words}
        </p>
      </div>
      {isVoiceOpen ? <VoiceDialog voice={voice} recording={recording} onClose={() => { setVoiceOpen(false); }} /> : null}
    </section>
  );
}

type Standing = { readonly isLost: boolean; readonly trouble: string | null; readonly tooLong: number; readonly isPaused: boolean; readonly isTimeUp: boolean; readonly where: KeptWhere; readonly isSending: boolean; readonly model: LiveSession["model"] };

/** One line for the one thing to know: the gravest first. The mild ones say that all is well, or what stands elsewhere as well. */
function statusLine(standing: Standing): { readonly words: string; readonly isMild: boolean } {
  const grave = graveWords(standing);
  return grave === null ? { words: mildWords(standing), isMild: true } : { words: grave, isMild: grave === pausedWords };
}

const pausedWords = "The clock stands still. Your draft is kept.";

function graveWords({ isLost, trouble, tooLong, isPaused, isTimeUp, isSending, model }: Standing): string | null {
  if (isLost) return "Connection lost. Your words are kept here; trying again.";
  if (tooLong > 0) return `Too long by ${String(tooLong)} characters. It is kept in this browser; shorten it to say it.`;
  if (trouble !== null) return trouble;
  if (isPaused) return pausedWords;
  if (isTimeUp) return "Time is up. Say your last words, and the interviewer closes; or finish.";
  if (isSending || model?.trouble == null) return null;
  return `${model.trouble} The built-in interviewer goes on, and asks the model again later.`;
}

function mildWords({ where, isSending, model }: Standing): string {
  if (isSending) return "Saying it";
  return model !== null && where === "nothing" ? `What you say goes to ${model.goesTo}, where ${model.name} words the questions.` : kept[where];
}

const mostShown = 160;
const shortened = (text: string): string => (text.length > mostShown ? `${text.slice(0, mostShown).trimEnd()} …` : text);
