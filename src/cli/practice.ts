import type { ExitCode } from "#cli/io";
import { inOneLine } from "#cli/io";
import { reportText } from "#cli/report-text";
import { referenceOf } from "#core/content/reference";
import type { Ear } from "#core/evidence/ear";
import { interviewerWith } from "#core/session/interviewer";
import type { Move } from "#core/session/event";
import { StartSession } from "#core/session/request";

/** What a terminal interview needs of the terminal. */
export type Terminal = {
  readonly say: (text: string) => void;
  /** The next answer; null when the candidate ended the input. */
  readonly ask: () => Promise<string | null>;
  readonly err: (line: string) => void;
  readonly now: () => number;
  readonly seed: number;
};

export type PracticeOptions = { readonly round?: string | undefined; readonly scenario?: string | undefined; readonly minutes?: string | undefined; readonly target?: string | undefined };

const manual = "Answer and press Enter. /moment for silence, /pause, /finish to stop and read the report.\n";

/** `altitude practice`: a full interview in the terminal, with its report at the end. Nothing of it is kept. */
export async function practice(options: PracticeOptions, terminal: Terminal, ear: Ear): Promise<ExitCode> {
  const request = StartSession.safeParse({
    round: options.round ?? ear.pack.scenarios.find(({ id }) => id === options.scenario)?.round ?? "system-design",
    ...(options.scenario === undefined ? {} : { scenario: options.scenario }),
    ...(options.minutes === undefined ? {} : { minutes: Number(options.minutes) }),
    ...(options.target === undefined ? {} : { target: options.target }),
  });
  if (!request.success) {
    const field = request.error.issues[0]?.path.join(".") ?? "option";
    terminal.err(`--${field} is not one that can be used. Rounds: system-design, behavioural; minutes: 15, 30, 45; targets: mid, senior, staff.`);
    return 2;
  }
  const interviewer = interviewerWith(ear);
  const started = interviewer.start(request.data, terminal.now(), terminal.seed);
  if (!started.ok) {
    terminal.err(inOneLine(started.problem));
    return 2;
  }
  const folded = interviewer.fold(started.value);
  if (!folded.ok) {
    terminal.err(inOneLine(folded.problem));
    return 1;
  }
  let run = folded.value;
  terminal.say(manual);
  for (const event of started.value) if (event.type === "move-made") say(terminal, event.move);

  for (let number = 1; run.finished === null; number += 1) {
    const text = await terminal.ask();
    const command =
      text === null || text.trim() === "/finish"
        ? ({ type: "finish" } as const)
        : text.trim() === "/moment"
          ? ({ type: "ask-moment" } as const)
          : text.trim() === "/pause"
            ? ({ type: run.pausedAt === null ? "pause" : "resume" } as const)
            : ({ type: "answer", key: String(number), text } as const);
    const outcome = interviewer.decide(run, command, terminal.now());
    if (!outcome.ok) {
      terminal.say(`(${inOneLine(outcome.problem)})\n`);
      continue;
    }
    if (command.type === "ask-moment") terminal.say("(Take your time.)\n");
    if (command.type === "pause") terminal.say("(Paused. /pause again to go on.)\n");
    for (const event of outcome.value) {
      run = interviewer.evolve(run, event);
      if (event.type === "move-made") say(terminal, event.move);
    }
  }
  terminal.say(`\n${reportText(interviewer.assess(run, "practice"), referenceOf(ear.pack))}`);
  return 0;
}

const say = (terminal: Terminal, { text }: Move): void => terminal.say(`\nInterviewer: ${text}\n\n`);
