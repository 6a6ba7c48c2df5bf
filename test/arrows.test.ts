import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

/** The arrows and the purity of the core are enforced: a planted fault turns lint red. */
const root = fileURLToPath(new URL("..", import.meta.url));
const eslint = new ESLint({ cwd: root });

async function faultsIn(file: string, source: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(source, { filePath: `${root}/${file}` });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? "");
}

describe("a forbidden import", () => {
  it.each([
    ["src/core/planted.ts", 'import { readFile } from "node:fs/promises";\nexport const read = readFile;\n'],
    ["src/core/planted.ts", 'import { openSqlite } from "#store/sqlite";\nexport const open = openSqlite;\n'],
    ["src/web/planted.ts", 'import { main } from "#server/main";\nexport const run = main;\n'],
    ["src/mcp/planted.ts", 'import { openSqlite } from "#store/sqlite";\nexport const open = openSqlite;\n'],
    ["src/mcp/planted.ts", 'import { createApp } from "#server/app";\nexport const open = createApp;\n'],
    ["src/store/planted.ts", 'import { main } from "../server/main";\nexport const run = main;\n'],
  ])("is refused in %s", async (file, source) => {
    expect(await faultsIn(file, source)).toContain("no-restricted-imports");
  });
});

describe("a clock, chance or locale in the core", () => {
  it.each(["Date.now()", "Math.random()", "new Date()", "new Intl.NumberFormat()", '"a".localeCompare("b")', "(1).toLocaleString()"])("is refused: %s", async (expression) => {
    expect(await faultsIn("src/core/planted.ts", `export const planted = () => ${expression};\n`)).toContain("no-restricted-syntax");
  });
});

it("lets an honest module pass", async () => {
  expect(await faultsIn("src/core/planted.ts", 'import { ok } from "#core/problem";\nexport const fine = ok(1);\n')).toEqual([]);
});
