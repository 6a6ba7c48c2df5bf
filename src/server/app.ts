import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { refuse, type Problem } from "#core/problem";
import type { Deps } from "#server/deps";
import { guard } from "#server/guard";
import { headers } from "#server/headers";
import { problem } from "#server/problem-response";
import { router } from "#server/router";
import { agentRoutes } from "#server/routes/agents";
import { answerRoutes } from "#server/routes/answers";
import { assessmentRoutes } from "#server/routes/assessments";
import { boardRoutes } from "#server/routes/board";
import { commandRoutes } from "#server/routes/commands";
import { addDescription } from "#server/routes/description";
import { deliveryRoutes } from "#server/routes/delivery";
import { draftRoutes } from "#server/routes/draft";
import { eventRoutes } from "#server/routes/events";
import { healthRoutes } from "#server/routes/health";
import { libraryRoutes } from "#server/routes/library";
import { modelRoutes } from "#server/routes/model";
import { bringsChunk, recordingRoutes } from "#server/routes/recordings";
import { reportRoutes } from "#server/routes/report";
import { sessionRoutes } from "#server/routes/sessions";
import { createModelTurns } from "#server/model-turns";
import { createWordings } from "#server/wordings";
import { storyRoutes } from "#server/routes/stories";
import { timelineRoutes } from "#server/routes/timeline";
import { voiceRoutes } from "#server/routes/voice";
import { createSessions } from "#server/sessions";
import { webFilesIn } from "#server/web-files";
import { StoreFailed } from "#store/event-store";

/** The largest body taken, in bytes. */
const largestBody = 1_000_000;

/** The same where a transcript of 2 MB may come in JSON, in which it may take twice as much. */
const largestTranscript = 4_500_000;
const takesTranscripts: readonly string[] = ["/api/assessments", "/mcp"];

/** The same where a recording comes: four minutes of speech. */
const largestRecording = 8_000_000;
const takesRecordings = "/api/voice/heard";

const tooLarge = (most: number): Problem => refuse("request-too-large", `The body is larger than ${String(most / 1_000_000)} MB.`, "Send less at a time.").problem;
const limited = (most: number): MiddlewareHandler => bodyLimit({ maxSize: most, onError: (c) => problem(c, tooLarge(most)) });

/** The whole app, with no port. */
export async function createApp(deps: Deps): Promise<OpenAPIHono> {
  const sessions = createSessions(deps.store, deps.interviewer);
  const wordings = createWordings();
  const turns = createModelTurns({ ...deps, sessions, wordings });
  const needs = { ...deps, sessions, turns, wordings, by: `${deps.version} ${deps.reference.content}` };
  const app = router();
  app.use(headers());
  app.use(guard(deps));
  const [usual, forTranscripts, forSpeech] = [limited(largestBody), limited(largestTranscript), limited(largestRecording)];
  // Chunks of recordings have a limit of their own, on their route.
  app.use((c, next) => (bringsChunk(c.req.method, c.req.path) ? next() : (c.req.path === takesRecordings ? forSpeech : takesTranscripts.includes(c.req.path) ? forTranscripts : usual)(c, next)));
  for (const routes of [healthRoutes(needs), libraryRoutes(needs), sessionRoutes(needs), draftRoutes(needs), answerRoutes(needs), commandRoutes(needs), boardRoutes(needs), timelineRoutes(needs), deliveryRoutes(needs), eventRoutes(needs), reportRoutes(needs), modelRoutes(needs), voiceRoutes(needs), assessmentRoutes(needs), storyRoutes(needs), recordingRoutes(needs), agentRoutes({ ...needs, ask: async (path, init) => app.request(path, init) })]) app.route("/", routes);
  addDescription(app, deps.version);

  const web = deps.webDir === null ? null : await webFilesIn(deps.webDir);
  app.notFound(async (c) => (isForPages(c) ? await web?.at(c, pageFile(c)) : null) ?? problem(c, routeUnknown(c)));
  app.onError((error, c) => problem(c, problemOf(error, deps.report)));
  return app;
}

const isForPages = (c: Context): boolean => ["GET", "HEAD"].includes(c.req.method) && !c.req.path.startsWith("/api/");

/** A path without an ending is a page of the app, which draws itself, for whoever takes HTML. */
function pageFile(c: Context): string {
  const isPage = !(c.req.path.split("/").at(-1) ?? "").includes(".") && /text\/html|\*\/\*/.test(c.req.header("accept") ?? "");
  return isPage ? "/index.html" : c.req.path;
}

const routeUnknown = (c: Context): Problem => refuse("route-unknown", `There is no ${c.req.method} ${c.req.path}.`, "See /api/openapi.json for what there is.").problem;

function problemOf(error: unknown, report: (error: unknown) => void): Problem {
  if (error instanceof HTTPException) return bodyProblem(error);
  report(error);
  if (error instanceof StoreFailed) return refuse("database-unavailable", "The database did not take it: nothing was changed.", "See that its disk has room and its server runs, then send it again.").problem;
  return refuse("internal", "Something went wrong here.", "Send it again; if it stays, start Altitude with ALTITUDE_DEBUG=1 and report what it prints.").problem;
}

/** What the library says of a body before its fields are looked at. */
function bodyProblem({ status }: HTTPException): Problem {
  if (status === 415) return refuse("request-malformed", "The body is not JSON.", "Send JSON, with the header Content-Type: application/json.").problem;
  if (status === 413) return tooLarge(largestBody);
  return refuse("request-malformed", "The body is not well-formed JSON.", "Send one JSON object, in UTF-8.").problem;
}
