import "@testing-library/jest-dom/vitest";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Assessment } from "#core/assessment/assessment";
import type { BoardReport } from "#core/board/board-report";
import type { RecordingView } from "#core/recording/recording-view";
import type { SessionView, Timeline } from "#core/session/view";
import { reference } from "./fixture";
import { ReportPage } from "./report-page";

/** What the server answers with; an entry that is a number is refused with that status. */
export type Answers = {
  readonly session: SessionView | number;
  readonly assessment?: Assessment | number;
  /** When its words were said, and what was recorded; without them nothing leads to the replay. */
  readonly timeline?: Timeline;
  readonly recordings?: readonly RecordingView[];
  /** What there is to note of its board. */
  readonly board?: BoardReport | null;
  /** How both stand after the next change. */
  readonly after?: { readonly session: SessionView; readonly assessment: Assessment };
};

export type Asked = { readonly method: string; readonly path: string; readonly body: unknown };

const complaint = vi.fn();

/** Every test of the report: nothing is left over, and an unexpected complaint on the console fails it. */
export function standInWorld(): void {
  beforeEach(() => {
    localStorage.clear();
    location.hash = "";
    Element.prototype.scrollIntoView = vi.fn();
    window.scrollTo = vi.fn();
    vi.spyOn(console, "error").mockImplementation(complaint);
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockClear();
  });
}

/** Opens the report over a server that answers so; returns what was asked of it, as it grows. */
export function openReport(answers: Answers): { readonly asked: readonly Asked[]; readonly answerWith: (other: Answers) => void } {
  const asked: Asked[] = [];
  let now = answers;
  const reply = (value: unknown): Response => {
    if (typeof value !== "number") return Response.json(value);
    const code = value === 404 ? "session-unknown" : "internal";
    return Response.json({ code, detail: "It broke.", mend: "Try again in a moment." }, { status: value, headers: { "content-type": "application/problem+json" } });
  };
  vi.stubGlobal("fetch", (path: string, { method = "GET", body }: { readonly method?: string; readonly body?: string } = {}) => {
    asked.push({ method, path, body: body === undefined ? null : JSON.parse(body) });
    if (path === "/api/reference") return Promise.resolve(reply(reference));
    if (path.endsWith("/recordings")) return Promise.resolve(reply({ recordings: now.recordings ?? [], room: { usedBytes: 0, quotaBytes: 1, freeBytes: 1, minutesLeft: null } }));
    if (path === "/api/sessions") return Promise.resolve(reply({ sessions: [] }));
    if (path.endsWith("/timeline")) return Promise.resolve(reply(now.timeline ?? 404));
    if (path.endsWith("/board/present")) return Promise.resolve(reply({ elements: [], report: now.board ?? null }));
    if (method !== "GET" && now.after !== undefined) now = now.after;
    return Promise.resolve(reply(path.endsWith("/assessment") ? now.assessment : now.session));
  });

  const root = createRootRoute();
  const page = (path: string, component: () => React.ReactNode) => createRoute({ getParentRoute: () => root, path, component });
  const elsewhere = () => <p>elsewhere</p>;
  const router = createRouter({
    routeTree: root.addChildren([page("/sessions/$id/report", () => <ReportPage id="s1" />), page("/sessions/$id", elsewhere), page("/reports", elsewhere), page("/", elsewhere)]),
    history: createMemoryHistory({ initialEntries: ["/sessions/s1/report"] }),
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    asked,
    answerWith: (other) => {
      now = other;
    },
  };
}
