import { expect, it } from "vitest";
import { boardName } from "./board-name";

it("names a board by what was practised and the day", () => {
  expect(boardName({ title: "A mailbox for parcels", startedAt: new Date(2026, 4, 6, 12).getTime() })).toBe("a-mailbox-for-parcels-2026-05-06-board");
});
