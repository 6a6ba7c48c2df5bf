// @vitest-environment jsdom
import "@testing-library/jest-dom/vitest";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Workspace } from "./workspace";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function show({ isNarrow = false, isWaiting = false } = {}) {
  vi.stubGlobal("matchMedia", () => ({ matches: isNarrow, addEventListener: () => undefined, removeEventListener: () => undefined }));
  const onMount = vi.fn();
  const board = (onHide: (() => void) | null) => <Fake onMount={onMount} onHide={onHide} />;
  render(<Workspace talk={<p>Talk of it</p>} over={null} below={(isBoardAlone) => <p>{isBoardAlone ? "Say it in a row" : "Say it here"}</p>} board={board} isWaiting={isWaiting} />);
  return onMount;
}

function Fake({ onMount, onHide }: { readonly onMount: () => void; readonly onHide: (() => void) | null }) {
  useEffect(onMount, [onMount]);
  return onHide === null ? <p>The board</p> : <button type="button" onClick={onHide}>Hide the board</button>;
}

const divider = () => screen.getByRole("separator", { name: "Width of the conversation" });

it("moves its divider with the keys, within bounds, and remembers where it was", () => {
  show();
  expect(divider()).toHaveAttribute("aria-valuenow", "40");
  fireEvent.keyDown(divider(), { key: "ArrowLeft" });
  expect(divider()).toHaveAttribute("aria-valuenow", "38");
  fireEvent.keyDown(divider(), { key: "Home" });
  fireEvent.keyDown(divider(), { key: "ArrowLeft" });
  expect(divider()).toHaveAttribute("aria-valuenow", "25");
  cleanup();
  show();
  expect(divider()).toHaveAttribute("aria-valuenow", "25");
});

it("hides the board without taking it down, and shows it again", () => {
  const onMount = show();
  fireEvent.click(screen.getByRole("button", { name: "Hide the board" }));
  expect(screen.queryByRole("separator")).toBeNull();
  expect(screen.getByText("Talk of it")).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Show the board" }));
  expect(screen.getByRole("button", { name: "Hide the board" })).toBeVisible();
  expect(onMount).toHaveBeenCalledOnce();
});

it("shows one of the two on a phone, keeps both, and leaves what is below in place", () => {
  const onMount = show({ isNarrow: true });
  expect(onMount).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("tab", { name: "Board" }));
  expect(screen.getByText("The board")).toBeVisible();
  expect(screen.getByText("Talk of it")).not.toBeVisible();
  expect(screen.getByText("Say it in a row")).toBeVisible();
  fireEvent.keyDown(screen.getByRole("tab", { name: "Board" }), { key: "ArrowLeft" });
  expect(screen.getByRole("tab", { name: "Talk" })).toHaveAttribute("aria-selected", "true");
  expect(screen.getByText("The board")).not.toBeVisible();
  fireEvent.click(screen.getByRole("tab", { name: "Board" }));
  expect(onMount).toHaveBeenCalledOnce();
});

it("loads the board unseen where something waits in it to be carried on", () => {
  expect(show({ isNarrow: true, isWaiting: true })).toHaveBeenCalledOnce();
});
