import { setTimeout as sleep } from "node:timers/promises";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { readKeptPack } from "#content-pack/kept-pack";
import { earOver } from "#core/evidence/ear";
import { ok, refuse, type Problem, type Result } from "#core/problem";
import type { Api } from "#mcp/api";
import { createApp } from "#server/app";
import type { Config } from "#server/config";
import { contentDeps, type ContentDeps } from "#server/content-deps";
import type { Deps } from "#server/deps";
import { modelInMemory } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";
import { agentProgram, openStore, type OpenStore } from "#server/open-store";
import { contentFolder, keptPack, packageFolder, version } from "#server/place";
import { statusOf } from "#server/problem-response";
import { noRecordings } from "#store/no-recordings";
import { voicesInMemory } from "#server/voice-file";
import { openVoiceKeeper } from "#server/voice-keeper";
import { holderOf } from "#store/folder-lock";

/** Altitude's HTTP API without knowing where it is. */
export type OwnApi = { readonly api: Api; readonly close: () => Promise<void> };

type Needs = Pick<Deps, "now" | "seed" | "newId" | "report"> & { readonly config: Pick<Config, "home" | "databaseUrl"> };
type Asked = { readonly method: string; readonly path: string; readonly body: unknown; readonly headers: Readonly<Record<string, string>> };

/** How long a folder is waited for that a server holds which does not answer yet, and how long an opened one is kept after its last use; milliseconds. */
const [patienceMs, pauseMs, keptMs] = [6000, 60, 400];

/** In this process nothing listens: an address that the guard knows. */
const here = "127.0.0.1:8848";

/**
 * Asks the server that holds the data folder, where one does; else opens the folder in this process for as long as calls come, and
 * lets it go a moment later, so that `altitude start` finds it free. Which of both it is, is looked up anew for each call: a server
 * may start or stop between two. A PostgreSQL database takes any number of us and is opened once.
 */
export function openApi(needs: Needs): OwnApi {
  const { config, now } = needs;
  const build = appBuilder(needs);
  let opened: { readonly app: OpenAPIHono; readonly store: OpenStore } | null = null;
  let opening: Promise<Result<OpenAPIHono>> | null = null;
  let closing: Promise<void> = Promise.resolve();
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<Result<OpenAPIHono>> {
    await closing;
    if (opened !== null) return ok(opened.app);
    const store = await openStore(config, now, agentProgram);
    if (!store.ok) return store;
    const app = await build(store.value);
    if (!app.ok) {
      await store.value.close();
      return app;
    }
    opened = { app: app.value, store: store.value };
    return app;
  }

  function close(): Promise<void> {
    clearTimeout(timer);
    const leaving = opened;
    opened = null;
    if (leaving !== null) closing = leaving.store.close();
    return closing;
  }

  async function askHere({ method, path, body, headers }: Asked): Promise<Result<Response>> {
    clearTimeout(timer);
    underWay += 1;
    try {
      opening ??= open().finally(() => (opening = null));
      const app = await opening;
      if (!app.ok) return app;
      return ok(await app.value.request(path, { method, ...init(body, { ...headers, host: here }) }));
    } finally {
      underWay -= 1;
      if (underWay === 0 && config.databaseUrl === null) timer = setTimeout(() => void close(), keptMs);
    }
  }

  return {
    close,
    async api(method, path, body, headers = {}) {
      const asked = { method, path, body, headers };
      const until = now() + patienceMs;
      for (;;) {
        const answered = await askHere(asked);
        if (answered.ok) return answered.value;
        if (answered.problem.code !== "folder-locked") return asResponse(answered.problem);
        const address = holderOf(config.home)?.address;
        const elsewhere = address === undefined ? "away" : await askServer(address, asked);
        if (typeof elsewhere === "object") return elsewhere;
        if (elsewhere === "cut") return asResponse(cutOff);
        if (now() > until) return asResponse(answered.problem);
        await sleep(pauseMs);
      }
    },
  };
}

const cutOff = refuse("internal", "Altitude was stopped while it took this, and whether it did is not known.", "See how things stand first, then do it again if it was not done.").problem;

/** `away`: it was not reached, or may be asked again without harm; `cut`: it was lost on the way, and again might be twice. */
async function askServer(address: string, { method, path, body, headers }: Asked): Promise<Response | "away" | "cut"> {
  try {
    const response = await fetch(`${address}${path}`, { method, redirect: "error", ...init(body, headers) });
    return new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers });
  } catch (error) {
    const wasReached = !(error instanceof Error && error.cause instanceof Error && "code" in error.cause && error.cause.code === "ECONNREFUSED");
    return wasReached && !isSafeAgain(method, path, headers) ? "cut" : "away";
  }
}

const isSafeAgain = (method: string, path: string, headers: Readonly<Record<string, string>>): boolean => method !== "POST" || "idempotency-key" in headers || path.endsWith("/finish") || path === "/api/assessments";

const init = (body: unknown, headers: Readonly<Record<string, string>>) => (body === undefined ? { headers } : { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

const asResponse = ({ code, message, mend }: Problem): Response => Response.json({ code, detail: message, mend }, { status: statusOf[code] });

/** Reads and compiles the content once; then an app over a store costs next to nothing. */
function appBuilder({ now, seed, newId, report }: Needs): (store: OpenStore) => Promise<Result<OpenAPIHono>> {
  let content: Promise<Result<ContentDeps>> | null = null;
  async function read() {
    const compiled = await readKeptPack(contentFolder, keptPack);
    return compiled.ok ? ok(contentDeps(earOver(compiled.value))) : compiled;
  }
  return async ({ store }) => {
    const known = await (content ??= read());
    if (!known.ok) return known;
    // An agent is a language model already, and the folder is let go between two calls: here the interviewer words its questions itself.
    const models = await openModelKeeper(modelInMemory(), null);
    const voices = await openVoiceKeeper(voicesInMemory(), { transcription: null, speech: null });
    return ok(await createApp({ ...known.value, store, recordings: noRecordings("the program for agents records nothing."), models, voices, findServers: () => Promise.resolve([]), now, seed, newId, report, version, webDir: null, agents: { token: null, folder: packageFolder }, port: () => 8848, host: "127.0.0.1", stopping: new AbortController().signal }));
  };
}
