// @vitest-environment jsdom
import "@testing-library/jest-dom/vitest";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TestTrack, testDevice } from "../devices/test-devices";
import { SelfView } from "./self-view";

const dockedWhere = "(max-width: 48rem)";
let isNarrow = false;

beforeEach(() => {
  vi.stubGlobal("MediaStream", EventTarget);
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: isNarrow && query === dockedWhere, addEventListener: () => undefined, removeEventListener: () => undefined }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function show(): HTMLElement {
  const track = new TestTrack("video", testDevice("videoinput", "Desk camera")) as unknown as MediaStreamTrack;
  render(<SelfView track={track} first={{ x: 1, y: 1 }} name="self-view" dockedWhere={dockedWhere} onHide={() => undefined} />);
  return screen.getByRole("group", { name: "Self-view" });
}

it("changes sides where it is docked, by a press and by arrow keys, and remembers which", () => {
  isNarrow = true;
  const view = show();
  const move = screen.getByRole("button", { name: "Move self-view to the other side" });
  expect(view).toHaveAttribute("data-side", "right");
  fireEvent.click(move);
  expect(view).toHaveAttribute("data-side", "left");
  fireEvent.keyDown(move, { key: "ArrowRight" });
  expect(view).toHaveAttribute("data-side", "right");
  fireEvent.keyDown(move, { key: "ArrowUp" });
  fireEvent.keyDown(move, { key: "ArrowLeft" });
  cleanup();
  expect(show()).toHaveAttribute("data-side", "left");
});

it("goes round the corners where it lies over the room", () => {
  isNarrow = false;
  const view = show();
  expect(view).not.toHaveAttribute("data-side");
  fireEvent.click(screen.getByRole("button", { name: /a press sends it to the next corner/ }));
  expect(view).toHaveStyle({ "--x": "0", "--y": "1" });
});
