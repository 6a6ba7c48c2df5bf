// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { showPage } from "../test-page";
import { forgetVoiceSettings } from "../voice/voice-settings";

beforeEach(forgetVoiceSettings);

it("says what the browser itself sends to its maker, where that was allowed", async () => {
  localStorage.setItem("altitude.voice", JSON.stringify({ mayGoToMaker: true, mayVoiceBeRemote: true }));
  showPage("/settings", { "GET /api/model": { connected: null, trouble: null }, "GET /api/voice": { transcription: null, speech: null, trouble: null } });
  const privacy = await screen.findByRole("region", { name: "Privacy" });
  expect(privacy).toHaveTextContent("your browser sends it to its maker, as you allowed");
  expect(privacy).toHaveTextContent("your browser sends what the interviewer says to its maker, as you allowed");
  expect(privacy).not.toHaveTextContent("Nothing leaves this machine: no");
});
