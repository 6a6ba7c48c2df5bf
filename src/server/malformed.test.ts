import { expect, it } from "vitest";
import { ProblemBody } from "#server/problem-response";
import { world } from "#server/test-world";
import { StoreFailed } from "#store/event-store";
import { openMemory } from "#store/memory";

it.each([
  ["no body", undefined, {}, 400, "request-malformed", "body"],
  ["broken JSON", '{"round":', {}, 400, "request-malformed", "JSON"],
  ["an array", "[]", {}, 400, "request-malformed", "body"],
  ["null", "null", {}, 400, "request-malformed", "body"],
  ["JSON sent as text", '{"round":"behavioural"}', { "content-type": "text/plain" }, 400, "request-malformed", "not JSON"],
  ["a form", "round=behavioural", { "content-type": "application/x-www-form-urlencoded" }, 400, "request-malformed", "not JSON"],
  ["more than a megabyte", `{"round":"${"x".repeat(1_000_000)}"}`, {}, 413, "request-too-large", "1 MB"],
])("answers %s with one problem that says what is wrong", async (_, body, headers, status, code, says) => {
  const { ask, reports } = await world();
  const refused = await ask("POST", "/api/sessions", { headers, ...(body === undefined ? {} : { body }) });
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  const problem = ProblemBody.parse(await refused.json());
  expect(problem).toMatchObject({ type: `urn:altitude:problem:${code}`, status, code });
  expect(refused.status).toBe(status);
  expect(problem.detail).toContain(says);
  expect(reports).toEqual([]);
});

it.each([["GET", "/api/nowhere"], ["PATCH", "/api/sessions"], ["POST", "/healthz"], ["GET", "/api/sessions/a/b/c"], ["POST", "/practise"], ["GET", "/missing.js"]])("answers %s %s with route-unknown", async (method, path) => {
  const { ask } = await world();
  const refused = await ask(method, path);
  expect([refused.status, await refused.json()]).toMatchObject([404, { code: "route-unknown", detail: `There is no ${method} ${path}.` }]);
});

it("answers a database that failed with 503, and a bug with 500, neither with its insides", async () => {
  const store = openMemory();
  for (const [error, status, code] of [[new StoreFailed("disk I/O error at page 7"), 503, "database-unavailable"], [new Error("secret stack"), 500, "internal"]] as const) {
    const failing = { ...store, append: () => Promise.reject(error) };
    const { ask, reports } = await world({ store: failing });
    const refused = await ask("POST", "/api/sessions", { body: { round: "behavioural" } });
    const text = await refused.text();
    expect([refused.status, JSON.parse(text)]).toMatchObject([status, { code }]);
    expect(text).not.toMatch(/page 7|secret|at .*\.ts/);
    expect(reports).toEqual([error]);
  }
});
