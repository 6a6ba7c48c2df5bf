import { expect, it } from "vitest";
import { Assessment } from "#core/assessment/assessment";
import { world } from "#server/test-world";

it("assesses a finished session, in the same bytes each time, and not an open one", async () => {
  const { ask, start, answer, store } = await world();
  const { id } = await start();
  await answer(id, "k", "I wrote the plan, and as a result releases took two days.");
  for (const path of ["assessment", "report.md"]) {
    const early = await ask("GET", `/api/sessions/${id}/${path}`);
    expect([early.status, await early.json()]).toMatchObject([409, { code: "session-open", mend: "Finish it first." }]);
  }
  await ask("POST", `/api/sessions/${id}/finish`);
  const text = await (await ask("GET", `/api/sessions/${id}/assessment`)).text();
  expect(Assessment.parse(JSON.parse(text)).id).toBe(id);
  expect(await (await (await world({ store })).ask("GET", `/api/sessions/${id}/assessment`)).text()).toBe(text);
});

it("gives the report as a file in Markdown, with nothing of what was said as markup", async () => {
  const { ask, start, answer } = await world();
  const { id } = await start();
  await answer(id, "k", "I wrote the plan <svg onload=alert(1)> for the change.");
  await ask("POST", `/api/sessions/${id}/finish`);
  const report = await ask("GET", `/api/sessions/${id}/report.md`);
  expect(report.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(report.headers.get("content-disposition")).toBe('attachment; filename="altitude-a-change-that-you-led-2026-05-06.md"');
  const text = await report.text();
  expect(text).toContain("# A change that you led");
  expect(text).toContain("\\<svg onload");
  expect(text).not.toMatch(/(?<!\\)<svg/);
});
