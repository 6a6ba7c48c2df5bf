import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { editorSchemas } from "#content-pack/editor-schemas";

const content = fileURLToPath(new URL("../../content", import.meta.url));

describe("the schemas that editors use", () => {
  it.each([...editorSchemas()])("%s is current: `npm run fix` writes it anew", async (file, text) => {
    expect(await readFile(join(content, "schema", file), "utf8")).toBe(text);
  });

  it("are all that stands in their folder", async () => {
    expect((await readdir(join(content, "schema"))).sort()).toEqual([...editorSchemas().keys()].sort());
  });

  it("are what each file of content points to", async () => {
    const files = (await readdir(content, { recursive: true })).filter((file) => /\.(yaml|md)$/.test(file) && file !== "README.md");
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const named = /yaml-language-server: \$schema=(\S+)/.exec(await readFile(join(content, file), "utf8"))?.[1];
      expect(named, file).toBeDefined();
      expect(existsSync(resolve(content, dirname(file), named ?? "")), `${file} points to ${named ?? ""}`).toBe(true);
    }
  });
});
