import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { voiceFile, type KeptVoices } from "#server/voice-file";
import { openVoiceKeeper } from "#server/voice-keeper";

const local = { baseUrl: "http://127.0.0.1:8000/v1", model: "whisper-1", key: "canary-key-123", voice: null };
const none: KeptVoices = { transcription: null, speech: null };
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

async function newHome(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "altitude-voice-"));
  folders.push(folder);
  return join(folder, "home");
}

it("keeps both in a file that only its owner reads, and nothing once none is left", async () => {
  const home = await newHome();
  const keeper = await openVoiceKeeper(voiceFile(home), none);
  await Promise.all([keeper.save("transcription", local), keeper.save("speech", { ...local, voice: "nova" })]);
  expect([await readdir(home), (await stat(join(home, "voice.json"))).mode & 0o777]).toEqual([["voice.json"], 0o600]);
  const again = await openVoiceKeeper(voiceFile(home), none);
  expect([again.transcription()?.connection, again.speech()?.connection.voice, again.speech()?.from]).toEqual([local, "nova", "settings"]);
  await again.forget("speech");
  expect(await readFile(join(home, "voice.json"), "utf8")).not.toContain("nova");
  await again.forget("transcription");
  expect(await readdir(home)).toEqual([]);
});

it("holds the same service until its own connection changes", async () => {
  const keeper = await openVoiceKeeper(voiceFile(await newHome()), none);
  await keeper.save("transcription", local);
  const before = keeper.transcription()?.service;
  await keeper.save("speech", local);
  expect(keeper.transcription()?.service).toBe(before);
  await keeper.save("transcription", local);
  expect(keeper.transcription()?.service).not.toBe(before);
});

it.each([["no JSON", "{"], ["another thing", '{"transcription":{"baseUrl":"x"}}'], ["an address that cannot be used", JSON.stringify({ transcription: { ...local, baseUrl: "nowhere" }, speech: null })]])("says what is wrong with a file that holds %s, and takes a new connection", async (_, text) => {
  const home = await newHome();
  const keeper = await openVoiceKeeper(voiceFile(home), none);
  await keeper.save("speech", local);
  await writeFile(join(home, "voice.json"), text);
  const broken = await openVoiceKeeper(voiceFile(home), none);
  expect([broken.speech(), broken.trouble()]).toEqual([null, expect.objectContaining({ code: "voice-malformed", message: expect.stringContaining("voice.json does not hold connections to speech services") })]);
  expect(JSON.stringify(broken.trouble())).not.toContain("canary");
  await broken.save("transcription", local);
  expect([broken.trouble(), broken.transcription()?.connection]).toEqual([null, local]);
});

it("keeps what it had where a new one cannot be written", async () => {
  const home = await newHome();
  await writeFile(home, "a file where the folder should be");
  const keeper = await openVoiceKeeper(voiceFile(home), none);
  expect(await keeper.save("speech", local)).toMatchObject({ ok: false, problem: { code: "voice-not-kept" } });
  expect(keeper.speech()).toBeNull();
});

it("follows the environment for one, keeps the other, and writes nothing of the environment down", async () => {
  const home = await newHome();
  await (await openVoiceKeeper(voiceFile(home), none)).save("transcription", local);
  const keeper = await openVoiceKeeper(voiceFile(home), { transcription: { ...local, model: "from-outside", key: "canary-outside" }, speech: null });
  expect(keeper.transcription()).toMatchObject({ connection: { model: "from-outside" }, from: "environment" });
  expect(await keeper.forget("transcription")).toMatchObject({ ok: false, problem: { code: "voice-fixed" } });
  expect(await keeper.save("speech", local)).toEqual({ ok: true, value: null });
  expect(keeper.transcription()?.from).toBe("environment");
  expect(await readFile(join(home, "voice.json"), "utf8")).not.toContain("outside");
});
