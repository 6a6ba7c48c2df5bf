// @vitest-environment jsdom
import { configure, fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { VoiceConnected, VoiceView } from "#core/voice/voice-view";
import { never, refused, showPage, type Answers } from "../test-page";
import "./settings-page";

/** Pages are loaded when they are opened; how long that takes is not what is tested here. */
configure({ asyncUtilTimeout: 15_000 });

const none: VoiceView = { transcription: null, speech: null, trouble: null };
const local: VoiceConnected = { baseUrl: "http://127.0.0.1:8000/v1", model: "whisper-1", voice: null, hasKey: false, goesTo: "this machine", isLocal: true, from: "settings" };
const elsewhere: VoiceConnected = { baseUrl: "https://api.openai.com/v1", model: "tts-1", voice: "nova", hasKey: true, goesTo: "api.openai.com", isLocal: false, from: "settings" };

const show = (voice: unknown, more: Answers = {}) => showPage("/settings", { "GET /api/model": { connected: null, trouble: null }, "GET /api/agents": { address: null, folder: "/opt/altitude" }, "GET /api/reference": { content: "1.0.0" }, "GET /api/voice": voice, ...more });
const part = async (name: "Transcription" | "Speech") => within(await screen.findByRole("region", { name }));
const privacy = () => screen.findByRole("region", { name: "Privacy" });
const press = async (name: string) => {
  fireEvent.click(await screen.findByRole("button", { name }));
};
const type = (label: string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

it("says what each service does and is sent, and that none is needed", async () => {
  show(none);
  expect(await screen.findByRole("region", { name: "Voices" })).toHaveTextContent("Altitude is complete without them: your browser hears you and speaks where it can, and you can always type and read.");
  expect((await part("Transcription")).getByText(/It is sent your recordings, and terms of the scenario/)).toBeVisible();
  expect((await part("Speech")).getByText("Says aloud what the interviewer says. It is sent those words.")).toBeVisible();
  expect(await privacy()).toHaveTextContent("no language model and no speech service is connected");
});

it("connects what is typed, and says where words will go before it does", async () => {
  const { asked } = show(none, { "PUT /api/voice/speech": { ...none, speech: elsewhere } });
  await press("Connect speech");
  expect(screen.getByRole("heading", { name: "Connect speech" })).toHaveFocus();
  type("Address", "https://api.openai.com/v1 ");
  expect(screen.getByText("Where words go: To api.openai.com, over the network.")).toBeVisible();
  type("Model", "tts-1");
  type("Voice", "nova");
  type("Key", " sk-canary ");
  expect(screen.getByLabelText("Key")).toHaveAttribute("type", "password");
  await press("Connect");
  expect(await screen.findByText("A key is kept. It is not shown again.")).toBeVisible();
  expect(screen.getByRole("heading", { name: "Speech" })).toHaveFocus();
  expect(asked.find(({ what }) => what === "PUT /api/voice/speech")?.body).toEqual({ baseUrl: "https://api.openai.com/v1", model: "tts-1", voice: "nova", key: "sk-canary" });
  expect(document.body.innerHTML).not.toContain("canary");
  expect(await privacy()).toHaveTextContent("What the interviewer says is sent to api.openai.com to be said aloud. Nothing else leaves this machine.");
});

it("asks for no voice where none speaks, and keeps the key for the same server only", async () => {
  const { asked } = show({ ...none, transcription: { ...elsewhere, voice: null } }, { "PUT /api/voice/transcription": { ...none, transcription: local } });
  await press("Change transcription");
  expect(screen.queryByLabelText("Voice")).toBeNull();
  expect(screen.getByText("A key is kept. Leave this empty to keep it.")).toBeVisible();
  type("Address", local.baseUrl);
  expect(screen.getByText("Where recordings go: To a server on this machine.")).toBeVisible();
  expect(screen.queryByText(/Leave this empty to keep it/)).toBeNull();
  await press("Connect");
  expect(await screen.findByText("To a server on this machine.")).toBeVisible();
  expect(asked.find(({ what }) => what === "PUT /api/voice/transcription")?.body).toEqual({ baseUrl: local.baseUrl, model: "tts-1" });
  expect(await privacy()).toHaveTextContent("Altitude sends nothing to other machines");
});

it("tries what is typed, and what is connected, and tells what came of it", async () => {
  const works = { ok: true, says: "It took a recording of one second and answered within 0.4 s; it tells when each word was said.", tookMs: 400, audio: null };
  const { asked } = show({ ...none, speech: elsewhere }, { "POST /api/voice/transcription/test": works, "POST /api/voice/speech/test": { ...works, ok: false, says: "api.openai.com does not accept the key (401)." } });
  await press("Connect transcription");
  expect(screen.getByRole("button", { name: "Test it first" })).toBeDisabled();
  type("Address", local.baseUrl);
  type("Model", "whisper-1");
  await press("Test it first");
  expect(await screen.findByText(`It works. ${works.says}`)).toBeVisible();
  await press("Test speech");
  expect(await screen.findByText("It does not work. api.openai.com does not accept the key (401).")).toBeVisible();
  expect(asked.filter(({ what }) => what.endsWith("/test")).map(({ body }) => body)).toEqual([{ baseUrl: local.baseUrl, model: "whisper-1" }, {}]);
  expect((await part("Transcription")).getByText("No service is connected. Your browser writes down what you say where it can, and you can always type.")).toBeVisible();
});

it("says that it is testing, and that a test could not be made", async () => {
  show({ transcription: local, speech: elsewhere, trouble: null }, { "POST /api/voice/transcription/test": never });
  await press("Test transcription");
  expect(await screen.findByText("Testing.")).toBeVisible();
  await press("Test speech");
  expect(await screen.findByRole("alert")).toHaveTextContent("The test could not be made.");
});

it("says why a connection was refused, keeping what was typed", async () => {
  show(none, { "PUT /api/voice/transcription": refused(422, "address-refused", "The address holds a name or password.") });
  await press("Connect transcription");
  type("Address", "http://me:pw@host/v1");
  type("Model", "x");
  await press("Connect");
  expect(await screen.findByRole("alert")).toHaveTextContent("The address holds a name or password.");
  expect(screen.getByLabelText("Model")).toHaveValue("x");
});

it("disconnects one and leaves the other", async () => {
  show({ transcription: local, speech: elsewhere, trouble: null }, { "DELETE /api/voice/transcription": { ...none, speech: elsewhere } });
  await press("Disconnect transcription");
  expect(await screen.findByText("No service is connected. Your browser writes down what you say where it can, and you can always type.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Disconnect speech" })).toBeVisible();
});

it("shows what the environment has set, and lets nobody change it here", async () => {
  show({ ...none, speech: { ...elsewhere, from: "environment" } });
  expect(await screen.findByText(/see ALTITUDE_SPEECH in the README/)).toBeVisible();
  for (const name of ["Change speech", "Disconnect speech", "Connect speech"]) expect(screen.queryByRole("button", { name })).toBeNull();
  expect(screen.getByRole("button", { name: "Test speech" })).toBeVisible();
});

it("says that what was kept cannot be read", async () => {
  show({ ...none, trouble: { message: "voice.json is broken.", mend: "Connect them again." } });
  expect(await screen.findByRole("alert")).toHaveTextContent("voice.json is broken. Connect them again.");
});

it("says that it is loading, and what failed; privacy stays true meanwhile", async () => {
  show(never);
  expect(await screen.findByText("Loading which speech services are connected")).toBeInTheDocument();
  expect(await privacy()).toHaveTextContent("unless a language model elsewhere is connected, or a speech service");
});

it("says that the services could not be read", async () => {
  show(refused(500, "internal", "It went wrong."));
  expect(await screen.findByRole("alert")).toHaveTextContent("Which speech services are connected could not be read.");
});
