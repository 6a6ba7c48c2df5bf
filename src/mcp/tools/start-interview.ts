import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { ok, refuse, type Result } from "#core/problem";
import { Way } from "#core/session/event";
import { SessionView, Suggestion } from "#core/session/view";
import { Minutes, Round, Target } from "#core/words";
import { call, type Api } from "#mcp/api";
import { askForSetting } from "#mcp/elicit";
import { scenariosOf } from "#mcp/library";
import { quoted, resultOf } from "#mcp/result";
import { secondsLeft } from "#mcp/time";

const input = {
  round: Round.optional().describe("Left out, the person is asked by a form where the client can show one; else today's suggestion is taken."),
  scenario: z.string().max(100).optional().describe("An id of list_scenarios; left out, one of the round is drawn."),
  target: Target.optional().describe("The level whose bar counts."),
  minutes: Minutes.optional(),
  way: Way.optional().describe("`interview`: no feedback until the end. `coached`: open questions show."),
};

const output = {
  session: z.string(),
  round: Round,
  scenario: z.string(),
  title: z.string(),
  target: Target,
  minutes: Minutes,
  way: Way,
  interviewer: z.string().describe("The first thing that the interviewer says."),
  secondsLeft: z.int(),
  assumed: z.array(z.string()).describe("What nobody chose and was therefore assumed."),
};

type Asked = { readonly round?: Round | undefined; readonly scenario?: string | undefined; readonly target?: Target | undefined; readonly minutes?: Minutes | undefined };

/** What to ask the API for, and what of it nobody chose. */
type Setting = { readonly body: Asked; readonly assumed: readonly Field[] };
type Field = "round" | "target" | "minutes";
const fields: readonly Field[] = ["round", "target", "minutes"];

export function startInterview(server: McpServer, api: Api): void {
  server.registerTool(
    "start_interview",
    {
      title: "Start an interview",
      description: "Starts a timed interview and gives the interviewer's first question. The clock runs from now on. Pass on each of the person's answers with say_answer.",
      inputSchema: input,
      outputSchema: output,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    },
    async ({ way, ...asked }, { requestId }) => {
      const setting = await settingFor(server, api, asked, requestId);
      if (!setting.ok) return resultOf(setting);
      const { body, assumed } = setting.value;
      const started = await call(api, SessionView, "/api/sessions", { method: "POST", body: { ...body, way } });
      if (!started.ok) return resultOf(started);
      const { id, turns, ...view } = started.value;
      const data = {
        session: id, round: view.round, scenario: view.scenario, title: view.title, target: view.target, minutes: view.minutes, way: view.way,
        interviewer: turns[0]?.text ?? "", secondsLeft: secondsLeft(started.value), assumed: [...assumed],
      };
      const told = assumed.length === 0 ? "" : ` Nobody chose the ${assumed.map((field) => `${field} (${String(data[field])})`).join(", ")}: say so to the person.`;
      return resultOf(ok({ data, text: `Session ${id}: ${data.title}, ${data.round}, ${String(data.minutes)} minutes, target ${data.target}.${told}\nInterviewer: ${quoted(data.interviewer)}` }));
    },
  );
}

/** What was asked for, in the round of the scenario; where there is neither, what the person says in a form, else today's suggestion. */
async function settingFor(server: McpServer, api: Api, asked: Asked, requestId: string | number): Promise<Result<Setting>> {
  const assumed = fields.filter((field) => asked[field] === undefined);
  if (asked.round !== undefined) return ok({ body: asked, assumed });
  const library = await scenariosOf(api);
  if (!library.ok) return library;
  if (asked.scenario !== undefined) {
    const round = library.value.find(({ id }) => id === asked.scenario)?.round;
    if (round === undefined) return refuse("scenario-unknown", `There is no scenario ${quoted(asked.scenario)}.`, "Take an id of list_scenarios, or leave it out.");
    return ok({ body: { ...asked, round }, assumed: assumed.filter((field) => field !== "round") });
  }
  const suggested = await call(api, Suggestion, "/api/suggestion");
  if (!suggested.ok) return suggested;
  const { scenario, ...today } = suggested.value;
  const before = { round: today.round, target: asked.target ?? today.target, minutes: asked.minutes ?? today.minutes };
  const answer = await askForSetting({ server, requestId, rounds: [...new Set(library.value.map(({ round }) => round))], before });
  if (answer === "cancelled") return refuse("request-malformed", "The person closed the form, so no interview was started.", "Ask them what they would like to practise.");
  if (answer !== null) return ok({ body: answer, assumed: [] });
  return ok({ body: before.minutes === today.minutes ? { ...before, scenario } : before, assumed });
}
