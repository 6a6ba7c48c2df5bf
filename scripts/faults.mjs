import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const axe = await readFile(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** What a look at the page would not show, or only to a patient eye, a sentence each: rules of accessibility (the drawing tools are of others), scrolling sideways, controls too small to hit. */
export async function faultsOf(page) {
  await page.evaluate(axe);
  return [...(await page.evaluate("axe.run({ exclude: ['.excalidraw'] }).then(({ violations }) => violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`))")), ...(await page.evaluate(`(${measured})()`))];
}

/** Runs in the page, whose names this program does not know. */
const measured = `() => {
  const faults = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push("scrolls sideways: " + scrollWidth + " in " + clientWidth);
  for (const control of (document.querySelector("dialog[open]") ?? document).querySelectorAll("button, a[href], input, select, textarea, summary, [role=slider], [role=switch]")) {
    const { width, height } = control.getBoundingClientRect();
    const isInSentence = control.matches("p a, li a, dd a, td a, q a");
    const isHit = control.matches("input") && control.closest("label") !== null;
    if (control.checkVisibility({ visibilityProperty: true }) && control.closest(".excalidraw, .visually-hidden") === null && width > 1 && !isInSentence && !isHit && (width < 24 || height < 24)) faults.push("small: " + Math.round(width) + " × " + Math.round(height) + " " + control.outerHTML.slice(0, 160));
  }
  return faults;
}`;
