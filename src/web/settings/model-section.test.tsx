// @vitest-environment jsdom
import { configure, fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Connected, TrialStep } from "#core/connection/connection-view";
import { never, refused, showPage } from "../test-page";
import "./settings-page";

/** Pages are loaded when they are opened; how long that takes is not what is tested here. */
configure({ asyncUtilTimeout: 15_000 });

const local: Connected = { name: "openai-compatible/llama3.2", provider: "openai-compatible", model: "llama3.2", baseUrl: "http://127.0.0.1:11434/v1", hasKey: false, from: "settings", goesTo: "this machine", isLocal: true, firstWordMs: 8000, wholeMs: 30_000 };
const elsewhere: Connected = { ...local, name: "openai/gpt-5", provider: "openai", model: "gpt-5", baseUrl: null, hasKey: true, goesTo: "api.openai.com", isLocal: false };

const having = (connected: Connected | null, trouble: { readonly message: string; readonly mend: string } | null = null) => ({ "GET /api/model": { connected, trouble }, "GET /api/agents": { address: null, folder: "/opt/altitude" }, "GET /api/voice": { transcription: null, speech: null, trouble: null } });
const section = () => screen.findByRole("region", { name: "Interviewer’s language model" });
const privacy = () => screen.findByRole("region", { name: "Privacy" });
const press = async (name: string) => {
  fireEvent.click(await screen.findByRole("button", { name }));
};
const type = (label: string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const told = (...steps: readonly TrialStep[]) => new Response(steps.map((step) => `data: ${JSON.stringify(step)}\n\n`).join(""), { headers: { "content-type": "text/event-stream" } });

it("says what a model does, what it does not, and that none is needed", async () => {
  showPage("/settings", having(null));
  expect(await section()).toHaveTextContent("It sets no number");
  expect(await screen.findByText(/No model is connected/)).toBeVisible();
  expect(await privacy()).toHaveTextContent("Nothing leaves this machine: no language model and no speech service is connected.");
});

it("looks for models only when asked to, and connects one with one press", async () => {
  const { asked } = showPage("/settings", { ...having(null), "GET /api/model/found": { servers: [{ name: "Ollama", baseUrl: local.baseUrl, models: ["llama3.2", "qwen3"] }] }, "PUT /api/model": { connected: local, trouble: null } });
  await section();
  expect(asked.some(({ what }) => what.includes("found"))).toBe(false);
  await press("Look for models on this machine");
  expect(await screen.findByRole("combobox", { name: "Model of Ollama" })).toHaveValue("llama3.2");
  await press("Connect it");
  expect(await screen.findByRole("button", { name: "Disconnect it" })).toBeVisible();
  expect(asked.find(({ what }) => what === "PUT /api/model")?.body).toEqual({ provider: "openai-compatible", model: "llama3.2", baseUrl: local.baseUrl, key: null });
  expect(await privacy()).toHaveTextContent("Altitude sends nothing to other machines");
});

it("says what to do where none is found", async () => {
  showPage("/settings", { ...having(null), "GET /api/model/found": { servers: [] } });
  await press("Look for models on this machine");
  expect(await screen.findByText(/Nothing was found at the usual ports/)).toBeVisible();
});

it("connects what is typed, and says where words will go before it does", async () => {
  const { asked } = showPage("/settings", { ...having(null), "PUT /api/model": { connected: elsewhere, trouble: null } });
  await press("Set one up by hand");
  fireEvent.click(screen.getByRole("radio", { name: "OpenAI" }));
  expect(screen.getByText("Where words go: To api.openai.com, over the network.")).toBeVisible();
  type("Model", "gpt-5");
  type("Key", " sk-canary ");
  expect(screen.getByLabelText("Key")).toHaveAttribute("type", "password");
  await press("Connect");
  expect(await screen.findByText("A key is kept. It is not shown again.")).toBeVisible();
  expect(asked.find(({ what }) => what === "PUT /api/model")?.body).toEqual({ provider: "openai", model: "gpt-5", baseUrl: null, key: "sk-canary" });
  expect(document.body.innerHTML).not.toContain("canary");
  expect(await privacy()).toHaveTextContent("Interviews with openai/gpt-5 are sent to api.openai.com");
});

it("keeps the key unless another is typed, and its waits", async () => {
  const { asked } = showPage("/settings", { ...having(elsewhere), "PUT /api/model": { connected: elsewhere, trouble: null } });
  await press("Change it");
  expect(screen.getByText("A key is kept. Leave this empty to keep it.")).toBeVisible();
  fireEvent.click(screen.getByRole("radio", { name: "Anthropic" }));
  expect(screen.queryByText(/Leave this empty to keep it/)).toBeNull();
  fireEvent.click(screen.getByRole("radio", { name: "OpenAI" }));
  type("Model", "gpt-6");
  await press("Connect");
  expect(await screen.findByRole("button", { name: "Change it" })).toBeVisible();
  expect(asked.find(({ what }) => what === "PUT /api/model")?.body).toEqual({ provider: "openai", model: "gpt-6", baseUrl: null, firstWordMs: 8000, wholeMs: 30_000 });
});

it("says so where a server on this machine runs a model elsewhere", async () => {
  showPage("/settings", having({ ...local, model: "gpt-oss:120b-cloud" }));
  expect(await screen.findByText(/which sends them on: a model whose name ends in “cloud”/)).toBeVisible();
  expect(await privacy()).toHaveTextContent("which sends them on");
});

it("says why a connection was refused, keeping what was typed", async () => {
  showPage("/settings", { ...having(null), "PUT /api/model": refused(422, "address-refused", "The address holds a name or password.") });
  await press("Set one up by hand");
  type("Model", "x");
  type("Address", "http://me:pw@host/v1");
  await press("Connect");
  expect(await screen.findByRole("alert")).toHaveTextContent("The address holds a name or password.");
  expect(screen.getByLabelText("Model")).toHaveValue("x");
});

it("tells a test step by step, each in words", async () => {
  showPage("/settings", { ...having(local), "POST /api/model/test": told({ id: "reachable", ok: true, says: "It answers." }, { id: "model", ok: false, says: "It lists no model llama3.2." }, { id: "reply", ok: false, says: "It was not found." }) });
  await press("Test it");
  expect(await screen.findByText("It cannot be used as it is.")).toBeVisible();
  const steps = within(screen.getByRole("list", { name: "Test" })).getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(steps).toEqual(["ReachableworksIt answers.", "The model is therefailsIt lists no model llama3.2.", "Replies in wordsfailsIt was not found.", "Fills in a formnot tried\u00a0", "Speed to the first wordnot tried\u00a0"]);
});

it("shows which step is being tried, and can be stopped", async () => {
  showPage("/settings", { ...having(local), "POST /api/model/test": never });
  await press("Test it");
  expect(await screen.findByText("trying")).toBeVisible();
  await press("Stop the test");
  expect(screen.queryByRole("list", { name: "Test" })).toBeNull();
  expect(screen.getByRole("button", { name: "Test it" })).toBeVisible();
});

it("says that a test could not be made", async () => {
  showPage("/settings", having(local));
  await press("Test it");
  expect(await screen.findByRole("alert")).toHaveTextContent("The test could not be made.");
});

it("disconnects", async () => {
  showPage("/settings", { ...having(local), "DELETE /api/model": { connected: null, trouble: null } });
  await press("Disconnect it");
  expect(await screen.findByText(/No model is connected/)).toBeVisible();
});

it("shows what the environment has set, and lets nobody change it here", async () => {
  showPage("/settings", having({ ...elsewhere, from: "environment" }));
  expect(await screen.findByText(/set by the environment/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Test it" })).toBeVisible();
  for (const name of ["Change it", "Disconnect it", "Set one up by hand"]) expect(screen.queryByRole("button", { name })).toBeNull();
});

it("says that what was kept cannot be read", async () => {
  showPage("/settings", having(null, { message: "model.json is broken.", mend: "Connect the model again." }));
  const alert = await screen.findByRole("alert");
  for (const words of ["What was kept could not be read.", "model.json is broken. Connect the model again."]) expect(alert).toHaveTextContent(words);
});

it("says that it is loading, and what failed; privacy stays true meanwhile", async () => {
  showPage("/settings", { "GET /api/model": never });
  expect(await screen.findByText("Loading which model is connected")).toBeInTheDocument();
  expect(await privacy()).toHaveTextContent("unless a language model elsewhere is connected");
});

it("says that the model could not be read", async () => {
  showPage("/settings", {});
  expect(await screen.findByText("Which model is connected could not be read.")).toBeVisible();
  expect(await privacy()).toHaveTextContent("unless a language model elsewhere is connected");
});
