import type { Transaction } from "kysely";
import type { Tables } from "#store/tables";

/** The story bank. */
export const stories = {
  name: "0002-stories",
  async up(db: Transaction<Tables>): Promise<void> {
    await db.schema
      .createTable("story")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("changed_at", "bigint", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
  },
} as const;
