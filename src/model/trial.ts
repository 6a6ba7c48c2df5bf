import { z } from "zod";
import type { TrialStep, TrialStepId } from "#core/connection/connection-view";
import { connect } from "#model/connect";
import type { Connection } from "#model/connection";
import { destination } from "#model/goes-to";
import { jsonIn } from "#core/text/json-in";
import { modelList, type ModelList } from "#model/model-list";
import { troubleOfConnection } from "#model/trouble";

type Way = { readonly reach?: typeof fetch; readonly signal?: AbortSignal };

/** Tries a connection, one step after the other, each told as soon as it is known. It ends at the first that makes the rest needless. */
export async function* trial(connection: Connection, { reach = fetch, signal }: Way = {}): AsyncGenerator<TrialStep> {
  const { goesTo, isLocal } = destination(connection);
  const who = isLocal ? "The server on this machine" : goesTo;
  const late = AbortSignal.timeout(connection.firstWordMs);
  const listed = await modelList(connection, { reach, signal: signal === undefined ? late : AbortSignal.any([late, signal]) }).catch((error: unknown) =>
    late.aborted ? `${who} did not answer within ${seconds(connection.firstWordMs)}.` : troubleOfConnection(error, { who, key: connection.key, model: connection.model }, false).message,
  );
  if (typeof listed === "string") return yield step("reachable", false, listed);
  yield step("reachable", true, `${who} answers.`);

  if (listed.status === 401 || listed.status === 403) return yield step("model", false, `${who} does not accept the key (${String(listed.status)}).`);
  yield modelStep(connection, listed, who);

  const asked = connect(connection, reach);
  const words = await asked.ask({ system: "You are being tried out. Follow the request exactly.", user: "Reply with the one word: ready", shape: null, longest: 2000, ...(signal === undefined ? {} : { signal }) });
  if (!words.ok) return yield step("reply", false, words.failure.message);
  yield step("reply", true, `It replied within ${seconds(words.reply.tookMs)}: “${words.reply.text.length > 40 ? `${words.reply.text.slice(0, 40)}…` : words.reply.text}”`);

  const shaped = await asked.ask({ system: "You are being tried out. Follow the request exactly.", user: 'Reply with a JSON object with the field "word", the text "ready", and the field "number", the number 7.', shape: Shaped, longest: 2000, ...(signal === undefined ? {} : { signal }) });
  if (!shaped.ok) yield step("structured", false, `It cannot be asked for a form: ${shaped.failure.message} It can word questions, and not read answers.`);
  else yield step("structured", true, jsonIn(Shaped, shaped.reply.text)?.number === 7 ? "It fills in a form as asked." : "It keeps to a form, with other values in it than it was told.");

  const { firstWordMs } = words.reply;
  yield step("first-word", true, `The first word came after ${seconds(firstWordMs)}${firstWordMs > 3000 ? ", which is slow for a conversation" : ""}.`);
}

const Shaped = z.strictObject({ word: z.string(), number: z.number() });

const step = (id: TrialStepId, ok: boolean, says: string): TrialStep => ({ id, ok, says });

/** A list need not be whole, nor know every name that a model goes by: one that is not on it is asked all the same. */
function modelStep({ model }: Connection, { models }: ModelList, who: string): TrialStep {
  if (models === null) return step("model", true, `${who} does not say which models it has.`);
  if (models.some((name) => name === model || name === `${model}:latest`)) return step("model", true, `It has the model ${model}.`);
  const some = models.slice(0, 5).map((name) => shown(name)).join(", ");
  return step("model", false, models.length === 0 ? `${who} lists no model yet.` : `${who} lists no model ${model}. It lists ${some}${models.length > 5 ? ` and ${String(models.length - 5)} more` : ""}.`);
}

/** A name that a server gives is shown as one line. */
const shown = (name: string): string => name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "").slice(0, 80);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
