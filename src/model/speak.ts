import { usualVoice, type Say } from "#core/voice/voice-view";
import { scrubbed } from "#model/scrub";
import { cancelled, stopping } from "#model/stopping";
import { trouble, troubleOfConnection, type Refusal, type Teller, type Trouble } from "#model/trouble";
import type { VoiceConnection } from "#model/voice-connection";
import { lineTo, post } from "#model/voice-request";

export type SayOutcome =
  | {
      readonly ok: true;
      /** `audio/mpeg` or another kind of sound. */
      readonly type: string;
      readonly firstByteMs: number;
      /** The sound as it comes. It breaks off where the service does; to cancel it ends the request. */
      readonly body: ReadableStream<Uint8Array>;
      /** Comes at its end: what went wrong on the way, or null. */
      readonly ended: Promise<Trouble | null>;
    }
  | { readonly ok: false; readonly failure: Trouble };

/** Says a text aloud. It never throws. */
export type Speaker = { readonly say: (what: Say, signal?: AbortSignal) => Promise<SayOutcome> };

/** How long the first byte, the whole, and a silence in the middle of it may take, in milliseconds. */
const usualWaits = { firstWordMs: 5000, wholeMs: 300_000, betweenMs: 5000 } as const;

type Waits = Parameters<typeof stopping>[0] & { readonly betweenMs?: number };

/** In bytes: the longest text, slowly, as WAV, is half of it. */
const longest = 64_000_000;

/** Kinds of sound to ask for: what every browser plays as it comes, then what every server makes. */
const formats = ["mp3", "wav"] as const;

/** A speech service that speaks OpenAI's protocol. Nothing is sent before it is asked. */
export function speaker(connection: VoiceConnection, { reach = fetch, waits = usualWaits }: { readonly reach?: typeof fetch; readonly waits?: Waits } = {}): Speaker {
  const line = lineTo(connection, "the text", reach);
  const { teller } = line;
  let format = 0;

  async function say({ text, speed, voice }: Say, signal?: AbortSignal): Promise<SayOutcome> {
    if (signal?.aborted === true) return { ok: false, failure: cancelled };
    const started = performance.now();
    const stop = stopping(waits, teller, signal);
    const failed = (found: Trouble): SayOutcome => {
      const failure = stop.why() ?? found;
      stop.end();
      return { ok: false, failure };
    };
    for (;;) {
      const asked = { model: connection.model, input: text, voice: voice ?? connection.voice ?? usualVoice, response_format: formats[format], speed };
      const posted = await post(line, { path: "audio/speech", type: "application/json", body: JSON.stringify(asked), stop });
      if (!posted.ok) {
        if (posted.refusal === null || !isAboutFormat(posted.refusal) || format + 1 >= formats.length) return failed(posted.trouble);
        format += 1;
        continue;
      }
      const type = soundIn(posted.response.headers.get("content-type"));
      const reader = posted.response.body?.getReader();
      if (type === null) {
        await reader?.cancel().catch(() => undefined);
        return failed(trouble("malformed", `${teller.who} does not send sound: it sends ${scrubbed(posted.response.headers.get("content-type") ?? "", teller.key) ?? "something that it does not name"}.`));
      }
      try {
        const first = await firstOf(reader);
        if (reader === undefined || first === null) return failed(trouble("empty", `${teller.who} answered with no sound.`));
        stop.heardFirstWord();
        const firstByteMs = Math.round(performance.now() - started);
        return { ok: true, type, firstByteMs, ...passedOn(reader, first, { stop, teller, betweenMs: waits.betweenMs ?? usualWaits.betweenMs }) };
      } catch (error) {
        return failed(troubleOfConnection(error, teller, true));
      }
    }
  }
  return { say };
}

const isAboutFormat = ({ status, body }: Refusal): boolean => [400, 415, 422, 500, 501].includes(status) && /response_?format|\bmp3\b/i.test(body);

/** Only a kind of sound may reach the browser, without whatever else stands in the header. */
const soundIn = (header: string | null): string | null => /^\s*(audio\/[\w.+-]+)\s*(;|$)/i.exec(header ?? "")?.[1]?.toLowerCase() ?? null;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function firstOf(reader: Reader | undefined): Promise<Uint8Array | null> {
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) return null;
    if (value.byteLength > 0) return value;
  }
  return null;
}

type Passing = { readonly stop: ReturnType<typeof stopping>; readonly teller: Teller; readonly betweenMs: number };

/** What comes, as it comes and no faster than it is taken. */
function passedOn(reader: Reader, first: Uint8Array, { stop, teller, betweenMs }: Passing): { readonly body: ReadableStream<Uint8Array>; readonly ended: Promise<Trouble | null> } {
  let end: (found: Trouble | null) => void = () => undefined;
  const ended = new Promise<Trouble | null>((resolve) => {
    end = resolve;
  });
  let bytes = first.byteLength;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(first);
    },
    async pull(controller) {
      const next = await nextOf(reader, betweenMs, teller).catch((error: unknown) => stop.why() ?? troubleOfConnection(error, teller, true));
      if (!("kind" in next) && !next.done) {
        bytes += next.value.byteLength;
        if (bytes <= longest) return controller.enqueue(next.value);
      }
      const found = "kind" in next ? next : next.done ? null : trouble("too-long", `${teller.who} sent far more than was asked for.`);
      if (found === null) controller.close();
      else controller.error(brokenOff(found));
      stop.end();
      end(found);
    },
    cancel() {
      stop.end();
      end(null);
    },
  });
  return { body, ended };
}

/** The next of the sound, or that it did not come in time. */
async function nextOf(reader: Reader, withinMs: number, { who }: Teller) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Trouble>((resolve) => {
    timer = setTimeout(() => {
      resolve(trouble("timeout", `${who} stopped in the middle of the sound for ${String(withinMs / 1000)} s.`));
    }, withinMs);
  });
  try {
    return await Promise.race([reader.read(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What serves the stream prints it: in one line, as it is no fault of this program. */
const brokenOff = ({ message }: Trouble): Error => Object.assign(new Error(message), { stack: message });
