// @vitest-environment jsdom
import "@testing-library/jest-dom/vitest";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { BoardAct } from "./board-acts";
import { BoardFormPanel } from "./board-form";
import { BoardList } from "./board-list";
import { outlineOf } from "./outline";
import { arrow, element, label } from "./test-elements";

afterEach(cleanup);

const outline = outlineOf([element({ id: "o" }), label("o", "Orders"), element({ id: "c", y: 200 }), label("c", "Checkout"), element({ id: "m", y: 400 }), label("m", "Mailer"), arrow("w", "c", "o"), label("w", "writes")]);

function show(act: BoardAct, of = outline) {
  const [onDo, onClose] = [vi.fn(), vi.fn()];
  render(<BoardFormPanel act={act} outline={of} onDo={onDo} onClose={onClose} />);
  return { onDo, onClose };
}
const send = (name: string) => { fireEvent.click(screen.getByRole("button", { name })); };
const choose = (name: string, of: string) => { fireEvent.change(screen.getByRole("combobox", { name }), { target: { value: of } }); };

it("adds a shape under its own name where no label is written, and is ready for the next", () => {
  const { onDo } = show({ kind: "add" });
  expect(screen.getByRole("combobox", { name: "What" })).toHaveFocus();
  choose("What", "database");
  send("Add");
  fireEvent.change(screen.getByRole("textbox", { name: "Label" }), { target: { value: " Orders " } });
  send("Add");
  expect(onDo.mock.calls).toEqual([[{ kind: "add", shape: "database", label: "Database" }], [{ kind: "add", shape: "database", label: "Orders" }]]);
  expect(screen.getByRole("textbox", { name: "Label" })).toHaveValue("");
});

it("connects two different parts", () => {
  const { onDo } = show({ kind: "connect", from: "c" });
  const to = screen.getByRole("combobox", { name: "To" });
  expect(within(to).getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Orders", "Mailer"]);
  choose("To", "m");
  send("Connect");
  expect(onDo).toHaveBeenCalledWith({ kind: "connect", from: "c", to: "m", label: "" });
});

it("never leaves the same part at both ends when the first is changed", () => {
  const { onDo } = show({ kind: "connect" });
  choose("To", "c");
  choose("From", "c");
  send("Connect");
  expect(onDo).toHaveBeenCalledWith({ kind: "connect", from: "c", to: "o", label: "" });
});

it("renames an arrow as well as a part, beginning from what is written there", () => {
  const { onDo } = show({ kind: "rename", id: "w" });
  expect(screen.getByRole("textbox", { name: "New label" })).toHaveValue("writes");
  choose("What", "c");
  expect(screen.getByRole("textbox", { name: "New label" })).toHaveValue("Checkout");
  fireEvent.change(screen.getByRole("textbox", { name: "New label" }), { target: { value: "Basket" } });
  send("Rename");
  expect(onDo).toHaveBeenCalledWith({ kind: "rename", id: "c", label: "Basket" });
});

it("says what is missing first on an empty board", () => {
  show({ kind: "connect" }, outlineOf([]));
  expect(screen.getByText("There have to be two things on the board first.")).toBeVisible();
});

it("closes with Escape", () => {
  const { onClose } = show({ kind: "remove" });
  fireEvent.keyDown(screen.getByRole("combobox", { name: "What" }), { key: "Escape" });
  expect(onClose).toHaveBeenCalledOnce();
});

it("lists parts and connections, each with what can be done to it, and nothing to press while it is to be looked at only", () => {
  const onAct = vi.fn();
  const { rerender } = render(<BoardList outline={outline} isReadOnly={false} onAct={onAct} />);
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["Orders", "Checkout", "Mailer", "Checkout to Orders: writes"]);
  fireEvent.click(screen.getByRole("button", { name: "Connect Checkout" }));
  fireEvent.click(screen.getByRole("button", { name: "Remove the arrow from Checkout to Orders" }));
  expect(onAct.mock.calls).toEqual([[{ kind: "connect", from: "c" }], [{ kind: "remove", id: "w" }]]);
  rerender(<BoardList outline={outline} isReadOnly onAct={onAct} />);
  for (const button of screen.getAllByRole("button")) expect(button).toBeDisabled();
});
