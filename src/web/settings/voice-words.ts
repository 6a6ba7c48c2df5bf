import type { VoiceKind } from "#core/voice/voice-view";

/** Where servers for speech that run on one's own machine usually answer. */
export const usualAddress = "http://127.0.0.1:8000/v1";

/** How each kind of service is spoken of. */
export const voiceWords = {
  transcription: {
    title: "Transcription",
    about: "Writes down what you say. It is sent your recordings, and terms of the scenario so that it expects them.",
    none: "No service is connected. Your browser writes down what you say where it can, and you can always type.",
    where: "Where recordings go",
    connect: "Connect transcription",
    change: "Change transcription",
    model: "Its name as the server writes it, such as whisper-1 or Systran/faster-whisper-small.",
    variable: "ALTITUDE_TRANSCRIPTION",
  },
  speech: {
    title: "Speech",
    about: "Says aloud what the interviewer says. It is sent those words.",
    none: "No service is connected. Your browser says the questions where it has a voice, and you can always read them.",
    where: "Where words go",
    connect: "Connect speech",
    change: "Change speech",
    model: "Its name as the server writes it, such as tts-1 or kokoro.",
    variable: "ALTITUDE_SPEECH",
  },
} as const satisfies Record<VoiceKind, Readonly<Record<string, string>>>;
