import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { ok, refuse, type Result } from "#core/problem";
import type { Connection } from "#model/connection";
import { modelFrom } from "#server/model-environment";
import { voicesFrom } from "#server/voice-environment";
import type { KeptVoices } from "#server/voice-file";

/** What the environment says: README lists the variables. */
export type Config = {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host: string;
  /** The data folder. Where a PostgreSQL database is named it holds no sessions, but recordings all the same. */
  readonly home: string;
  readonly databaseUrl: string | null;
  /** How much all recordings together may take, in bytes. */
  readonly recordingsBytes: number;
  /** The language model that the environment connects. */
  readonly model: Connection | null;
  /** The speech services that it connects. */
  readonly voices: KeptVoices;
};

type Env = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Env): Result<Config> {
  const portText = env["PORT"] ?? "";
  if (portText !== "" && (!/^\d{1,5}$/.test(portText) || Number(portText) > 65_535)) return refuse("request-malformed", `PORT is "${portText}", which is no port.`, "Set it to a number from 0 to 65535, or leave it out for 8848.");
  const host = bare(env["ALTITUDE_HOST"] ?? "");
  if (host !== "" && !isLoopback(host)) return refuse("request-malformed", `ALTITUDE_HOST is "${host}", and anything but this machine's own addresses needs accounts, which Altitude does not have yet.`, "Set it to 127.0.0.1, ::1 or localhost, or leave it out.");
  const databaseUrl = env["DATABASE_URL"] ?? "";
  if (databaseUrl !== "" && !/^postgres(ql)?:\/\//.test(databaseUrl)) return refuse("request-malformed", "DATABASE_URL names no PostgreSQL database.", "Begin it with postgres://, or leave it out for the embedded database.");
  const model = modelFrom(env);
  if (!model.ok) return model;
  const voices = voicesFrom(env);
  if (!voices.ok) return voices;
  const recordingsBytes = recordingsBytesFrom(env);
  if (!recordingsBytes.ok) return recordingsBytes;
  return ok({
    port: portText === "" ? 8848 : Number(portText),
    host: host === "" ? "127.0.0.1" : host,
    home: homeFrom(env),
    databaseUrl: databaseUrl === "" ? null : databaseUrl,
    recordingsBytes: recordingsBytes.value,
    model: model.value,
    voices: voices.value,
  });
}

/** The data folder that the environment names, else the usual one. */
export function homeFrom(env: Env): string {
  const home = env["ALTITUDE_HOME"] ?? "";
  return home === "" ? join(homedir(), ".altitude") : resolve(home);
}

/** How much recordings may take by the environment, in bytes. */
export function recordingsBytesFrom(env: Env): Result<number> {
  const megabytes = env["ALTITUDE_RECORDINGS_MB"] ?? "";
  if (!/^\d{0,9}$/.test(megabytes)) return refuse("request-malformed", `ALTITUDE_RECORDINGS_MB is "${megabytes}", which is no number of megabytes.`, "Set it to a whole number, 0 to record nothing, or leave it out for 20000.");
  return ok((megabytes === "" ? 20_000 : Number(megabytes)) * 1_000_000);
}

const bare = (host: string): string => host.trim().toLowerCase().replace(/^\[(.*)\]$/, "$1");

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
