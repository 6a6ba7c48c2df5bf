import type { Transaction } from "kysely";
import type { Tables } from "#store/tables";

/** Sessions, their events, and one draft each. */
export const sessions = {
  name: "0001-sessions",
  async up(db: Transaction<Tables>): Promise<void> {
    await db.schema
      .createTable("session_log")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("started_at", "bigint", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("summary", "text")
      .execute();
    await db.schema
      .createTable("session_event")
      .addColumn("session", "text", (column) => column.notNull().references("session_log.id"))
      .addColumn("seq", "integer", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("session_event_key", ["session", "seq"])
      .execute();
    await db.schema
      .createTable("session_draft")
      .addColumn("session", "text", (column) => column.primaryKey().notNull().references("session_log.id"))
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
  },
} as const;
