import { setTimeout as sleep } from "node:timers/promises";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { ok, type Result } from "#core/problem";
import { Answered } from "#core/session/answered";
import { longestAnswer } from "#core/session/request";
import { SessionStatus, SessionView } from "#core/session/view";
import { call, sessionPath, type Api } from "#mcp/api";
import { derivedKey } from "#mcp/derived-key";
import { quoted, resultOf, type Told } from "#mcp/result";
import { leftInWords, secondsLeft } from "#mcp/time";

const output = {
  session: z.string(),
  interviewer: z.string().describe("What the interviewer says to it. It may quote the person."),
  status: SessionStatus,
  secondsLeft: z.int(),
  repeated: z.boolean().describe("True: these words were said already, in answer to the same question, and nothing was added."),
};
type Said = z.infer<z.ZodObject<typeof output>>;

type Saying = { readonly session: string; readonly text: string; readonly key: string | undefined };

export function sayAnswer(server: McpServer, api: Api): void {
  server.registerTool(
    "say_answer",
    {
      title: "Say an answer",
      description: "Says the person's answer, in their own words, and gives the interviewer's next move. Safe to send again: the same answer to the same question counts once.",
      inputSchema: {
        session: z.string().max(100),
        text: z.string().max(longestAnswer).regex(/\S/, "say at least one word").describe("Verbatim what the person said."),
        key: z.string().min(1).max(200).optional().describe("Names this answer: the same key again adds nothing. Left out, it follows from the words and the turn that they answer."),
      },
      outputSchema: output,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    async (saying) => resultOf(await say(api, { ...saying, key: saying.key })),
  );
}

async function say(api: Api, { session, text, key: given }: Saying): Promise<Result<Told<Said>>> {
  const before = await call(api, SessionView, sessionPath(session));
  if (!before.ok) return before;
  const { turns } = before.value;
  const { key, isRepeated } = given === undefined ? derivedKey(turns, text) : { key: given, isRepeated: turns.some((turn) => turn.key === given) };
  const answered = await answer(api, { session, text, key });
  if (!answered.ok) return answered;
  const { move, status } = answered.value;
  const data = { session, interviewer: move.text, status, secondsLeft: secondsLeft(before.value), repeated: isRepeated };
  const repeat = isRepeated ? "This was said already and counts once; to say the same words to another question, give a key. " : "";
  const next = status === "finished" ? "The interview is over: finish_interview tells how it reads." : leftInWords(data.secondsLeft);
  return ok({ data, text: `${repeat}${next}\nInterviewer: ${quoted(move.text)}` });
}

/** How often, and how long apart in milliseconds, an answer is asked after that another call is sending at this moment. */
const [tries, pauseMs] = [10, 100];

async function answer(api: Api, { session, text, key }: { readonly session: string; readonly text: string; readonly key: string }, left: number = tries): Promise<Result<Answered>> {
  const answered = await call(api, Answered, sessionPath(session, "/answers"), { method: "POST", body: { text }, headers: { "idempotency-key": key } });
  if (answered.ok || answered.problem.code !== "key-in-flight" || left === 0) return answered;
  await sleep(pauseMs);
  return answer(api, { session, text, key }, left - 1);
}
