import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { Assessment } from "#core/assessment/assessment";
import { ok, type Result } from "#core/problem";
import { Suggestion, type SessionSummary } from "#core/session/view";
import { call, sessionPath, type Api } from "#mcp/api";
import { referenceOf, scenariosOf, sessionsOf } from "#mcp/library";
import { drillText, FirstFix, firstFixOf } from "#mcp/reading";
import { resultOf, type Told } from "#mcp/result";
import { uris } from "#mcp/uri";

const output = {
  today: Suggestion.extend({ title: z.string() }),
  toFix: z.array(z.object({ session: z.string(), title: z.string(), finishedAt: z.string(), fix: FirstFix, report: z.string() })).describe("What the newest reports name to fix first, the newest first."),
};
type Plan = z.infer<z.ZodObject<typeof output>>;

/** How many of the newest reports are looked at. */
const lookedAt = 3;

export function readPlan(server: McpServer, api: Api): void {
  server.registerTool(
    "read_plan",
    {
      title: "Read the plan",
      description: "What to practise today and why, and what the newest reports name to fix first, each with its drill.",
      outputSchema: output,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async () => resultOf(await planOf(api)),
  );
}

async function planOf(api: Api): Promise<Result<Told<Plan>>> {
  const suggestion = await call(api, Suggestion, "/api/suggestion");
  if (!suggestion.ok) return suggestion;
  const library = await scenariosOf(api);
  if (!library.ok) return library;
  const toFix = await fixesOf(api);
  if (!toFix.ok) return toFix;
  const today = { ...suggestion.value, title: library.value.find(({ id }) => id === suggestion.value.scenario)?.title ?? suggestion.value.scenario };
  const fixes = toFix.value.map(({ title, finishedAt, fix, report }) => `- ${title}, ${finishedAt.slice(0, 10)}: ${fix.text}${drillText(fix)} (${report})`);
  const none = "No report names anything to fix yet.";
  return ok({
    data: { today, toFix: [...toFix.value] },
    text: [`Today: ${today.title} (${today.scenario}, ${today.round}, ${String(today.minutes)} minutes, target ${today.target}). ${today.why}`, ...(fixes.length === 0 ? [none] : ["To fix first, the newest report first:", ...fixes])].join("\n"),
  });
}

async function fixesOf(api: Api): Promise<Result<Plan["toFix"]>> {
  const sessions = await sessionsOf(api);
  if (!sessions.ok) return sessions;
  const reference = await referenceOf(api);
  if (!reference.ok) return reference;
  const fixes: Plan["toFix"] = [];
  for (const { id, title, finishedAt } of sessions.value.filter(wasRead).slice(0, lookedAt)) {
    const assessment = await call(api, Assessment, sessionPath(id, "/assessment"));
    // Erased since the list was read.
    if (!assessment.ok) continue;
    const fix = firstFixOf(assessment.value, reference.value);
    if (fix !== null) fixes.push({ session: id, title, finishedAt: new Date(finishedAt ?? 0).toISOString(), fix, report: uris.report(id) });
  }
  return ok(fixes);
}

const wasRead = ({ status, altitude }: SessionSummary): boolean => status === "finished" && altitude?.enough === true;
