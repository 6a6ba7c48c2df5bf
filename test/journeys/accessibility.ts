import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong with a page as it stands, in light and in dark, in words; and whether it is wider than its window.
 *
 * @param except a selector of what is not ours, and looked at elsewhere
 */
export async function violations(page: Page, { except }: { readonly except?: string } = {}): Promise<readonly string[]> {
  const found: string[] = [];
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(await readFile(join(process.cwd(), "node_modules/axe-core/axe.min.js"), "utf8"));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const ids = await page.evaluate(`axe.run(${except === undefined ? "" : JSON.stringify({ exclude: [except] })}).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`);
    found.push(...(Array.isArray(ids) ? ids.map((id) => `${colorScheme}: ${String(id)}`) : ["axe gave no answer"]));
  }
  if ((await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) === true) found.push("wider than its window");
  return found;
}
