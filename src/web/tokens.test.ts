/// <reference types="node" />
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const pairs = new Map([...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));

/** Relative luminance, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [a, b] = [one, other].map((name) => luminance(pairs.get(name)?.[theme] ?? "#000000")).sort((x, y) => y - x);
  return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
}

const grounds = ["ground", "surface", "sunk"];
const words = ["ink", "ink-muted", "accent", "accent-strong", "for", "against", "open"].flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
const onSoft = [["accent", "accent-soft"], ["accent-strong", "accent-soft"], ["ink", "accent-soft"], ["ink-muted", "accent-soft"], ["for", "for-soft"], ["against", "against-soft"], ["ink", "against-soft"], ["open", "open-soft"], ["on-accent", "accent"], ["on-accent", "accent-strong"], ["on-meaning", "against"]] as const;

it.each([...words, ...onSoft])("%s can be read on %s", (ink, ground) => {
  expect(contrast(ink, ground, "light")).toBeGreaterThanOrEqual(4.5);
  expect(contrast(ink, ground, "dark")).toBeGreaterThanOrEqual(4.5);
});

it.each(grounds)("the edge of a control is seen on %s", (ground) => {
  expect(contrast("line-strong", ground, "light")).toBeGreaterThanOrEqual(3);
  expect(contrast("line-strong", ground, "dark")).toBeGreaterThanOrEqual(3);
});
