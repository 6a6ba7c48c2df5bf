// @vitest-environment jsdom
import { fireEvent, screen, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "../test-page";
import { QuestionFold } from "./question-fold";

/** Two lines hold so many characters of what is not hidden. */
function holding(most: number): void {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(36);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockImplementation(function length(this: Element) {
    return shownIn(this).length > most ? 54 : 36;
  });
}

const shownIn = (element: Element): string => [...element.childNodes].filter((node) => !(node instanceof Element && node.className === "visually-hidden")).map(({ textContent }) => textContent ?? "").join("");

/** What stands in the two lines, and what is told of it. */
function folded(question: string): { readonly shown: string; readonly told: string } {
  const { container } = render(<QuestionFold question={question} />);
  const words = container.querySelector("[data-folded]");
  if (words === null) throw new Error("There is no folded question.");
  const told = [...words.childNodes].filter((node) => !(node instanceof Element && node.getAttribute("aria-hidden") === "true"));
  return { shown: shownIn(words), told: told.map(({ textContent }) => textContent ?? "").join("") };
}

const question = "Let me go back to “I'd shard by tenant. Each has its own.”. One tenant is ten times as large. What happens to it?";

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  [200, question],
  [80, "… One tenant is ten times as large. What happens to it?"],
  [40, "… What happens to it?"],
  // Not even the question fits: it is begun with, and the rest is cut.
  [5, "… What happens to it?"],
])("shows the last sentences that %i characters hold, and says that some stand before", (most, shown) => {
  holding(most);
  expect(folded(question)).toEqual({ shown, told: `The interviewer: ${question}` });
});

it("begins in the middle of no quote", () => {
  holding(70);
  const { shown } = folded("You said “We cache it. Then we send it to each reader at once.” Why at once?");
  expect(shown).toBe("… Why at once?");
});

it("begins behind the quote that a sentence opens with, where that is enough", () => {
  holding(70);
  expect(folded("“I'd shard the data by tenant”: One tenant is a third of it. What happens?").shown).toBe("… One tenant is a third of it. What happens?");
});

it("shows one long sentence from its beginning", () => {
  holding(10);
  expect(folded("What would you measure before you choose?").shown).toBe("What would you measure before you choose?");
});

it("opens to all of it where some is left out, and only there", () => {
  holding(40);
  render(<QuestionFold question={question} />);
  fireEvent.click(screen.getByRole("button", { name: `The interviewer: ${question}`, expanded: false }));
  expect(screen.getByRole("region", { name: "What the interviewer says" })).toHaveTextContent(question);
});
