import { earOf } from "#core/evidence/ear";
import { Answered } from "#core/session/answered";
import { SessionView } from "#core/session/view";
import { createApp } from "#server/app";
import { contentDeps } from "#server/content-deps";
import type { Deps } from "#server/deps";
import { modelInMemory } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";
import { testPack } from "#server/test-pack";
import { voicesInMemory } from "#server/voice-file";
import { openVoiceKeeper } from "#server/voice-keeper";
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
  /** Sends a request as a program on this machine would, with JSON where there is a body, unless it is text or bytes. */
  readonly ask: (method: string, path: string, options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }) => Promise<Response>;
  readonly start: (round?: "behavioural" | "system-design") => Promise<SessionView>;
  readonly answer: (id: string, key: string, text: string) => Promise<Answered>;
  readonly view: (id: string) => Promise<SessionView>;
  readonly pass: (ms: number) => void;
  readonly stop: () => void;
};

export async function world(changes: Partial<Deps> = {}): Promise<World> {
  const ear = earOf(testPack);
  if (!ear.ok) throw new Error(ear.problem.message);
  const store = changes.store ?? openMemory();
  const stopping = new AbortController();
  const reports: unknown[] = [];
  let at = noon;
  let ids = 0;
  const app = await createApp({
    store,
    recordings: noRecordings("the test has no place for them."),
    ...contentDeps(ear.value),
    models: await openModelKeeper(modelInMemory(), null),
    voices: await openVoiceKeeper(voicesInMemory(), { transcription: null, speech: null }),
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
      headers: { host: ours, ...(body === undefined ? {} : { "content-type": isBytes(body) ? "application/octet-stream" : "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" || isBytes(body) ? body : JSON.stringify(body) }),
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

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;
