import "@testing-library/jest-dom/vitest";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { cleanup, configure, render } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import type { ScenarioSummary, SessionSummary, SessionView } from "#core/session/view";
import { createAppRouter } from "./router";

/** What tests of screens share: a page at an address, over answers of the server that the test writes down. */

// A machine that is busy is no failure: what is looked for may take its time to appear.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

/** jsdom has no modal dialogs and no event streams. */
function fillGaps(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  window.scrollTo = () => undefined;
  vi.stubGlobal("EventSource", class { addEventListener = () => undefined; close = () => undefined; });
}

/** Answers by `METHOD /path`; a function may look at the request. What is not named is as if the server were away. */
export type Answers = Readonly<Record<string, unknown>>;

export type Asked = { readonly what: string; readonly body: unknown; readonly headers: Headers };

export const refused = (status: number, code: string, detail: string) => new Response(JSON.stringify({ type: "", title: "", status, code, detail, mend: "Try again later." }), { status, headers: { "content-type": "application/problem+json" } });

export function showPage(path: string, answers: Answers): { readonly asked: readonly Asked[] } {
  fillGaps();
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (url: string, { method = "GET", body, headers }: { readonly method?: string; readonly body?: string; readonly headers?: Record<string, string> } = {}) => {
    const what = `${method} ${url}`;
    asked.push({ what, body: body === undefined ? null : JSON.parse(body), headers: new Headers(headers) });
    const named = answers[what];
    const answer = typeof named === "function" ? await named() : named;
    if (answer === undefined) throw new TypeError("away");
    if (answer instanceof Response) return answer.clone();
    return new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" }, mutations: { networkMode: "always" } } });
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { asked };
}

export const never = () => new Promise(() => undefined);

export const feed: ScenarioSummary = { id: "social-feed", round: "system-design", title: "A social feed", summary: "Timelines for many readers.", minutes: [15, 30], levels: ["mid", "senior"], tags: ["caching"] };
export const failure: ScenarioSummary = { id: "a-failure", round: "behavioural", title: "A failure", summary: "What went wrong.", minutes: [15, 30, 45], levels: ["senior", "staff"], tags: ["ownership"] };

export const sat: SessionSummary = {
  id: "s1", round: "system-design", scenario: "social-feed", title: "A social feed", target: "senior", minutes: 15, status: "finished", startedAt: 1_700_000_000_000, finishedAt: 1_700_000_900_000, answers: 6,
  altitude: { level: "senior", value: 2.9, low: 2.2, high: 3.4, enough: true }, selfReading: "mid",
};

export const view: SessionView = {
  id: "s1", round: "system-design", scenario: "social-feed", title: "A social feed", prompt: "Design a feed.", target: "senior", minutes: 15, way: "interview", pressure: "neutral", content: "1.0.0", status: "open",
  startedAt: 1_000_000, finishedAt: null, finishedBy: null, elapsedMs: 60_000, budgetMs: 900_000, now: 1_060_000,
  phases: [{ id: "scope", title: "Scope", startMs: 0, endMs: 240_000 }, { id: "design", title: "Design", startMs: 240_000, endMs: 900_000 }],
  phase: "scope", spent: [], turns: [{ index: 0, speaker: "interviewer", text: "Design a feed.", at: 1_000_000, atMs: 0, move: null, key: null, original: null, spoken: null, voiced: null }],
  draft: null, momentUntil: null, hints: 0, coached: null, selfReading: null, disputes: [], model: null, confirmed: [], cutIn: { afterMs: 150_000, afterWords: 350, left: 3 }, workspace: null, drawn: 0, version: 2,
};
