import { it } from "vitest";
import { world } from "#server/test-world";
it("x", async () => {
  const w = await world();
  const v = await w.start();
  console.log(v);
  console.log(await w.answer(v.id, "k", "I noticed that our releases were slow, so I wrote a proposal and led the change in two teams. It cost us a month."));
  console.log((await w.ask("POST", `/api/sessions/${v.id}/finish`)).status);
  console.log(await (await w.ask("GET", `/api/sessions/${v.id}/assessment`)).text());
  console.log(await (await w.ask("GET", `/api/sessions/${v.id}/report.md`)).text());
  console.log((await (await w.ask("GET", `/api/openapi.json`)).text()).slice(0,3000));
  console.log(w.reports);
});
