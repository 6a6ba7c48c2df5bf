import { it } from "vitest";
import { inspectPack } from "#content-pack/read-pack";
import { earOf } from "#core/evidence/ear";
import { hear } from "#core/evidence/hear";
const { pack } = await inspectPack("content");
if (!pack) throw new Error("no pack");
const ear = earOf(pack); if (!ear.ok) throw new Error(ear.problem.message);
it("x", () => {
  for (const s of (process.env.S ?? "").split("|")) {
    const h = hear(ear.value, s);
    for (const x of h.sentences) console.log(JSON.stringify({ s, stems: x.tokens.map((t) => t.stem).join(" "), list: x.isList, q: x.isQuestion, st: x.stances.join(","), qs: x.quantities.map((k) => k.text + ":" + k.unitClass), hits: x.hits.map((k) => JSON.stringify(k.means) + k.from + "-" + k.to) }, null, 1));
  }
});
