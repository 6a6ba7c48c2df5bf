import { expect, it } from "vitest";
import { voicesFrom } from "#server/voice-environment";

const local = "http://127.0.0.1:8000/v1";

it.each([
  ["nothing", {}],
  ["empty variables", { ALTITUDE_TRANSCRIPTION: " ", ALTITUDE_SPEECH: "" }],
  ["keys and addresses alone", { OPENAI_API_KEY: "sk-1", ALTITUDE_SPEECH_KEY: "k", ALTITUDE_TRANSCRIPTION_URL: local, ALTITUDE_SPEECH_VOICE: "nova" }],
])("connects nothing by %s", (_, env) => {
  expect(voicesFrom(env)).toEqual({ ok: true, value: { transcription: null, speech: null } });
});

it("connects each by itself, on this machine unless told otherwise", () => {
  expect(voicesFrom({ ALTITUDE_TRANSCRIPTION: "Systran/faster-whisper-small", OPENAI_API_KEY: "sk-1" })).toEqual({ ok: true, value: { transcription: { baseUrl: local, model: "Systran/faster-whisper-small", key: null, voice: null }, speech: null } });
  expect(voicesFrom({ ALTITUDE_SPEECH: "kokoro", ALTITUDE_SPEECH_URL: "http://10.0.0.2:8880/v1", ALTITUDE_SPEECH_KEY: "k", ALTITUDE_SPEECH_VOICE: "af_heart" })).toMatchObject({ value: { transcription: null, speech: { baseUrl: "http://10.0.0.2:8880/v1", model: "kokoro", key: "k", voice: "af_heart" } } });
  expect(voicesFrom({ ALTITUDE_SPEECH: "tts-1" })).toMatchObject({ value: { speech: { voice: "alloy" } } });
});

it("gives OpenAI's usual key to OpenAI, and its own key first", () => {
  const openai = { ALTITUDE_TRANSCRIPTION: "whisper-1", ALTITUDE_TRANSCRIPTION_URL: "https://api.openai.com/v1", OPENAI_API_KEY: "sk-1" };
  expect(voicesFrom(openai)).toMatchObject({ value: { transcription: { key: "sk-1" } } });
  expect(voicesFrom({ ...openai, ALTITUDE_TRANSCRIPTION_KEY: "mine" })).toMatchObject({ value: { transcription: { key: "mine" } } });
  expect(voicesFrom({ ...openai, ALTITUDE_TRANSCRIPTION_URL: "https://api.openai.com.evil.example/v1" })).toMatchObject({ value: { transcription: { key: null } } });
});

it.each([
  ["no address", { ALTITUDE_SPEECH: "tts-1", ALTITUDE_SPEECH_URL: "here" }, /ALTITUDE_SPEECH_URL cannot be used/],
  ["an address with a password", { ALTITUDE_TRANSCRIPTION: "whisper-1", ALTITUDE_TRANSCRIPTION_URL: "https://me:canary@host" }, /ALTITUDE_TRANSCRIPTION_URL cannot be used/],
  ["OpenAI without a key", { ALTITUDE_TRANSCRIPTION: "whisper-1", ALTITUDE_TRANSCRIPTION_URL: "https://api.openai.com/v1" }, /there is no key for it/],
  ["a name without end", { ALTITUDE_SPEECH: "x".repeat(201) }, /ALTITUDE_SPEECH is no name/],
])("refuses %s, and says which variable it is", (_, env, says) => {
  const refused = voicesFrom(env);
  expect(refused).toMatchObject({ ok: false, problem: { message: expect.stringMatching(says) } });
  expect(JSON.stringify(refused)).not.toContain("canary");
});
