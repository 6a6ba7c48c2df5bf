import type { SetBy } from "#core/connection/connection-view";
import { ok, refuse, type Problem, type Result } from "#core/problem";
import type { VoiceKind } from "#core/voice/voice-view";
import { speaker, type Speaker } from "#model/speak";
import { transcriber, type Transcriber } from "#model/transcribe";
import type { VoiceConnection } from "#model/voice-connection";
import type { KeptVoices, VoicePlace } from "#server/voice-file";

/** A service that is connected; the same object until its connection changes. */
export type Voice<Service> = { readonly service: Service; readonly connection: VoiceConnection; readonly from: SetBy };

/** Which speech services are connected, if any: each the environment's where it names one, else what was kept in Settings. */
export type VoiceKeeper = {
  readonly transcription: () => Voice<Transcriber> | null;
  readonly speech: () => Voice<Speaker> | null;
  /** Why what is kept could not be read. */
  readonly trouble: () => Problem | null;
  readonly save: (kind: VoiceKind, connection: VoiceConnection) => Promise<Result<null>>;
  readonly forget: (kind: VoiceKind) => Promise<Result<null>>;
};

const none: KeptVoices = { transcription: null, speech: null };

/** How the environment calls each. */
const variables = { transcription: { name: "The transcription service", variable: "ALTITUDE_TRANSCRIPTION" }, speech: { name: "The speech service", variable: "ALTITUDE_SPEECH" } } as const satisfies Record<VoiceKind, object>;

export async function openVoiceKeeper(place: VoicePlace, environment: KeptVoices): Promise<VoiceKeeper> {
  const isAllSet = environment.transcription !== null && environment.speech !== null;
  const read = isAllSet ? ok(null) : await place.read();
  let trouble = read.ok ? null : read.problem;
  let kept = (read.ok ? read.value : null) ?? none;
  let transcription = voiceFrom(environment.transcription, kept.transcription, transcriber);
  let speech = voiceFrom(environment.speech, kept.speech, speaker);
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other, each counting once it is on disk. */
  function change(kind: VoiceKind, connection: VoiceConnection | null): Promise<Result<null>> {
    const { name, variable } = variables[kind];
    if (environment[kind] !== null) return Promise.resolve(refuse("voice-fixed", `${name} is set by the environment.`, `Change ${variable} where Altitude is started, or leave it out to choose one here.`));
    const changed = last.then(async () => {
      const next: KeptVoices = { ...kept, [kind]: connection };
      const done = await (next.transcription === null && next.speech === null ? place.remove() : place.write(next));
      if (!done.ok) return done;
      trouble = null;
      kept = next;
      if (kind === "transcription") transcription = voiceFrom(null, connection, transcriber);
      else speech = voiceFrom(null, connection, speaker);
      return done;
    });
    last = changed.catch(() => undefined);
    return changed;
  }

  return {
    transcription: () => transcription,
    speech: () => speech,
    trouble: () => trouble,
    save: (kind, connection) => change(kind, connection),
    forget: (kind) => change(kind, null),
  };
}

function voiceFrom<Service>(environment: VoiceConnection | null, kept: VoiceConnection | null, open: (connection: VoiceConnection) => Service): Voice<Service> | null {
  const connection = environment ?? kept;
  return connection === null ? null : { service: open(connection), connection, from: environment === null ? "settings" : "environment" };
}
