import { completable } from "@modelcontextprotocol/sdk/server/completable.js";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { Round, Target } from "#core/words";
import type { Api } from "#mcp/api";
import { scenariosOf } from "#mcp/library";
import { startingWith } from "#mcp/resources/reading";

const minutes = ["15", "30", "45"] as const;

/** Arguments of prompts are texts: those that name nothing known are refused by their schema. */
export function interviewMe(server: McpServer, api: Api): void {
  server.registerPrompt(
    "interview_me",
    {
      title: "Interview me",
      description: "A timed practice interview, question by question, with its report at the end.",
      argsSchema: {
        round: completable(z.enum(Round.options).optional(), async (typed) => {
          const library = await scenariosOf(api);
          return library.ok ? Round.options.filter((round) => library.value.some((entry) => entry.round === round) && round.startsWith(typed ?? "")) : [];
        }),
        target: completable(z.enum(Target.options).optional(), (typed) => Target.options.filter((target) => target.startsWith(typed ?? ""))),
        minutes: completable(z.enum(minutes).optional(), (typed) => minutes.filter((one) => startingWith(typed ?? "", [one]).length > 0)),
      },
    },
    ({ round, target, minutes: length }) => {
      const setting = { ...(round === undefined ? {} : { round }), ...(target === undefined ? {} : { target }), ...(length === undefined ? {} : { minutes: Number(length) }) };
      return { messages: [{ role: "user", content: { type: "text", text: task(JSON.stringify(setting)) } }] };
    },
  );
}

const task = (setting: string): string => `Interview me with Altitude. You carry the words; Altitude asks and reads.

1. Call start_interview with ${setting}. If it says that it assumed something, tell me what.
2. Give me the interviewer's question word for word, and wait for my answer.
3. Pass on my answer verbatim with say_answer. Do not answer for me, improve my words, hint, or tell me how it goes. If I ask you something that is meant for the interviewer, pass that on as well.
4. Go on until the status is "finished" or I ask to stop. Tell me the time left when it gets short.
5. Call finish_interview. Tell me how it reads with its range, what to fix first and its drill, and the quotes it rests on. Do not rate me yourself.`;
