// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Story, StoryLine } from "#core/stories/story";
import { never, refused, showPage } from "../test-page";

const line: StoryLine = { id: "t", title: "The frozen tills", tags: ["incident"], excerpt: "I noticed that they froze.", words: 5, createdAt: 1, changedAt: 7 };
const story: Story = { id: "t", title: "The frozen tills", text: "I noticed that they froze.", tags: ["incident", "ownership"], createdAt: 1, changedAt: 7 };
const all = "GET /api/stories?words=";

it("lists stories with their beginning, tags and length, and a way to take them along", async () => {
  showPage("/stories", { [all]: { stories: [line] } });
  expect(await screen.findByRole("heading", { name: "The frozen tills" }, { timeout: 10_000 })).toBeVisible();
  expect(screen.getByText("I noticed that they froze.")).toBeVisible();
  expect(screen.getByRole("list", { name: "Tags" })).toHaveTextContent("incident");
  expect(screen.getByText("1 story")).toBeVisible();
  expect(screen.getByRole("link", { name: "Markdown" })).toHaveAttribute("href", "/api/stories.md");
});

it("searches by words, and says when nothing holds them", async () => {
  showPage("/stories", { [all]: { stories: [line] }, [`${all}elephants`]: { stories: [] } });
  await screen.findByRole("heading", { name: "The frozen tills" });
  fireEvent.change(screen.getByRole("searchbox", { name: "Search" }), { target: { value: "elephants" } });
  expect(await screen.findByText("No story holds those words.")).toBeVisible();
});

it("is empty, loading and failed in so many words", async () => {
  showPage("/stories", { [all]: { stories: [] } });
  expect(await screen.findByRole("heading", { name: "No story yet" })).toBeVisible();
});

it("says that it is loading", async () => {
  showPage("/stories", { [all]: never });
  expect(await screen.findByText("Loading your stories")).toBeInTheDocument();
});

it("says that the stories are kept when they cannot be listed", async () => {
  showPage("/stories", {});
  expect(await screen.findByRole("alert")).toHaveTextContent("Your stories could not be listed.Altitude does not answer. They are kept.");
});

it("adds a story, after naming what is missing", async () => {
  const { asked } = showPage("/stories", { [all]: { stories: [] }, "POST /api/stories": story });
  fireEvent.click(await screen.findByRole("button", { name: "Add a story" }));
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("Give it a title.")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "What happened" })).toHaveAccessibleDescription("Write at least one word.");
  fireEvent.change(screen.getByRole("textbox", { name: "Title" }), { target: { value: story.title } });
  fireEvent.change(screen.getByRole("textbox", { name: "What happened" }), { target: { value: story.text } });
  fireEvent.change(screen.getByRole("textbox", { name: "Tags" }), { target: { value: "incident, ,ownership" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => { expect(screen.queryByRole("dialog")).toBeNull(); });
  const sent = asked.find(({ what }) => what === "POST /api/stories");
  expect(sent?.body).toEqual({ title: story.title, text: story.text, tags: story.tags });
  expect(sent?.headers.get("idempotency-key")).toMatch(/\S/);
});

it("keeps what was typed when the dialog is closed, and until it is discarded", async () => {
  showPage("/stories", { [all]: { stories: [line] }, "GET /api/stories/t": story });
  fireEvent.click(await screen.findByRole("button", { name: "Edit The frozen tills" }));
  fireEvent.change(await screen.findByRole("textbox", { name: "What happened" }), { target: { value: "Half a sentence" } });
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  fireEvent.click(screen.getByRole("button", { name: "Edit The frozen tills" }));
  expect(await screen.findByRole("textbox", { name: "What happened" })).toHaveValue("Half a sentence");
  expect(screen.getByText("You typed this before and did not save it.")).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Discard changes" }));
  fireEvent.click(screen.getByRole("button", { name: "Edit The frozen tills" }));
  expect(await screen.findByRole("textbox", { name: "What happened" })).toHaveValue(story.text);
});

it("says that a story was changed elsewhere, and keeps the words", async () => {
  const { asked } = showPage("/stories", { [all]: { stories: [line] }, "GET /api/stories/t": story, "PUT /api/stories/t": refused(409, "story-changed", "This story was changed from elsewhere since you read it.") });
  fireEvent.click(await screen.findByRole("button", { name: "Edit The frozen tills" }));
  fireEvent.change(await screen.findByRole("textbox", { name: "Title" }), { target: { value: "The tills" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("This story was changed from elsewhere since you read it. Your words stay in this browser.");
  expect(asked.find(({ what }) => what === "PUT /api/stories/t")?.body).toMatchObject({ title: "The tills", basedOn: 7 });
});

it("erases after saying what will be gone", async () => {
  let stories = [line];
  const { asked } = showPage("/stories", { [all]: () => ({ stories }), "DELETE /api/stories/t": () => { stories = []; return {}; } });
  fireEvent.click(await screen.findByRole("button", { name: "Erase The frozen tills" }));
  expect(screen.getByText(/Its 5 words will be gone/)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Erase it" }));
  await waitFor(() => { expect(screen.getByText("No story yet")).toBeVisible(); });
  expect(asked.map(({ what }) => what)).toContain("DELETE /api/stories/t");
});
