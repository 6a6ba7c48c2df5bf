import { ok, refuse, type Result } from "#core/problem";
import { usualVoice } from "#core/voice/voice-view";
import { faultOf } from "#model/address";
import { VoiceConnection } from "#model/voice-connection";
import { said, type Env } from "#server/environment";
import type { KeptVoices } from "#server/voice-file";

/** Where servers for speech that run on one's own machine usually answer: speaches does. */
const ownAddress = "http://127.0.0.1:8000/v1";

/** The speech services that the environment connects; each null where its variable is not set. */
export function voicesFrom(env: Env): Result<KeptVoices> {
  const transcription = voiceFrom(env, "ALTITUDE_TRANSCRIPTION");
  if (!transcription.ok) return transcription;
  const speech = voiceFrom(env, "ALTITUDE_SPEECH");
  if (!speech.ok) return speech;
  return ok({ transcription: transcription.value, speech: speech.value === null ? null : { ...speech.value, voice: said(env, "ALTITUDE_SPEECH_VOICE")?.slice(0, 200) ?? usualVoice } });
}

function voiceFrom(env: Env, variable: "ALTITUDE_TRANSCRIPTION" | "ALTITUDE_SPEECH"): Result<VoiceConnection | null> {
  const model = said(env, variable);
  if (model === null) return ok(null);
  if (model.length > 200) return refuse("request-malformed", `${variable} is no name of a model.`, "Set it to the model's name as its server writes it, or leave it out for none.");
  const baseUrl = said(env, `${variable}_URL`) ?? ownAddress;
  const fault = faultOf(baseUrl);
  if (fault !== null) return refuse("request-malformed", `${variable}_URL cannot be used. ${fault}`, `Set it to the server's base URL, such as ${ownAddress}.`);
  // A key of OpenAI's is for OpenAI: another address gets only the key that was given for it.
  const isOpenAi = new URL(baseUrl).origin === "https://api.openai.com";
  const key = said(env, `${variable}_KEY`) ?? (isOpenAi ? said(env, "OPENAI_API_KEY") : null);
  if (isOpenAi && key === null) return refuse("request-malformed", `${variable} names ${model} at OpenAI, and there is no key for it.`, `Set OPENAI_API_KEY or ${variable}_KEY.`);
  return ok(VoiceConnection.parse({ baseUrl, model, key, voice: null }));
}
