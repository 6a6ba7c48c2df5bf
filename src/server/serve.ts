import { randomInt, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { Server } from "node:http";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { readKeptPack } from "#content-pack/kept-pack";
import { earOver } from "#core/evidence/ear";
import { ok, refuse, type Result } from "#core/problem";
import { createApp } from "#server/app";
import type { Config } from "#server/config";
import { contentDeps } from "#server/content-deps";
import { findServers } from "#model/local-servers";
import { modelFile } from "#server/model-file";
import { openModelKeeper } from "#server/model-keeper";
import { mcpToken } from "#server/mcp-token";
import { openRecordings } from "#server/open-recordings";
import { openStore } from "#server/open-store";
import { contentFolder, keptPack, packageFolder, version, webFolder } from "#server/place";
import { voiceFile } from "#server/voice-file";
import { openVoiceKeeper } from "#server/voice-keeper";

export type Running = {
  /** Where it answers: `http://127.0.0.1:8848`. */
  readonly address: string;
  /** Finishes the requests under way, ends the streams, closes the database and lets the folder go. */
  readonly stop: () => Promise<void>;
};

/** How long requests under way may take to finish once the server stops, in milliseconds. */
const patienceMs = 5000;

/** Opens the database, reads the content, and listens. */
export async function startServer(config: Config, report: (error: unknown) => void): Promise<Result<Running>> {
  const now = (): number => Date.now();
  const compiled = await readKeptPack(contentFolder, keptPack);
  if (!compiled.ok) return compiled;
  const opened = await openStore(config, now);
  if (!opened.ok) return opened;

  const stopping = new AbortController();
  let port = config.port;
  const recordings = await openRecordings(config, { store: opened.value.store, now, report });
  const app = await createApp({
    store: opened.value.store,
    recordings,
    ...contentDeps(earOver(compiled.value)),
    models: await openModelKeeper(modelFile(config.home), config.model),
    voices: await openVoiceKeeper(voiceFile(config.home), config.voices),
    findServers: () => findServers({ ownPort: port }),
    now,
    seed: () => randomInt(2 ** 31),
    newId: randomUUID,
    webDir: existsSync(join(webFolder, "index.html")) ? webFolder : null,
    version,
    agents: { token: await mcpToken(config.home), folder: packageFolder },
    port: () => port,
    host: config.host,
    stopping: stopping.signal,
    report,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  if (!(server instanceof Server)) throw new Error("The server does not speak HTTP/1.1.");
  const listening = await listen(server, config);
  if (!listening.ok) {
    await recordings.close();
    await opened.value.close();
    return listening;
  }
  port = listening.value;
  const address = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${String(port)}`;
  opened.value.announce(address);
  return ok({
    address,
    async stop() {
      stopping.abort();
      await close(server);
      await recordings.close();
      await opened.value.close();
    },
  });
}

/** The port that it listens on. */
function listen(server: Server, { port, host }: Config): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once("error", (error) => {
      resolve(refuse("port-taken", `Port ${String(port)} cannot be used (${"code" in error && error.code === "EADDRINUSE" ? "another program listens on it" : error.message}).`, "Stop that program, or choose another port with PORT."));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(ok(address === null || typeof address === "string" ? port : address.port));
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, 25);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
