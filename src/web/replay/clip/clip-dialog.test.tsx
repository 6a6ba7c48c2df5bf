// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import "../../test-page";
import { beforeEach, expect, it, vi } from "vitest";
import type { RecordingView } from "#core/recording/recording-view";
import type { Replay } from "#core/replay/replay";
import { saveFile } from "../../parts/save-file";
import { ClipDialog } from "./clip-dialog";
import { cutClip } from "./cut-clip";

vi.mock("./cut-clip", () => ({ cutClip: vi.fn() }));
vi.mock("../../parts/save-file", () => ({ saveFile: vi.fn() }));

/** Two minutes, of which all but the first five seconds were recorded, with a pause of forty seconds after the first minute. */
const replay: Replay = { clock: { startedAt: 1_000_000, pauses: [{ from: 1_060_000, to: 1_100_000 }] }, lengthMs: 120_000, turns: [], phases: [], pauses: [], drawingsMs: [] };
const segments = [{ recording: "a", from: 1_005_000, to: 1_160_000, hasVideo: true }];
const recording: RecordingView = { id: "a", mime: "video/webm", hasVideo: true, startedAt: 1_005_000, durationMs: 155_000, bytes: 9000, state: "ready", problem: null };
const file = new Blob(["clip"]);

beforeEach(() => {
  vi.mocked(saveFile).mockClear();
  HTMLDialogElement.prototype.showModal = function showModal() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
});

function ask(from: string, to: string): void {
  render(<ClipDialog session={{ id: "s1", title: "A mailbox for parcels" }} replay={replay} segments={segments} pins={[]} recordings={[recording]} atMs={20_000} onClose={vi.fn()} />);
  fireEvent.change(screen.getByRole("textbox", { name: "From" }), { target: { value: from } });
  fireEvent.change(screen.getByRole("textbox", { name: "To" }), { target: { value: to } });
  fireEvent.click(screen.getByRole("button", { name: "Save the clip" }));
}

it.each([
  ["a little earlier, where the full picture before it came earlier", "0:20", "0:30", 9.6, "It goes from 0:14 to 0:30, as it must begin at a full picture."],
  ["as asked", "0:20", "0:30", 15, "It goes from 0:20 to 0:30."],
  ["on the session's clock, where the full picture came in a pause", "1:05", "1:15", 70, "It goes from 1:00 to 1:15, as it must begin at a full picture."],
])("says from when to when a clip goes: %s", async (_, from, to, fromS, said) => {
  vi.mocked(cutClip).mockResolvedValue({ file, fromS });
  ask(from, to);
  expect(await screen.findByText(said)).toBeVisible();
  expect(saveFile).toHaveBeenCalledWith(file, expect.stringMatching(/^altitude-a-mailbox-for-parcels-\dm\d\ds\.webm$/));
});
