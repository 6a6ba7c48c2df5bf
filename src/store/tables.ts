import type { ColumnType } from "kysely";

/** A whole number above 2³¹: a string from PostgreSQL's driver, a number from SQLite's. Read it with `Number`. */
type Big = ColumnType<number | string, number, number>;

/**
 * The tables, in types that both engines share. What was said is kept as JSON text, in which every string can be written:
 * neither engine keeps U+0000, nor PostgreSQL a lone surrogate, as they are.
 */
export type Tables = {
  session_log: { id: string; started_at: Big; version: number; summary: string | null };
  session_event: { session: string; seq: number; body: string };
  session_draft: { session: string; body: string };
  /** `body`: title, text and tags. */
  story: { id: string; created_at: Big; changed_at: Big; body: string };
  altitude_migration: { name: string };
};
