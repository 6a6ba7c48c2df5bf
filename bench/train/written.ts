import type { Model } from "#core/classifier/model";

/** A model as its file: one feature a line, so that a change can be read as a difference of lines. */
export function written({ level, signal, ...head }: Model): string {
  return `${JSON.stringify(head).slice(0, -1)},"level":${part(level)},"signal":${part(signal)}}\n`;
}

function part({ features, ...head }: Model["level"] | Model["signal"]): string {
  const lines = Object.entries(features).map(([name, numbers]) => `${JSON.stringify(name)}:${JSON.stringify(numbers)}`);
  return `${JSON.stringify(head).slice(0, -1)},"features":{\n${lines.join(",\n")}\n}}`;
}
