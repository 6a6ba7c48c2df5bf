import type { Pair } from "./agreement";
import { wholeLevel } from "./agreement";
import type { ArithmeticFigures } from "./arithmetic-figures";
import type { Part } from "./corpus";
import { honest } from "./level-figures";
import type { Read } from "./read-items";
import { figure, type Line, type PartTable } from "./table";

type Report = {
  readonly version: string;
  readonly tables: readonly { readonly part: Part; readonly items: readonly Read[]; readonly table: PartTable }[];
  readonly arithmetic: ArithmeticFigures;
  readonly curve: readonly { readonly answers: number; readonly order: number | null }[];
  readonly raters: readonly Pair[];
  readonly worst: readonly Read[];
};

const levels = ["junior", "mid", "senior", "staff"] as const;

/** The figures as a page that stands alone: the tables, the confusion matrices, reliability and the learning curve. */
export function reportOf({ version, tables, arithmetic, curve, worst }: Report): string {
  const sections = tables.map(
    ({ part, items, table }) => `<section><h2>${part}</h2>${tableHtml(table.lines)}<div class="plots">${confusion(items)}${reliability(items)}</div></section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Altitude: how the reading judges</title><style>${style}</style>
<h1>How the built-in reading judges</h1><p>Content ${version}. <code>train</code> is what the classifier was fitted to; <code>test</code> is only ever measured. Intervals: 95 %, over resampled sets.</p>
${sections.join("\n")}
<section><h2>Arithmetic</h2><p>Errors of 2× and more found: ${String(arithmetic.found)} of ${String(arithmetic.wrong)}. False alarms: ${String(arithmetic.falseAlarms)} of ${String(arithmetic.sound)}.</p></section>
<section><h2>Learning curve</h2>${learning(curve)}</section>
<section><h2>The worst twenty misses</h2><table><tr><th>answer</th><th>read</th><th>people</th><th>kind</th></tr>${worst.map(({ id, value, rated, level, round }) => `<tr><td>${id}</td><td>${figure(value)}</td><td>${figure(rated ?? level)}</td><td>${round}</td></tr>`).join("")}</table></section></html>
`;
}

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#16202b;background:#fff}table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #d5dce4;text-align:left;vertical-align:top}.plots{display:flex;flex-wrap:wrap;gap:2rem;margin:1rem 0}.no{color:#a33}.yes{color:#17713f}svg text{font:12px system-ui,sans-serif;fill:#16202b}";

function tableHtml(lines: readonly Line[]): string {
  const rows = lines.map(({ what, goal, value, low, high, n, isMet, beside }) => `<tr><td>${escaped(what)}</td><td class="${goal === "" ? "" : isMet === true ? "yes" : "no"}">${figure(value)}${low === null || high === null ? "" : ` (${figure(low)} to ${figure(high)})`}</td><td>${escaped(goal)}</td><td>${String(n)}</td><td>${escaped(beside)}</td></tr>`);
  return `<table><tr><th>what</th><th>measured</th><th>goal</th><th>n</th><th>beside it</th></tr>${rows.join("")}</table>`;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const cell = 56;

/** Rows are what people see, columns what the reading says. */
function confusion(items: readonly Read[]): string {
  const counts = levels.map((_, seen) => levels.map((__, said) => honest(items).filter(({ rated, level, value }) => wholeLevel(rated ?? level) === seen + 1 && wholeLevel(value) === said + 1).length));
  const most = Math.max(1, ...counts.flat());
  const cells = counts.flatMap((row, seen) => row.map((count, said) => `<rect x="${String(70 + said * cell)}" y="${String(30 + seen * cell)}" width="${String(cell - 2)}" height="${String(cell - 2)}" fill="rgba(30,90,160,${(count / most).toFixed(2)})"/><text x="${String(70 + said * cell + 22)}" y="${String(30 + seen * cell + 32)}" ${count / most > 0.55 ? 'style="fill:#fff"' : ""}>${String(count)}</text>`));
  const names = levels.map((name, at) => `<text x="${String(74 + at * cell)}" y="22">${name}</text><text x="8" y="${String(62 + at * cell)}">${name}</text>`);
  return `<figure><svg role="img" aria-label="Confusion matrix" width="310" height="270">${names.join("")}${cells.join("")}</svg><figcaption>People (rows) and reading (columns)</figcaption></figure>`;
}

/** The mean that people give, by what the reading says: on the line where the two agree. */
function reliability(items: readonly Read[]): string {
  const x = (value: number) => 30 + ((value - 1) / 3) * 220;
  const y = (value: number) => 250 - ((value - 1) / 3) * 220;
  const bins = Array.from({ length: 8 }, (_, index) => {
    const from = 1 + (index * 3) / 8;
    const some = honest(items).filter(({ value }) => value >= from && value < from + 3 / 8 + (index === 7 ? 0.01 : 0));
    return some.length === 0 ? "" : `<circle cx="${x(some.reduce((sum, { value }) => sum + value, 0) / some.length).toFixed(1)}" cy="${y(some.reduce((sum, { rated, level }) => sum + (rated ?? level), 0) / some.length).toFixed(1)}" r="${(2 + Math.sqrt(some.length)).toFixed(1)}" fill="rgba(30,90,160,.7)"/>`;
  });
  const ticks = [1, 2, 3, 4].map((value) => `<text x="${String(x(value) - 3)}" y="268">${String(value)}</text><text x="12" y="${String(y(value) + 4)}">${String(value)}</text>`);
  return `<figure><svg role="img" aria-label="Reliability" width="270" height="275"><line x1="${String(x(1))}" y1="${String(y(1))}" x2="${String(x(4))}" y2="${String(y(4))}" stroke="#9aa7b5"/>${bins.join("")}${ticks.join("")}</svg><figcaption>Reading (across) and people (up)</figcaption></figure>`;
}

function learning(curve: Report["curve"]): string {
  const most = Math.max(1, ...curve.map(({ answers }) => answers));
  const place = (answers: number, order: number) => ({ x: 40 + (answers / most) * 420, y: 200 - Math.max(0, (order - 0.5) / 0.5) * 180 });
  const points = curve.flatMap(({ answers, order }) => (order === null ? [] : [{ ...place(answers, order), order, answers }]));
  return `<svg role="img" aria-label="Order within a set by answers seen in training" width="500" height="230"><polyline fill="none" stroke="rgb(30,90,160)" points="${points.map(({ x, y }) => `${x.toFixed(0)},${y.toFixed(0)}`).join(" ")}"/>${points.map(({ x, y, order, answers }) => `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="4" fill="rgb(30,90,160)"/><text x="${(x - 12).toFixed(0)}" y="${(y - 8).toFixed(0)}">${figure(order)}</text><text x="${(x - 8).toFixed(0)}" y="220">${String(answers)}</text>`).join("")}</svg>`;
}
