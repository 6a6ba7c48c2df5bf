import { refuse, type Problem } from "#core/problem";
import type { VoiceKind } from "#core/voice/voice-view";
import type { FailureKind } from "#model/language-model";
import type { Trouble } from "#model/trouble";

/** What to do about a speech service that failed, by how it did. */
const mends = {
  timeout: "Try again, or connect a smaller or nearer model in Settings.",
  unreachable: "See that its server runs and that its address in Settings is right.",
  unauthorised: "Give its key anew in Settings.",
  "not-found": "See the model's name and the address in Settings.",
  limited: "Wait a little, or see what your plan there allows.",
  server: "Try again; if it stays, see what its server prints.",
  cut: "Try again; if it stays, see what its server prints.",
  empty: "Try again, or connect another model in Settings.",
  malformed: "Test it in Settings, and see that the address is that of its API.",
  "too-long": "Send less at a time.",
  refused: "Send something else.",
  cancelled: "Send it again.",
} as const satisfies Record<FailureKind, string>;

/** Interviews go on without either. */
const meanwhile = { transcription: "You can type meanwhile.", speech: "Questions can be read meanwhile." } as const satisfies Record<VoiceKind, string>;

const names = { transcription: "transcription service", speech: "speech service" } as const satisfies Record<VoiceKind, string>;

export const failedVoice = (kind: VoiceKind, { kind: how, message }: Trouble): Problem => refuse("voice-failed", message, `${mends[how]} ${meanwhile[kind]}`).problem;

export const restingVoice = (kind: VoiceKind, leftMs: number): Problem =>
  refuse("voice-resting", `The ${names[kind]} failed a moment ago and is left alone for ${String(Math.ceil(leftMs / 1000))} s more.`, `Wait, or test it in Settings. ${meanwhile[kind]}`).problem;

export const noVoice = (kind: VoiceKind) => refuse("voice-unknown", `No ${names[kind]} is connected.`, `Connect one in Settings. ${meanwhile[kind]}`);
