import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { playableQuery } from "./replay-api";

it("asks again for what can be played after recordings were erased or finished", async () => {
  const queries = new QueryClient();
  queries.setQueryData(playableQuery("s1").queryKey, { recordings: [], room: { usedBytes: 0, quotaBytes: 1, freeBytes: 1, minutesLeft: null } });
  await queries.invalidateQueries({ queryKey: ["recordings"] });
  expect(queries.getQueryState(playableQuery("s1").queryKey)?.isInvalidated).toBe(true);
});
