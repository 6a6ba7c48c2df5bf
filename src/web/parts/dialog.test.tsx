// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import "../test-page";
import { expect, it, vi } from "vitest";
import { Dialog } from "./dialog";

it("can be scrolled by the keyboard where more is in it than it shows, and takes no focus of its own where all is seen", () => {
  let look = (): void => undefined;
  vi.stubGlobal("ResizeObserver", class { constructor(callback: () => void) { look = callback; } observe = vi.fn(); disconnect = vi.fn(); });
  HTMLDialogElement.prototype.showModal = function showModal() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
  render(<Dialog title="Keys" onClose={vi.fn()}>Many keys.</Dialog>);
  const content = screen.getByText("Many keys.");
  act(look);
  expect(content).not.toHaveAttribute("tabindex");
  Object.defineProperties(content, { scrollHeight: { value: 900 }, clientHeight: { value: 400 } });
  act(look);
  expect(screen.getByRole("region", { name: "Keys" })).toBe(content);
  expect(content).toHaveAttribute("tabindex", "0");
});

it("is no landmark of the page, wherever it stands", () => {
  HTMLDialogElement.prototype.showModal = function showModal() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
  render(<Dialog title="The scenario" onClose={vi.fn()} actions={<button type="button">Go on</button>}>A feed.</Dialog>);
  for (const role of ["banner", "contentinfo"]) expect(screen.queryByRole(role)).toBeNull();
});
