import { defineConfig } from "vitest/config";
import react from "@vitejs/plugin-react";

/** What needs a page of its own (named .tsx) stands apart; everything else shares what it has loaded, its browser too, with its neighbours. */
const pages = ["src/web/**/*.test.tsx"];
const journeys = ["test/{agents,crash,journeys}/**/*.test.ts"];

export default defineConfig({
  plugins: [react()],
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: "test/temporary-folder.ts",
    projects: [
      { extends: true, test: { name: "pages", include: pages, pool: "threads" } },
      { extends: true, test: { name: "journeys", include: journeys, isolate: false, expect: { poll: { interval: 150 } } } },
      { extends: true, test: { name: "rooms", include: ["src/**/*.test.ts", "test/**/*.test.ts", "bench/**/*.test.ts"], exclude: [...pages, ...journeys], isolate: false } },
    ],
  },
});
