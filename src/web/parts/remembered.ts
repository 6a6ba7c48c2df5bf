/** What this browser remembers between visits. Nothing in it is the only copy of anything said, but for words not yet sent. */

const prefix = "altitude.";

/** What was remembered under that name; undefined where there is nothing, or nothing that can be read. */
export function recall(name: string): unknown {
  const text = localStorage.getItem(prefix + name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** False where the browser has no room for it. */
export function remember(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function forget(name: string): void {
  localStorage.removeItem(prefix + name);
}

/** The names that begin with that, in no order. */
export function remembered(beginning: string): readonly string[] {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix + beginning)).map((key) => key.slice(prefix.length));
}
