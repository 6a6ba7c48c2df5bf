// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useKeeping } from "./use-keeping";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("lets whoever leaves go where the recording cannot be kept", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  let fail = (): void => undefined;
  const { result } = renderHook(() => useKeeping(() => new Promise((_, reject) => { fail = () => { reject(new Error("No browser storage.")); }; })));
  const leaving = result.current.waitForIt();
  await waitFor(() => { expect(result.current.isShown).toBe(true); });
  await act(async () => {
    fail();
    await leaving;
  });
  expect(result.current.isShown).toBe(false);
  expect(said).toHaveBeenCalledOnce();
});
