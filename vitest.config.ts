import { defineConfig } from "vitest/config";
import react from "@vitejs/plugin-react";

/** What needs a page of its own, and what needs a process or a browser; everything else shares what it has loaded with its neighbours. */
const pages = ["src/web/**/*.test.tsx"];
const apart = ["test/{agents,crash,journeys}/**/*.test.ts"];

export default defineConfig({
  plugins: [react()],
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "pages", include: pages, pool: "threads" } },
      { extends: true, test: { name: "apart", include: apart } },
      { extends: true, test: { name: "rooms", include: ["src/**/*.test.ts", "test/**/*.test.ts", "bench/**/*.test.ts"], exclude: [...pages, ...apart], isolate: false } },
    ],
  },
});
