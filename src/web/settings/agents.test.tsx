// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { refused, showPage } from "../test-page";

const answers = { "GET /api/reference": { content: "1.0.0" }, "GET /api/model": { connected: null, trouble: null }, "GET /api/voice": { transcription: null, speech: null, trouble: null }, "GET /api/agents": { address: "http://127.0.0.1:8848/mcp", folder: "/opt/my altitude" } };

it("shows the command, and the token only when asked", async () => {
  const { asked } = showPage("/settings", { ...answers, "POST /api/agents/token": { token: "secret" } });
  expect(await screen.findByText('node "/opt/my altitude/bin/altitude.mjs" mcp')).toBeVisible();
  expect(asked.map(({ what }) => what)).not.toContain("POST /api/agents/token");
  expect(screen.queryByText(/Bearer/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Show the HTTP address and token" }));
  expect(await screen.findByText("Authorization: Bearer secret")).toBeVisible();
  expect(screen.getByText("http://127.0.0.1:8848/mcp")).toBeVisible();
  expect(screen.getAllByRole("button", { name: /^Copy: / })).toHaveLength(3);
});

it("says when it cannot be read", async () => {
  showPage("/settings", { ...answers, "GET /api/agents": refused(500, "internal", "It went wrong.") });
  expect(await screen.findByRole("alert")).toHaveTextContent("How to connect could not be read.");
});
