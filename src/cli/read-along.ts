import { accessSync, appendFileSync, constants, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { ReadAlong } from "#cli/assess";
import { promptsFor } from "#core/assessment/assess-transcript";
import type { Ear } from "#core/evidence/ear";
import type { ProposedTurn } from "#core/evidence/proposed";
import { ok, refuse, type Result } from "#core/problem";
import { proposalsIn } from "#core/session/consult";
import { Proposals } from "#core/session/exchange";
import { connect } from "#model/connect";
import type { LanguageModel } from "#model/language-model";
import { readRecord, recording, replaying } from "#model/recorded";
import { modelFrom } from "#server/model-environment";

export type ModelOptions = { readonly model?: string | undefined; readonly modelUrl?: string | undefined; readonly record?: string | undefined; readonly replay?: string | undefined };

/**
 * The language model that the flags of a command name; null where they name none. Its key comes from the environment only. With
 * `record` every reply is added to that file, with `replay` every reply comes from it and no request is made.
 */
export async function modelOf({ model, modelUrl, record, replay }: ModelOptions, env: Readonly<Record<string, string | undefined>>): Promise<Result<LanguageModel | null>> {
  if (replay !== undefined) return replayed(replay);
  if (model === undefined) return record === undefined && modelUrl === undefined ? ok(null) : refuse("request-malformed", "--record and --model-url need a model.", "Name it with --model, such as --model openai-compatible/llama3.2.");
  const connection = modelFrom({ ...ownOf(env, model, modelUrl), ALTITUDE_MODEL: model, ...(modelUrl === undefined ? {} : { ALTITUDE_MODEL_URL: modelUrl }) });
  if (!connection.ok) return connection;
  if (connection.value === null) return ok(null);
  if (record !== undefined && !isWritable(record)) return refuse("request-malformed", `The record "${record}" cannot be written.`, "Name a file in a folder that exists.");
  const connected = connect(connection.value);
  return ok(record === undefined ? connected : recording(connected, (line) => {
    appendFileSync(record, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }));
}

/** The environment without a key and address that belong to another connection than the one that the flags name. */
function ownOf(env: Readonly<Record<string, string | undefined>>, model: string, modelUrl: string | undefined): Readonly<Record<string, string | undefined>> {
  const own = env["ALTITUDE_MODEL"] === undefined ? null : modelFrom(env);
  if (own === null) return env;
  const isSame = own.ok && own.value !== null && model.startsWith(`${own.value.provider}/`) && (modelUrl === undefined || originOf(modelUrl) === originOf(own.value.baseUrl ?? ""));
  return isSame ? env : { ...env, ALTITUDE_MODEL_KEY: undefined, ALTITUDE_MODEL_URL: undefined };
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

function isWritable(file: string): boolean {
  try {
    accessSync(existsSync(file) ? file : dirname(resolve(file)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function replayed(file: string): Promise<Result<LanguageModel>> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return refuse("request-malformed", `The record "${file}" cannot be read.`, "Name a file that --record wrote.");
  const record = readRecord(text);
  return typeof record === "number" ? refuse("request-malformed", `Line ${String(record)} of "${file}" is no line of a record.`, "Name a file that --record wrote.") : ok(replaying(record));
}

/** Longest reply taken for one turn, in characters. */
export const longest = 40_000;

/** Has a language model propose evidence in each of the candidate's turns, one after the other, until it fails. */
export const readAlongWith = (model: LanguageModel) => (ear: Ear): ReadAlong => async (transcript) => {
  const prompts = promptsFor(ear, transcript);
  const proposed: ProposedTurn[] = [];
  for (const { turn, prompt } of prompts.ok ? prompts.value : []) {
    const outcome = await model.ask({ ...prompt, shape: Proposals, longest });
    if (!outcome.ok) return { proposed, trouble: `Read by the built-in reader alone from turn ${String(turn)} on: ${outcome.failure.message}` };
    proposed.push({ turn, model: model.name, proposals: proposalsIn(outcome.reply.text) ?? [] });
  }
  return { proposed, trouble: null };
};
