import { transcriptReader } from "#core/assessment/transcript-reader";
import { referenceOf, scenarioSummaries } from "#core/content/reference";
import { createInterviewer } from "#core/session/interviewer";
import { Answered } from "#core/session/answered";
import { SessionView } from "#core/session/view";
import { createApp } from "#server/app";
import type { Deps } from "#server/deps";
import { modelInMemory } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";
import { testPack } from "#server/test-pack";
import { openMemory } from "#store/memory";
import { noRecordings } from "#store/no-recordings";
import type { Store } from "#store/story-store";

/** The whole app over a store in memory, with the real interviewer, the smallest content and a clock that a test sets. */

const noon = Date.UTC(2026, 4, 6, 12);

export const ours = "127.0.0.1:8848";
export const testToken = "token-of-the-test-world";

export type World = {
  readonly store: Store;
  readonly reports: readonly unknown[];
  /** Sends a request as a program on this machine would, with JSON where there is a body. */
  readonly ask: (method: string, path: string, options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }) => Promise<Response>;
  readonly start: (round?: "behavioural" | "system-design") => Promise<SessionView>;
  readonly answer: (id: string, key: string, text: string) => Promise<Answered>;
  readonly view: (id: string) => Promise<SessionView>;
  readonly pass: (ms: number) => void;
  readonly stop: () => void;
};

export async function world(changes: Partial<Deps> = {}): Promise<World> {
    const interviewer = createInterviewer(testPack);
  if (!interviewer.ok) throw new Error(interviewer.problem.message);
  const store = changes.store ?? openMemory();
  const stopping = new AbortController();
  const reports: unknown[] = [];
  let at = noon;
  let ids = 0;
  const app = await createApp({
    store,
    recordings: noRecordings("the test has no place for them."),
    interviewer: interviewer.value,
    assessTranscript: transcriptReader(testPack),
    reference: referenceOf(testPack),
    scenarios: scenarioSummaries(testPack),
    models: await openModelKeeper(modelInMemory(), null),
    findServers: () => Promise.resolve([]),
    now: () => at,
    seed: () => 4,
    newId: () => `session-${String((ids += 1))}`,
    webDir: null,
    version: "1.2.3",
    agents: { token: testToken, folder: "/opt/altitude" },
    port: () => 8848,
    host: "127.0.0.1",
    stopping: stopping.signal,
    report: (error) => reports.push(error),
    ...changes,
  });

  const ask: World["ask"] = async (method, path, { body, headers = {} } = {}) =>
    app.request(path, {
      method,
      headers: { host: ours, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const view = async (id: string): Promise<SessionView> => SessionView.parse(await (await ask("GET", `/api/sessions/${id}`)).json());

  return {
    store,
    reports,
    ask,
    view,
    start: async (round = "behavioural") => SessionView.parse(await (await ask("POST", "/api/sessions", { body: { round } })).json()),
    answer: async (id, key, text) => Answered.parse(await (await ask("POST", `/api/sessions/${id}/answers`, { body: { text }, headers: { "idempotency-key": key } })).json()),
    pass: (ms) => void (at += ms),
    stop: () => {
      stopping.abort();
    },
  };
}
