import { defineConfig } from "tsdown";

/** What Node runs: the command line and the server. Libraries stay in node_modules. */
export default defineConfig({
  entry: { cli: "src/cli/main.ts", server: "src/server/main.ts", "remux-worker": "src/store/remux-worker.ts", "write-editor-schemas": "src/content-pack/write-editor-schemas.ts", "write-kept-pack": "src/content-pack/write-kept-pack.ts", "bench-speed": "bench/speed.ts", "bench-judgement": "bench/judgement/main.ts", "bench-model": "bench/model/main.ts", "bench-start": "bench/start.ts", "bench-first-word": "bench/first-word.ts", "bench-recording": "bench/recording.ts", train: "bench/train/main.ts" },
  outDir: "dist/node",
  // Only a bench starts a browser. Kysely comes as hundreds of files, which take longer to open than to run.
  deps: { neverBundle: ["playwright-core"], alwaysBundle: ["kysely"] },
  format: "esm",
  platform: "node",
  target: "node20.19",
  fixedExtension: true,
  dts: false,
  clean: false,
  report: false,
  failOnWarn: true,
});
