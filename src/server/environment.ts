export type Env = Readonly<Record<string, string | undefined>>;

/** What a variable says; null where it is not set or empty. */
export function said(env: Env, name: string): string | null {
  const text = env[name]?.trim() ?? "";
  return text === "" ? null : text;
}
