import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { ok } from "#core/problem";
import { Way } from "#core/session/event";
import { SessionStatus, SessionView } from "#core/session/view";
import { Speaker } from "#core/transcript/transcript";
import { Minutes, Round, Target } from "#core/words";
import { call, sessionPath, type Api } from "#mcp/api";
import { quoted, resultOf } from "#mcp/result";
import { leftInWords, secondsLeft } from "#mcp/time";
import { uris } from "#mcp/uri";

const output = {
  session: z.string(),
  status: SessionStatus,
  round: Round,
  scenario: z.string(),
  title: z.string(),
  target: Target,
  minutes: Minutes,
  way: Way,
  secondsLeft: z.int(),
  turns: z.array(z.object({ speaker: Speaker, text: z.string(), atSeconds: z.int() })),
  openQuestions: z.array(z.string()).nullable().describe("What is still open, in the coached way; null in the other."),
  report: z.string().nullable().describe("The resource that holds the report, once the interview is over."),
};

export function getInterview(server: McpServer, api: Api): void {
  server.registerTool(
    "get_interview",
    {
      title: "Look at an interview",
      description: "How an interview stands: its state, everything said so far, the time left.",
      inputSchema: { session: z.string().max(100) },
      outputSchema: output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async ({ session }) => {
      const read = await call(api, SessionView, sessionPath(session));
      if (!read.ok) return resultOf(read);
      const { status, round, scenario, title, target, minutes, way, turns, coached } = read.value;
      const left = secondsLeft(read.value);
      const data = {
        session, status, round, scenario, title, target, minutes, way, secondsLeft: left,
        turns: turns.map(({ speaker, text, atMs }) => ({ speaker, text, atSeconds: Math.floor(atMs / 1000) })),
        openQuestions: coached?.map((question) => question.title) ?? null,
        report: status === "finished" ? uris.report(session) : null,
      };
      const standing = status === "finished" ? `It is over; the report is ${uris.report(session)}.` : `It is ${status}. ${leftInWords(left)}`;
      const open = data.openQuestions === null || data.openQuestions.length === 0 ? [] : [`Still open: ${data.openQuestions.join("; ")}`];
      const said = turns.map(({ speaker, text }) => `${speaker === "candidate" ? "Candidate" : "Interviewer"}: ${quoted(text)}`);
      return resultOf(ok({ data, text: [`${title}, ${round}, target ${target}. ${standing}`, ...open, ...said].join("\n") }));
    },
  );
}
